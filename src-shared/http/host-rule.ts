/** Which `Host` a request may carry: a page that rebinds a name to 127.0.0.1 must not reach the server. */

const always: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

/** `host` as in the header, with or without a port. `allowed` are further names, or `any` where there is no socket. */
export function isHostHeaderAllowed(host: string | null, allowed: readonly string[] | 'any'): boolean {
  if (allowed === 'any') return true
  const name = (host ?? '').toLowerCase().replace(/:\d+$/, '')
  return always.has(name) || allowed.some((entry) => entry.toLowerCase() === name)
}
