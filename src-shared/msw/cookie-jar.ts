/** A browser's cookies, kept for handlers: scripts can neither read `Set-Cookie` nor send `Cookie`. */
import type { SetCookie } from '../emulator.ts'

export interface CookieJar {
  /** The `Cookie` header for a request to this URL; empty when there is none to send. */
  header(url: URL, now: number): string
  store(url: URL, cookies: readonly SetCookie[], now: number): void
  clear(): void
}

interface StoredCookie extends Pick<SetCookie, 'name' | 'value' | 'expires' | 'secure'> {
  /** Lower case, without a leading dot. */
  readonly host: string
  readonly includesSubdomains: boolean
}

/**
 * A jar of its own; give it to several `handlers()` that are to share their cookies.
 *
 * Emulator: `SameSite` is not weighed, the page under test counts as belonging to its endpoint. As in browsers, ports
 * do not part cookies: two emulators on `localhost` need a jar each, which they have by default.
 */
export function createCookieJar(): CookieJar {
  const cookies = new Map<string, StoredCookie>()
  return {
    header(url, now) {
      for (const [key, { expires }] of cookies) if (expires <= now) cookies.delete(key)
      return [...cookies.values()]
        .filter((cookie) => belongsTo(cookie, url))
        .map(({ name, value }) => `${name}=${value}`)
        .join('; ')
    },
    store(url, received, now) {
      for (const { name, value, expires, secure, domain } of received) {
        const host = (domain ?? url.hostname).replace(/^\./, '').toLowerCase()
        const key = `${domain === null ? '' : '.'}${host} ${name}`
        // Deleted first, so that a rewritten cookie goes to the end; a server removes one by an expiry in the past.
        cookies.delete(key)
        if (expires > now) cookies.set(key, { name, value, expires, secure, host, includesSubdomains: domain !== null })
      }
    },
    clear: () => cookies.clear(),
  }
}

function belongsTo({ host, includesSubdomains, secure }: StoredCookie, url: URL): boolean {
  if (secure && url.protocol !== 'https:') return false
  return url.hostname === host || (includesSubdomains && url.hostname.endsWith(`.${host}`))
}
