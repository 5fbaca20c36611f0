/** Which route a request is for. Hono matches; everything else is ours. */
import { Hono } from 'hono'
import type { RouteFacts } from './route.ts'

export interface Match<R> {
  readonly route: R
  /** The pattern that matched: the route's path or one of its aliases. */
  readonly pattern: string
  readonly pathParams: Readonly<Record<string, string>>
}

export type Serve<R> = (request: Request, match: Match<R> | null) => Promise<Response>

/** A fetch function over the table. Fails at once when two routes claim the same method and path. */
export function createApp<R extends RouteFacts>(
  routes: readonly R[],
  serve: Serve<R>,
): (request: Request) => Promise<Response> {
  const app = new Hono()
  const claimed = new Set<string>()
  const entries = routes.flatMap((route) =>
    [route.path, ...(route.aliases ?? [])].map((pattern) => ({ route, pattern })),
  )
  // Hono takes the first match, so fixed segments come before parameters: /users/identities before /users/:userId.
  for (const { route, pattern } of entries.toSorted((a, b) =>
    specificity(b.pattern).localeCompare(specificity(a.pattern)),
  )) {
    const claim = `${route.method} ${pattern.replace(/:\w+/g, ':')}`
    if (claimed.has(claim)) throw new Error(`Two routes answer ${claim}.`)
    claimed.add(claim)
    app.on(route.method, pattern, (context) =>
      serve(context.req.raw, { route, pattern, pathParams: context.req.param() }),
    )
  }
  // The caller turns errors into answers.
  app.onError((error) => {
    throw error
  })
  app.notFound((context) => serve(context.req.raw, null))
  return async (request) => app.fetch(request)
}

function specificity(pattern: string): string {
  return pattern
    .split('/')
    .map((segment) => (segment.startsWith(':') ? '0' : '1'))
    .join('')
}
