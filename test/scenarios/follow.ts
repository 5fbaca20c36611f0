/** What a browser does with an answer that sends it elsewhere, for apps that run in no browser or in none that may leave. */

export type Cookies = Map<string, string>

/** Goes where the address leads, until that is outside of the server that it starts at. */
export async function follow(
  send: (request: Request) => Promise<Response>,
  address: string,
  cookies: Cookies,
): Promise<URL> {
  const { origin } = new URL(address)
  let next = new URL(address)
  while (next.origin === origin) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = cookie === '' ? {} : { cookie }
    const response = await send(new Request(next, { redirect: 'manual', headers }))
    const location = response.headers.get('location')
    if (location === null) throw new Error(`${next.href} answers ${response.status}: ${await response.text()}`)
    for (const [pair = ''] of response.headers.getSetCookie().map((text) => text.split(';'))) {
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    next = new URL(location, next)
  }
  return next
}
