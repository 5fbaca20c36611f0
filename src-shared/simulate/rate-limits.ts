/** Counters of fixed windows, aligned to the epoch (contract section 14). Kept in memory: a window is an hour at most. */

export interface RateLimits {
  /** Hits counted in the window that holds `now`. */
  used(key: string, windowSeconds: number, now: number): number
  hit(key: string, windowSeconds: number, now: number): void
  clear(key: string): void
  /** Clears every counter. */
  clearAll(): void
}

export function createRateLimits(): RateLimits {
  const counters = new Map<string, { window: number; hits: number }>()
  const windowOf = (windowSeconds: number, now: number) => Math.floor(now / 1000 / windowSeconds)

  function used(key: string, windowSeconds: number, now: number): number {
    const counter = counters.get(key)
    return counter?.window === windowOf(windowSeconds, now) ? counter.hits : 0
  }

  return {
    used,
    hit(key, windowSeconds, now) {
      counters.set(key, { window: windowOf(windowSeconds, now), hits: used(key, windowSeconds, now) + 1 })
    },
    clear: (key) => void counters.delete(key),
    clearAll: () => counters.clear(),
  }
}
