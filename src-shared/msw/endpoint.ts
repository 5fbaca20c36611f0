/** Which URLs the handlers answer. */

/** The emulated API and the control API of one endpoint, or of every origin. MSW matches URLs without their query. */
export function urlPattern(endpoint: string | undefined): RegExp {
  const origin = endpoint === undefined ? 'https?://[^/]+' : escapeForPattern(originOf(endpoint))
  return new RegExp(`^${origin}/(?:v1|__emulator)(?:/|$)`)
}

function originOf(endpoint: string): string {
  if (URL.canParse(endpoint)) {
    const { protocol, origin, pathname } = new URL(endpoint)
    if (['http:', 'https:'].includes(protocol) && pathname.replace(/\/$/, '') === '/v1') return origin
  }
  throw new TypeError(
    `handlers: the option endpoint is "${endpoint}". It must be what the SDK is given, for example http://localhost/v1.`,
  )
}

function escapeForPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
