/** Cookies as data, in and out (contract section 3). */

/** Percent-decoded values by lower-case name; a value that cannot be decoded is kept as it is. */
export function parseCookies(header: string | null): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>()
  for (const part of (header ?? '').split(';')) {
    const equals = part.indexOf('=')
    if (equals < 1) continue
    const name = part.slice(0, equals).trim().toLowerCase()
    if (!cookies.has(name)) cookies.set(name, decode(part.slice(equals + 1).trim()))
  }
  return cookies
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

/** `.host`, or null where the contract sends no domain: localhost and IP addresses. */
export function cookieDomain(hostname: string): string | null {
  return isLocalOrAddress(hostname) ? null : `.${hostname}`
}

export function isLocalOrAddress(hostname: string): boolean {
  return hostname === 'localhost' || /^[\d.]+$/.test(hostname) || hostname.includes(':')
}
