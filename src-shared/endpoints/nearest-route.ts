/** Which route somebody meant who asked for one that is not there. */
import { nearest } from '../http/nearest.ts'
import type { RouteFacts } from '../http/route.ts'

/** A path that is longer was meant for no route, and would take long to compare. */
const longest = 200

/** Such as `PATCH /v1/account/name (account.updateName)`; null when none is near. */
export function nearestRoute(routes: readonly RouteFacts[], method: string, path: string): string | null {
  if (path.length > longest) return null
  const segments = path.split('/')
  // Parameters take what stands in their place, so that they are no difference.
  const named = new Map<string, string>(
    routes.flatMap((route) =>
      [route.path, ...(route.aliases ?? [])].map((pattern) => {
        const filled = pattern.split('/').map((part, at) => (part.startsWith(':') ? (segments[at] ?? part) : part))
        const name = `${route.method} ${pattern}${route.sdk === null ? '' : ` (${route.sdk})`}`
        return [`${route.method} ${filled.join('/')}`, name] as const
      }),
    ),
  )
  const found = nearest(`${method} ${path}`, [...named.keys()])
  return found === null ? null : (named.get(found) ?? null)
}
