/** Between two tests: forgets what a browser keeps of sign-ins, or signs it in. */
import type { SignInAs } from '../contract/control.ts'
import type { CookieJar } from './cookie-jar.ts'
import { currentPage } from './page.ts'

/** As much of `localStorage` as is needed. */
export interface ItemStorage {
  removeItem(name: string): void
  setItem(name: string, value: string): void
}

/** Where the official web SDK keeps the session when it thinks that cookies may not hold it. */
const sdkStorageKey = 'cookieFallback'

export interface BrowserState {
  /** The jar that was given to `handlers()`. */
  readonly jar?: CookieJar
  /** Default: the `localStorage` of the page, where there is a page. */
  readonly storage?: Pick<ItemStorage, 'removeItem'>
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

export interface SignInBrowser extends BrowserState {
  readonly storage?: ItemStorage
  /** What the SDK is given. Default `http://localhost/v1`; only a jar asks for it. */
  readonly endpoint?: string
}

/**
 * Makes the page a user's before the app starts, without a call of its own: as if it had signed in an earlier time.
 * Without a page, the `jar` is signed in at `endpoint`, which is that of the SDK.
 *
 * ```ts
 * signInBrowser(await emulator.as('grace'))
 * ```
 */
export function signInBrowser(
  { cookieName, secret, expire, storageState }: SignInAs,
  { jar, storage, endpoint = 'http://localhost/v1' }: SignInBrowser = {},
): void {
  const url = new URL(endpoint)
  const expires = new Date(expire).getTime()
  const cookie = { name: cookieName, value: encodeURIComponent(secret), expires, secure: false, domain: null } as const
  jar?.store(url, [{ ...cookie, path: '/', httpOnly: true, sameSite: 'None' }], -Infinity)
  const items = storage ?? pageStorage()
  for (const { name, value } of storageState.origins.flatMap(({ localStorage }) => localStorage)) {
    items?.setItem(name, value)
  }
}

function pageStorage(): ItemStorage | null {
  // Without a page there is nothing to clear, and Node warns about a mere look at its own `localStorage`.
  if (currentPage() === null) return null
  const storage: unknown = Reflect.get(globalThis, 'localStorage')
  return isItemStorage(storage) ? storage : null
}

function isItemStorage(value: unknown): value is ItemStorage {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['removeItem', 'setItem'].every((name) => typeof Reflect.get(value, name) === 'function')
  )
}
