/** Which addresses the window may show, and which it may hand to the system's browser. */

/** The window's own page and nothing else of its server: an answer of the API is no page to stand on. */
export function isOwnPage(address: string, origin: string): boolean {
  const url = parse(address)
  return url !== null && url.origin === origin && url.pathname === '/' && hasNoUser(url)
}

/** What of the page asks for a window of its own: a screen without the frame, or the newest code alone. */
export function popOutKind(address: string, origin: string): 'screen' | 'code' | null {
  if (!isOwnPage(address, origin)) return null
  const frame = new URLSearchParams(parse(address)?.hash.split('?', 2)[1] ?? '').get('frame')
  return frame === 'bare' ? 'screen' : frame === 'mini' ? 'code' : null
}

/** Only the web, and no address that hides its host behind a user name. */
export function isWebLink(address: string): boolean {
  const url = parse(address)
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') && hasNoUser(url)
}

/** The address of a screen, in the project that is shown now: `http://localhost:4280/#/users?project=demo`. */
export function screenAddress(origin: string, screen: string, shown: string): string {
  const query = parse(shown)?.hash.split('?', 2)[1] ?? ''
  const project = new URLSearchParams(query).get('project')
  return `${origin}/#/${screen}${project === null ? '' : `?${new URLSearchParams({ project }).toString()}`}`
}

function parse(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null
}

function hasNoUser({ username, password }: URL): boolean {
  return username === '' && password === ''
}
