/** A session needs as many factors as its user (contract section 13, MFA). */
import { fail } from '../http/errors.ts'
import type { Gate } from './call.ts'

export const factors: Gate = {
  name: 'factors',
  check({ actor, route, trace }) {
    if (actor.kind !== 'user' || actor.signedIn.session === null) return null
    const { user, session } = actor.signedIn
    const needed = user.mfa && (user.emailVerification || user.phoneVerification) ? 2 : 1
    if (session.factors.length >= needed) return `${session.factors.length} of ${needed}`
    if (route.allowedWithoutFactors === true) return 'not needed for this call'
    trace.note(`the session has ${session.factors.length} of ${needed} factors: ${session.factors.join(', ')}`)
    fail('user_more_factors_required')
  },
}
