/** Which route a request is for. Hono's router matches; everything else is ours. */
import { TrieRouter } from 'hono/router/trie-router'
import { getPath, tryDecodeURIComponent } from 'hono/utils/url'
import type { RouteFacts } from './route.ts'

export interface Match<R> {
  readonly route: R
  /** The pattern that matched: the route's path or one of its aliases. */
  readonly pattern: string
  readonly pathParams: Readonly<Record<string, string>>
}

export type Serve<R> = (request: Request, match: Match<R> | null) => Promise<Response>

/** Knows no emulator: one of the same routes serves them all. */
export interface Router<R> {
  match(method: string, path: string): Match<R> | null
}

/** Fails at once when two routes claim the same method and path. */
export function createRouter<R extends RouteFacts>(routes: readonly R[]): Router<R> {
  const router = new TrieRouter<{ readonly route: R; readonly pattern: string }>()
  const claimed = new Set<string>()
  const entries = routes.flatMap((route) =>
    [route.path, ...(route.aliases ?? [])].map((pattern) => ({ route, pattern })),
  )
  // The router puts the first match first, so fixed segments come before parameters: /users/identities before /users/:userId.
  for (const { route, pattern } of entries.toSorted((a, b) => specificity(b.pattern) - specificity(a.pattern))) {
    const claim = `${route.method} ${pattern.replace(/:\w+/g, ':')}`
    if (claimed.has(claim)) throw new Error(`Two routes answer ${claim}.`)
    claimed.add(claim)
    router.add(route.method, pattern, { route, pattern })
  }
  return {
    match(method, path) {
      const [found] = router.match(method, path)[0]
      return found === undefined ? null : { ...found[0], pathParams: decoded(found[1]) }
    },
  }
}

/** A fetch function over the table. */
export function createApp<R>(router: Router<R>, serve: Serve<R>): (request: Request) => Promise<Response> {
  return async (request) => {
    const isHead = request.method === 'HEAD'
    const response = await serve(request, router.match(isHead ? 'GET' : request.method, getPath(request)))
    return isHead ? new Response(null, response) : response
  }
}

function decoded(parameters: Readonly<Record<string, string | number>>): Readonly<Record<string, string>> {
  const values = Object.entries(parameters).map(
    ([name, value]) => [name, tryDecodeURIComponent(String(value))] as const,
  )
  return Object.fromEntries<string>(values)
}

/** Higher where a fixed segment stands before a parameter. */
function specificity(pattern: string): number {
  return pattern.split('/').reduce((sum, segment, at) => (segment.startsWith(':') ? sum : sum + 2 ** -at), 0)
}
