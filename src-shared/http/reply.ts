/** Bodies as the server writes them (contract sections 1 and 7). */

/** JSON with `/` escaped and Unicode left as it is, but for the two line separators. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value).replace(/[/\u2028\u2029]/g, (character) =>
    character === '/' ? '\\/' : `\\u${character.charCodeAt(0).toString(16)}`,
  )
}

/** A body, and its text for the log. */
export interface WrittenReply {
  readonly response: Response
  readonly text: string
}

export function jsonReply(status: number, value: unknown): WrittenReply {
  const text = jsonText(value)
  const headers = { 'Content-Type': 'application/json; charset=UTF-8' }
  return { response: new Response(text, { status, headers }), text }
}

export function emptyReply(status: number): Response {
  return new Response(null, { status })
}

export function htmlReply(status: number, html: string): Response {
  return new Response(html, { status, headers: { 'Content-Type': 'text/html; charset=UTF-8' } })
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** As OAuth2 sends browsers on (contract section 3). */
export function redirectReply(status: number, location: string): Response {
  const headers = {
    'Cache-Control': 'no-store, no-cache, must-revalidate, max-age=0',
    Pragma: 'no-cache',
    Location: location,
  }
  return new Response(null, { status, headers })
}

/** Errors are never kept by a cache (contract section 3). */
export function forbidCaching(headers: Headers): void {
  headers.set('Cache-Control', 'no-cache, no-store, must-revalidate')
  headers.set('Expires', '0')
  headers.set('Pragma', 'no-cache')
}
