/** The caller needs one of the route's scopes. */
import { implicitKeyScopes, roleScopes } from '../domain/scopes.ts'
import { fail } from '../http/errors.ts'
import type { Actor, Gate } from './call.ts'

export const scope: Gate = {
  name: 'scope',
  check({ route, actor, trace }) {
    const held = heldScopes(actor)
    const isBarred = route.keysOnly === true && actor.kind !== 'key'
    const used = isBarred ? undefined : route.scope.find((name) => held.includes(name))
    if (used === undefined) {
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

function heldScopes(actor: Actor): readonly string[] {
  if (actor.kind === 'key') return [...implicitKeyScopes, ...actor.key.scopes]
  if (actor.kind === 'guest') return roleScopes.guests
  // Who may act as others may look for them, before and while doing so.
  return actor.signedIn.user.impersonator ? [...roleScopes.users, 'users.read'] : roleScopes.users
}
