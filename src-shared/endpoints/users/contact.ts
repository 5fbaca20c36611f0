/** `users.updateEmail`, `updatePhone`, `updateEmailVerification`, `updatePhoneVerification`. */
import { checkEmailPolicy } from '../../domain/email-policy.ts'
import { checkIdentityEmail } from '../../domain/identity.ts'
import { checkTargetFree, moveTarget } from '../../domain/target.ts'
import { emailFields, getUser, updateUser, withTargets } from '../../domain/user.ts'
import { fail } from '../../http/errors.ts'
import { id, orEmpty, strictBoolean } from '../../http/rules.ts'
import { userModel } from '../../models/user.ts'
import { defineRoute } from '../define-route.ts'
import { email, phone } from '../rules.ts'

/** `users.updateEmail` */
export const updateEmail = defineRoute({
  method: 'PATCH',
  path: '/v1/users/:userId/email',
  sdk: 'users.updateEmail',
  service: 'users',
  scope: ['users.write'],
  events: ['users.[userId].update.email'],
  auditEvent: 'user.update',
  params: { userId: id(), email: orEmpty(email()) },
  status: 200,
  response: userModel,
  handle: ({ userId, email }, context) =>
    context.transaction(() => {
      const { store, project, disposableDomains } = context
      const user = getUser(context, userId)
      if (email !== null) {
        checkIdentityEmail(context, email, { owner: user.id, error: 'user_email_already_exists' })
        checkTargetFree(context, email)
      }
      // The server stores empty text, where a phone becomes null: only one user of a project can be without it this way.
      const stored = email ?? ''
      const holder = store.users.first({ projectId: project.id, email: stored })
      if (holder !== null && holder.id !== user.id) {
        context.note(`user ${holder.id} has the email "${stored}"`)
        fail('user_email_already_exists')
      }
      if (email !== null) checkEmailPolicy(context, email)
      const fields = { ...emailFields(email, disposableDomains), email: stored, emailVerification: false }
      const changed = updateUser(context, { ...user, ...fields })
      moveTarget(context, changed, { type: 'email', from: user.email, to: email })
      return withTargets(store, changed)
    }),
})

/** `users.updatePhone` */
export const updatePhone = defineRoute({
  method: 'PATCH',
  path: '/v1/users/:userId/phone',
  sdk: 'users.updatePhone',
  service: 'users',
  scope: ['users.write'],
  events: ['users.[userId].update.phone'],
  auditEvent: 'user.update',
  params: { userId: id(), number: orEmpty(phone()) },
  status: 200,
  response: userModel,
  handle: ({ userId, number }, context) =>
    context.transaction(() => {
      const { store, project } = context
      const user = getUser(context, userId)
      if (number !== null) {
        checkTargetFree(context, number)
        const holder = store.users.first({ projectId: project.id, phone: number })
        if (holder !== null && holder.id !== user.id) {
          context.note(`user ${holder.id} has the phone number ${number}`)
          fail('user_phone_already_exists')
        }
      }
      const changed = updateUser(context, { ...user, phone: number, phoneVerification: false })
      moveTarget(context, changed, { type: 'sms', from: user.phone, to: number })
      return withTargets(store, changed)
    }),
})

/** `users.updateEmailVerification` */
export const updateEmailVerification = defineRoute({
  method: 'PATCH',
  path: '/v1/users/:userId/verification',
  sdk: 'users.updateEmailVerification',
  service: 'users',
  scope: ['users.write'],
  events: ['users.[userId].update.verification'],
  auditEvent: 'verification.update',
  params: { userId: id(), emailVerification: strictBoolean() },
  status: 200,
  response: userModel,
  handle: ({ userId, emailVerification }, context) =>
    context.transaction(() =>
      withTargets(context.store, updateUser(context, { ...getUser(context, userId), emailVerification })),
    ),
})

/** `users.updatePhoneVerification` */
export const updatePhoneVerification = defineRoute({
  method: 'PATCH',
  path: '/v1/users/:userId/verification/phone',
  sdk: 'users.updatePhoneVerification',
  service: 'users',
  scope: ['users.write'],
  events: ['users.[userId].update.verification'],
  auditEvent: 'verification.update',
  params: { userId: id(), phoneVerification: strictBoolean() },
  status: 200,
  response: userModel,
  handle: ({ userId, phoneVerification }, context) =>
    context.transaction(() =>
      withTargets(context.store, updateUser(context, { ...getUser(context, userId), phoneVerification })),
    ),
})
