/** The caller needs one of the route's scopes. */
import { roleScopes, scopesOfKey } from '../domain/scopes.ts'
import { fail } from '../http/errors.ts'
import type { RouteFacts } from '../http/route.ts'
import type { Actor, Gate } from './call.ts'

export const scope: Gate = {
  name: 'scope',
  check({ route, actor, trace }) {
    const isBarred = route.keysOnly === true && actor.kind !== 'key'
    const used = isBarred ? null : usedScope(route, heldScopes(actor))
    if (used === null) {
      if (isBarred) trace.note('the source of the server lets guests past here (quirk Q18); only API keys are served')
      const who = actor.signedIn?.user.email || 'User'
      const role = { guest: 'guests', user: 'users', key: 'keys' }[actor.kind]
      fail(
        'general_unauthorized_scope',
        `${who} in the role ${role} lacks the scope for this call. One of these is needed: ${JSON.stringify(route.scope)}.`,
      )
    }
    return used
  },
}

/** The scope that lets a caller past; null when it holds none that the route takes. */
export function usedScope(route: Pick<RouteFacts, 'scope'>, held: readonly string[]): string | null {
  return route.scope.find((name) => held.includes(name)) ?? null
}

function heldScopes(actor: Actor): readonly string[] {
  if (actor.kind === 'key') return scopesOfKey(actor.key)
  if (actor.kind === 'guest') return roleScopes.guests
  // Who may act as others may look for them, before and while doing so.
  return actor.signedIn.user.impersonator ? [...roleScopes.users, 'users.read'] : roleScopes.users
}
