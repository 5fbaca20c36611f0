/** `users.updateImpersonator` */
import { getUser, updateUser, withTargets } from '../../domain/user.ts'
import { boolean, id } from '../../http/rules.ts'
import { userModel } from '../../models/user.ts'
import { defineRoute } from '../define-route.ts'

/** `users.updateImpersonator` */
export const updateImpersonator = defineRoute({
  method: 'PATCH',
  path: '/v1/users/:userId/impersonator',
  sdk: 'users.updateImpersonator',
  service: 'users',
  scope: ['users.write'],
  events: ['users.[userId].update.impersonator'],
  auditEvent: 'user.update',
  params: { userId: id(), impersonator: boolean() },
  status: 200,
  response: userModel,
  handle: ({ userId, impersonator }, context) =>
    context.transaction(() =>
      withTargets(context.store, updateUser(context, { ...getUser(context, userId), impersonator })),
    ),
})
