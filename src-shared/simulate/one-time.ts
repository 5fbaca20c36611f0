/** What may be fetched once by a key that nobody can guess, such as what an OAuth2 code stands for. Kept in memory. */
import type { Random } from './random.ts'

export interface OneTime<T> {
  /** The key under which it waits. */
  put(value: T): string
  /** Null when the key is unknown, was used, or 1,000 others came after it. */
  take(key: string): T | null
}

/** Who never comes back must not fill the memory. */
const most = 1000

export function createOneTime<T>(random: Random): OneTime<T> {
  const waiting = new Map<string, T>()
  return {
    put(value) {
      const key = random.hex(40)
      waiting.set(key, value)
      const [oldest] = waiting.keys()
      if (waiting.size > most && oldest !== undefined) waiting.delete(oldest)
      return key
    },
    take(key) {
      const value = waiting.get(key) ?? null
      waiting.delete(key)
      return value
    },
  }
}
