/**
 * When the log is folded into the database. That holds requests up for as long as the database takes to be exported, so
 * it waits for a moment without writes, and the larger the database, the longer the log may grow.
 */

/** Past either of the two it is time; past twice of it there is no more waiting. */
export interface CompactionThreshold {
  readonly commits: number
  readonly bytes: number
}

export interface CompactionOptions {
  readonly threshold: CompactionThreshold | undefined
  size(): CompactionThreshold & { readonly databaseBytes: number }
  run(): Promise<void>
  /** Of one that nobody waits for. */
  onFailure(error: unknown): void
}

export interface Compaction {
  /** A commit was added: runs one by itself when it is time. */
  consider(): void
  /** As soon as nothing else runs. */
  runSoon(): void
  /** A call while one runs joins it. */
  run(): Promise<void>
  /** Resolves when none runs. */
  settled(): Promise<void>
  /** None starts by itself any more. */
  stop(): void
}

const standardThreshold: CompactionThreshold = { commits: 5_000, bytes: 8 * 1024 * 1024 }
/** Up to this size the threshold counts as it stands, beyond it in proportion. */
const smallDatabaseBytes = 32 * 1024 * 1024
const quietMilliseconds = 200

export function createCompaction({ threshold, size, run, onFailure }: CompactionOptions): Compaction {
  const least = threshold ?? standardThreshold
  let running: Promise<void> | null = null
  let waiting: NodeJS.Timeout | null = null
  let isSoon = false
  let isStopped = false
  // After one that failed the next waits until the log has grown by a threshold more.
  let failedAt: CompactionThreshold = { commits: 0, bytes: 0 }

  function isPast(times: number): boolean {
    const { commits, bytes, databaseBytes } = size()
    const factor = times * Math.max(1, databaseBytes / smallDatabaseBytes)
    return commits - failedAt.commits >= least.commits * factor || bytes - failedAt.bytes >= least.bytes * factor
  }

  function runNow(): Promise<void> {
    stopWaiting()
    running ??= runOnce().finally(() => (running = null))
    return running
  }

  async function runOnce(): Promise<void> {
    try {
      await run()
      failedAt = { commits: 0, bytes: 0 }
    } catch (error) {
      failedAt = size()
      throw error
    }
  }

  function runByItself(): void {
    isSoon = false
    if (!isStopped && running === null) runNow().catch(onFailure)
  }

  function runSoon(): void {
    if (isSoon || running !== null) return
    isSoon = true
    // Outside the request, and outside its transaction: a database is not exported while one is open.
    setImmediate(runByItself)
  }

  function stopWaiting(): void {
    if (waiting !== null) clearTimeout(waiting)
    waiting = null
  }

  return {
    consider() {
      if (running !== null || isSoon || !isPast(1)) return
      stopWaiting()
      if (isPast(2)) return runSoon()
      waiting = setTimeout(runByItself, quietMilliseconds).unref()
    },
    runSoon,
    run: runNow,
    async settled() {
      await running?.catch(() => undefined)
    },
    stop() {
      isStopped = true
      stopWaiting()
    },
  }
}
