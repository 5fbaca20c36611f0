/**
 * Syncs that all who wait share: one covers what was appended before it began, so whoever appends while it runs waits
 * for the next, together with everybody else who did.
 */
export interface GroupCommit {
  /** Something was appended that no sync covers yet. */
  appended(): void
  /** Resolves when all that was appended before is synced; rejects as the sync does. */
  durable(): Promise<void>
  /** Resolves in the very moment in which no sync runs, with what `work` does then. */
  between<T>(work: () => T): Promise<T>
}

export function createGroupCommit(sync: () => Promise<void>): GroupCommit {
  let isBehind = false
  let running: Promise<void> | null = null
  let next: Promise<void> | null = null

  function start(): Promise<void> {
    next = null
    isBehind = false
    return (running = sync().finally(() => (running = null)))
  }

  return {
    appended() {
      isBehind = true
    },
    durable() {
      if (!isBehind) return running ?? Promise.resolve()
      if (next !== null) return next
      if (running === null) return start()
      return (next = running.catch(() => undefined).then(start))
    },
    async between(work) {
      while (running !== null) await running.catch(() => undefined)
      return work()
    },
  }
}
