/** MSW mode: the emulator inside a page or a test runner, without a port and without a network. */
import { http, type RequestHandler } from 'msw'
import type { Emulator } from '../emulator.ts'
import { createCookieJar, type CookieJar } from './cookie-jar.ts'
import { urlPattern } from './endpoint.ts'
import { asSeenBy, browserHeaders, carriesCookies, currentPage } from './page.ts'
import { resetBrowserState } from './reset.ts'

export { createCookieJar, type CookieJar } from './cookie-jar.ts'
export { keepStateInPage, type KeptStateOptions, type StateStorage } from './kept-state.ts'
export { resetBrowserState, signInBrowser, type BrowserState, type ItemStorage, type SignInBrowser } from './reset.ts'

export interface HandlersOptions {
  /** Answer this endpoint only, as the SDK is given it: `http://localhost/v1`. Default: `/v1` of every origin. */
  readonly endpoint?: string
  /** Where cookies are kept. Default: a jar of its own for every call of `handlers`. */
  readonly jar?: CookieJar
}

/**
 * Request handlers that answer everything below `/v1` and `/__emulator` from `emulator`; nothing there reaches the
 * network, not even a path that is not emulated. For `setupWorker` in a page, `setupServer` in Node. A reset of the
 * emulator makes the page a guest's.
 *
 * ```ts
 * const emulator = await createEmulator()
 * const server = setupServer(...handlers(emulator))
 * server.listen()
 * ```
 *
 * `setupServer` does not see `node-appwrite`, which brings an HTTP client of its own. In MSW 3, `defineNetwork` with
 * an `InterceptorSource` over `HttpRequestInterceptor` does; in MSW 2, start a server and use its endpoint.
 */
export function handlers(
  emulator: Pick<Emulator, 'exchange' | 'now' | 'subscribe'>,
  { endpoint, jar = createCookieJar() }: HandlersOptions = {},
): RequestHandler[] {
  emulator.subscribe((event) => {
    if (event.type === 'snapshot' && event.operation === 'reset') resetBrowserState({ jar })
  })
  return [
    http.all(urlPattern(endpoint), async ({ request }) => {
      const url = new URL(request.url)
      // Who makes the emulator may do anything with it, so the control API does not ask from where it is called.
      if (!isEmulatedApi(url)) return (await emulator.exchange(request)).response
      const page = currentPage()
      const keepsCookies = carriesCookies(request, page)
      const headers = browserHeaders(request, page, keepsCookies ? jar.header(url, emulator.now()) : '')
      const { response, cookies } = await emulator.exchange(request, { ip: '127.0.0.1', headers })
      if (keepsCookies) jar.store(url, cookies, emulator.now())
      return asSeenBy(page, request, response)
    }),
  ]
}

function isEmulatedApi({ pathname }: URL): boolean {
  return pathname === '/v1' || pathname.startsWith('/v1/')
}
