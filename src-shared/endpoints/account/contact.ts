/** `account.updateEmail`, `updatePhone`: a new address, and for users without a password their first one. */
import { checkEmailPolicy } from '../../domain/email-policy.ts'
import { checkIdentityEmail } from '../../domain/identity.ts'
import { hashedPassword, provePassword } from '../../domain/password.ts'
import { checkTargetFree, readdressTarget } from '../../domain/target.ts'
import { emailFields, updateUser, withTargets } from '../../domain/user.ts'
import type { Context } from '../../gates/call.ts'
import { fail } from '../../http/errors.ts'
import { accountModel } from '../../models/user.ts'
import type { User } from '../../store/tables/users.ts'
import { defineRoute } from '../define-route.ts'
import { email, givenPassword, phone } from '../rules.ts'
import { callingUser } from './caller.ts'

/** `account.updateEmail` */
export const updateEmail = defineRoute({
  method: 'PATCH',
  path: '/v1/account/email',
  sdk: 'account.updateEmail',
  service: 'account',
  scope: ['account'],
  events: ['users.[userId].update.email'],
  auditEvent: 'user.update',
  readsTimestamp: true,
  params: { email: email(), password: givenPassword() },
  status: 200,
  response: accountModel,
  async handle({ email, password }, context) {
    const chosen = await provenOrChosen(context, password)
    return context.transaction(() => {
      const { store, project, disposableDomains } = context
      const user = callingUser(context)
      checkIdentityEmail(context, email, { owner: user.id, error: 'general_bad_request' })
      checkEmailPolicy(context, email)
      checkTargetFree(context, email)
      if (store.users.first({ projectId: project.id, email }) !== null) {
        context.note(`a user without a target of that address has the email ${email}`)
        fail('general_bad_request')
      }
      const fields = { ...emailFields(email, disposableDomains), emailVerification: false }
      return readdressed(context, { ...user, ...fields, ...chosen }, user.email, email)
    })
  },
})

/** `account.updatePhone` */
export const updatePhone = defineRoute({
  method: 'PATCH',
  path: '/v1/account/phone',
  sdk: 'account.updatePhone',
  service: 'account',
  scope: ['account'],
  events: ['users.[userId].update.phone'],
  auditEvent: 'user.update',
  params: { phone: phone(), password: givenPassword() },
  status: 200,
  response: accountModel,
  async handle({ phone, password }, context) {
    const chosen = await provenOrChosen(context, password)
    return context.transaction(() => {
      const { store, project } = context
      const user = callingUser(context)
      checkTargetFree(context, phone)
      if (store.users.first({ projectId: project.id, phone }) !== null) {
        context.note(`a user without a target of that number has the phone ${phone}`)
        fail('user_phone_already_exists')
      }
      return readdressed(context, { ...user, phone, phoneVerification: false, ...chosen }, user.phone, phone)
    })
  },
})

/**
 * The fields that make `password` the first one of a caller who has none yet (contract section 13: this turns an
 * anonymous user into one with an account); nothing for the others, who prove theirs.
 */
async function provenOrChosen(context: Context, password: string): Promise<Partial<User>> {
  const user = callingUser(context)
  if (user.passwordUpdate !== null) {
    await provePassword(context, user, password)
    return {}
  }
  context.note(`${user.name || user.id} had no password: this one becomes it`)
  // Neither the policies for new passwords nor the history take part here (contract section 12).
  return { ...(await hashedPassword(context, password, 'preset')), passwordUpdate: context.now }
}

function readdressed(context: Context, changed: User, from: string | null, to: string) {
  const user = updateUser(context, changed)
  // Quirk Q5, copied: who had no such address before gets no target for it.
  if (!readdressTarget(context, user, from, to)) context.note(`no target had the old address, so none has ${to} now`)
  return withTargets(context.store, user)
}
