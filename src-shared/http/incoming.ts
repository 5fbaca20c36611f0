/** A request as gates and log read it. */
import type { Peer } from '../emulator.ts'

export type Incoming = Pick<Request, 'method' | 'url' | 'headers'>

/** With the headers that a browser keeps from scripts: a `Headers` of its own takes them, a `Request` would not. */
export function incomingOf(request: Request, peer: Peer): Incoming {
  if (peer.headers === undefined) return request
  const headers = new Headers(request.headers)
  for (const [name, value] of Object.entries(peer.headers)) headers.set(name, value)
  return { method: request.method, url: request.url, headers }
}
