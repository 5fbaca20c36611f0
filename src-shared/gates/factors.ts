/** A session needs as many factors as its user (contract section 13, MFA). */
import { effectiveUser } from '../domain/impersonation.ts'
import { neededFactors } from '../domain/mfa.ts'
import { fail } from '../http/errors.ts'
import type { Gate } from './call.ts'

export const factors: Gate = {
  name: 'factors',
  check({ actor, route, trace, world: { store } }) {
    if (actor.kind !== 'user' || actor.signedIn.session === null) return null
    const { session } = actor.signedIn
    const needed = neededFactors(store, effectiveUser(actor.signedIn))
    if (session.factors.length >= needed) return `${session.factors.length} of ${needed}`
    if (route.allowedWithoutFactors === true) return 'not needed for this call'
    trace.note(`the session has ${session.factors.length} of ${needed} factors: ${session.factors.join(', ')}`)
    fail('user_more_factors_required')
  },
}
