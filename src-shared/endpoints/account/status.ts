/** `account.updateStatus`, `account.delete`: leaving. */
import { deleteUser, updateUser, withTargets } from '../../domain/user.ts'
import { fail } from '../../http/errors.ts'
import { none } from '../../models/plain.ts'
import { accountModel } from '../../models/user.ts'
import { defineRoute } from '../define-route.ts'
import { callingUser } from './caller.ts'

/** Blocks the caller. Sessions stay, and every later call of them answers `user_blocked`. */
export const updateStatus = defineRoute({
  method: 'PATCH',
  path: '/v1/account/status',
  sdk: 'account.updateStatus',
  service: 'account',
  scope: ['account'],
  events: ['users.[userId].update.status'],
  auditEvent: 'user.update',
  params: {},
  status: 200,
  response: accountModel,
  handle: (_input, context) =>
    context.transaction(() => {
      const user = updateUser(context, { ...callingUser(context), status: false })
      context.takeSession({ isCurrent: true })
      return withTargets(context.store, user)
    }),
})

/** `account.delete`: no client SDK has it, and no event tells of it. Cookies stay as they are. */
export { deleteRoute as delete }
const deleteRoute = defineRoute({
  method: 'DELETE',
  path: '/v1/account',
  sdk: 'account.delete',
  service: 'account',
  scope: ['account'],
  auditEvent: 'user.delete',
  params: {},
  status: 204,
  response: none,
  handle: (_input, context) =>
    context.transaction(() => {
      const { actor, store } = context
      // Contract section 15: while somebody is acted as, it is they who are deleted.
      const impersonated = actor.signedIn?.impersonated ?? null
      const user = impersonated === null ? callingUser(context) : store.users.first({ sequence: impersonated.sequence })
      // Emulator: all that hangs on the user goes at once, where the server leaves it to a background job.
      deleteUser(context, user ?? fail('user_not_found'))
    }),
})
