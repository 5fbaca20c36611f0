/** Whether the data file can be written, and the tries to find out when it can be again. */
export interface FileHealth {
  /** What went wrong and what to do; null while all is well. */
  readonly message: string | null
  hasFailed(what: Trouble): boolean
  fail(what: Trouble, words: { readonly message: string; readonly hint: string }): void
  recover(what: Trouble): void
  /** Calls back when a message appears, changes or goes. */
  onChange(listener: () => void): void
  /** No further try. */
  stop(): void
}

export type Trouble = 'write' | 'compaction'

export interface FileHealthOptions {
  readonly retryAfterMilliseconds: number
  /** Calls `recover` for what is well again. */
  retry(): Promise<void>
}

const longestWaitMilliseconds = 60_000

export function createFileHealth({ retryAfterMilliseconds, retry }: FileHealthOptions): FileHealth {
  const troubles = new Map<Trouble, string>()
  const listeners: (() => void)[] = []
  let waiting: NodeJS.Timeout | null = null
  let wait = retryAfterMilliseconds
  let isStopped = false

  const message = (): string | null => troubles.get('write') ?? troubles.get('compaction') ?? null

  function changed(before: string | null): void {
    if (message() !== before) for (const listener of listeners) listener()
    if (message() === null) wait = retryAfterMilliseconds
    else retryLater()
  }

  function retryLater(): void {
    if (isStopped || waiting !== null) return
    waiting = setTimeout(() => void tryAgain(), wait).unref()
    wait = Math.min(wait * 2, longestWaitMilliseconds)
  }

  async function tryAgain(): Promise<void> {
    // One that fails leaves all as it was; the next comes by itself.
    if (message() !== null) await retry().catch(() => undefined)
    waiting = null
    if (message() !== null) retryLater()
  }

  return {
    get message() {
      return message()
    },
    hasFailed: (what) => troubles.has(what),
    fail(what, words) {
      const before = message()
      troubles.set(what, `${words.message} ${words.hint}`)
      changed(before)
    },
    recover(what) {
      const before = message()
      if (troubles.delete(what)) changed(before)
    },
    onChange: (listener) => void listeners.push(listener),
    stop() {
      isStopped = true
      if (waiting !== null) clearTimeout(waiting)
    },
  }
}
