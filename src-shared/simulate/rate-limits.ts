/** Counters of fixed windows, aligned to the epoch (contract section 14). Kept in memory: a window is an hour at most. */

/** What a key may be used: at most `limit` times in each window. */
export interface Allowance {
  readonly limit: number
  readonly windowSeconds: number
}

export interface Counter extends Allowance {
  readonly key: string
  readonly used: number
}

export interface RateLimits {
  /** Hits counted in the window that holds `now`. */
  used(key: string, windowSeconds: number, now: number): number
  hit(key: string, allowance: Allowance, now: number): void
  /** Every counter of a window that is still open. */
  open(now: number): readonly Counter[]
  clear(key: string): void
  /** Clears every counter. */
  clearAll(): void
}

export function createRateLimits(): RateLimits {
  const counters = new Map<string, Counter & { readonly window: number }>()

  function used(key: string, windowSeconds: number, now: number): number {
    const counter = counters.get(key)
    return counter?.window === windowOf(windowSeconds, now) ? counter.used : 0
  }

  return {
    used,
    hit(key, { limit, windowSeconds }, now) {
      const window = windowOf(windowSeconds, now)
      counters.set(key, { key, limit, windowSeconds, window, used: used(key, windowSeconds, now) + 1 })
    },
    open: (now) =>
      [...counters.values()].filter(({ window, windowSeconds }) => window === windowOf(windowSeconds, now)),
    clear: (key) => void counters.delete(key),
    clearAll: () => counters.clear(),
  }
}

function windowOf(windowSeconds: number, now: number): number {
  return Math.floor(now / 1000 / windowSeconds)
}

/** When the window that holds `now` ends, in Unix seconds. */
export function windowEnd(windowSeconds: number, now: number): number {
  return (windowOf(windowSeconds, now) + 1) * windowSeconds
}
