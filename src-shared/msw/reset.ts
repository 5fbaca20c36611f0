/** Between two tests: forgets what a browser keeps of sign-ins. */
import type { CookieJar } from './cookie-jar.ts'
import { currentPage } from './page.ts'

/** As much of `localStorage` as is needed. */
export interface ItemStorage {
  removeItem(name: string): void
}

/** Where the official web SDK keeps the session when it thinks that cookies may not hold it. */
const sdkStorageKey = 'cookieFallback'

export interface BrowserState {
  /** The jar that was given to `handlers()`. */
  readonly jar?: CookieJar
  /** Default: the `localStorage` of the page, where there is a page. */
  readonly storage?: ItemStorage
}

/**
 * Empties the cookie jar and clears the session that the web SDK keeps in `localStorage`: the next call is a guest's.
 *
 * ```ts
 * afterEach(() => resetBrowserState({ jar }))
 * ```
 */
export function resetBrowserState({ jar, storage }: BrowserState): void {
  jar?.clear()
  const items = storage ?? pageStorage()
  items?.removeItem(sdkStorageKey)
}

function pageStorage(): ItemStorage | null {
  // Without a page there is nothing to clear, and Node warns about a mere look at its own `localStorage`.
  if (currentPage() === null) return null
  const storage: unknown = Reflect.get(globalThis, 'localStorage')
  return isItemStorage(storage) ? storage : null
}

function isItemStorage(value: unknown): value is ItemStorage {
  return typeof value === 'object' && value !== null && 'removeItem' in value && typeof value.removeItem === 'function'
}
