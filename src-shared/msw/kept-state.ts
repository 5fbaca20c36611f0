/** A page that reloads: what its emulator held is kept in `sessionStorage`, which ends with the tab. */
import type { Emulator } from '../emulator.ts'

/** As much of `sessionStorage` as is needed. */
export interface StateStorage {
  getItem(name: string): string | null
  setItem(name: string, value: string): void
  removeItem(name: string): void
}

export interface KeptStateOptions {
  /** Default: the `sessionStorage` of the page. */
  readonly storage?: StateStorage
  /** One for each emulator of a page. Default `offwrite`. */
  readonly name?: string
}

/**
 * Brings back what the page held before it was reloaded, clock and inbox included, and keeps it again when the page
 * goes. A reset still goes back to the state that the emulator was made with. Answers how to forget: a later reload
 * finds nothing. The web SDK keeps its session in `localStorage` and so stays signed in.
 *
 * ```ts
 * const emulator = await createEmulator({ snapshot: fixture })
 * keepStateInPage(emulator)
 * ```
 */
export function keepStateInPage(
  emulator: Pick<Emulator, 'snapshot' | 'restore'>,
  { storage = pageStorage(), name = 'offwrite' }: KeptStateOptions = {},
): () => void {
  const kept = storage.getItem(name)
  if (kept !== null) emulator.restore(kept, { dates: 'keep' })
  const going = new AbortController()
  addEventListener('pagehide', () => storage.setItem(name, emulator.snapshot({ messages: true, logs: true })), {
    signal: going.signal,
  })
  return () => {
    going.abort()
    storage.removeItem(name)
  }
}

function pageStorage(): StateStorage {
  const storage: unknown = Reflect.get(globalThis, 'sessionStorage')
  if (!isStateStorage(storage)) throw new TypeError('keepStateInPage: there is no sessionStorage here; give a storage.')
  return storage
}

function isStateStorage(value: unknown): value is StateStorage {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['getItem', 'setItem', 'removeItem'].every((name) => typeof Reflect.get(value, name) === 'function')
  )
}
