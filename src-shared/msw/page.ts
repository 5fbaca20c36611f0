/** The page under test, where there is one: browsers and jsdom have it, plain Node has not. */

export interface Page {
  readonly origin: string
  readonly userAgent: string
}

export function currentPage(): Page | null {
  if (typeof location === 'undefined' || typeof navigator === 'undefined') return null
  return { origin: location.origin, userAgent: navigator.userAgent }
}

/** What the browser would add to a request of the page, unless the request has it already. */
export function browserHeaders(request: Request, page: Page | null, cookie: string): Readonly<Record<string, string>> {
  const added = {
    ...(page === null ? {} : { 'user-agent': page.userAgent }),
    ...(page !== null && sendsOrigin(request, page) ? { origin: page.origin } : {}),
    ...(cookie === '' ? {} : { cookie }),
  }
  return Object.fromEntries(Object.entries(added).filter(([name]) => !request.headers.has(name)))
}

/** Whether cookies go with the request and come back: what its `credentials` say. */
export function carriesCookies(request: Request, page: Page | null): boolean {
  if (request.credentials === 'include' || isFromClientSdk(request)) return true
  return request.credentials === 'same-origin' && page !== null && isSameOrigin(request, page)
}

/** Headers that a page may read of every answer of another origin. */
const alwaysVisible: ReadonlySet<string> = new Set([
  'cache-control',
  'content-language',
  'content-length',
  'content-type',
  'expires',
  'last-modified',
  'pragma',
])

/** The answer as CORS shows it to the page: browsers do not apply CORS to what a service worker answers. */
export function asSeenBy(page: Page | null, request: Request, response: Response): Response {
  if (page === null || isSameOrigin(request, page) || response.type === 'error') return response
  const exposed = (response.headers.get('access-control-expose-headers') ?? '').toLowerCase().split(/, */)
  const headers = [...response.headers].filter(([name]) => alwaysVisible.has(name) || exposed.includes(name))
  return new Response(response.body, { status: response.status, headers })
}

/**
 * In Node, MSW 3 sees requests below `fetch`, where `credentials` are lost. The client SDKs include cookies in every
 * request but those with a development key; server SDKs never do.
 */
function isFromClientSdk({ headers }: Request): boolean {
  return headers.get('x-sdk-platform') === 'client' && !headers.has('x-appwrite-dev-key')
}

function sendsOrigin(request: Request, page: Page): boolean {
  if (request.mode === 'navigate') return false
  return !isSameOrigin(request, page) || !['GET', 'HEAD'].includes(request.method)
}

function isSameOrigin(request: Request, page: Page): boolean {
  return new URL(request.url).origin === page.origin
}
