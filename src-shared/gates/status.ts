/** A blocked user is stopped everywhere. */
import { effectiveUser } from '../domain/impersonation.ts'
import { fail } from '../http/errors.ts'
import type { Gate } from './call.ts'

export const status: Gate = {
  name: 'status',
  check({ actor, trace }) {
    if (actor.signedIn === null) return null
    const user = effectiveUser(actor.signedIn)
    if (!user.status) {
      trace.note(`${user.name || user.id} is blocked`)
      fail('user_blocked')
    }
    return 'not blocked'
  },
}
