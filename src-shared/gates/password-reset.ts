/** A user who is to set a new password is stopped everywhere (contract section 6, step 10). */
import { effectiveUser } from '../domain/impersonation.ts'
import { fail } from '../http/errors.ts'
import type { Gate } from './call.ts'

export const passwordReset: Gate = {
  name: 'password reset',
  check({ actor, trace }) {
    if (actor.signedIn === null) return null
    const user = effectiveUser(actor.signedIn)
    if (user.resetDue) {
      trace.note(`${user.name || user.id} is to set a new password; only "Reset due" of the user takes that back`)
      fail('user_password_reset_required')
    }
    return 'not due'
  },
}
