/** `account.createMFAAuthenticator`, `updateMFAAuthenticator`, `deleteMFAAuthenticator`. */
import { isCurrentTotp } from '../../domain/challenge.ts'
import { addFactors, findAuthenticator, putAuthenticator } from '../../domain/mfa.ts'
import { newTotpSecret, totpUri } from '../../domain/totp.ts'
import { withTargets } from '../../domain/user.ts'
import type { Context } from '../../gates/call.ts'
import { fail } from '../../http/errors.ts'
import { oneOf, text } from '../../http/rules.ts'
import { mfaTypeModel } from '../../models/mfa.ts'
import { none } from '../../models/plain.ts'
import { accountModel } from '../../models/user.ts'
import type { User } from '../../store/tables/users.ts'
import { defineRoute } from '../define-route.ts'
import { callingUser, currentSession } from './caller.ts'

/** `account.createMFAAuthenticator`: takes the place of one that is not confirmed. */
export const createMFAAuthenticator = defineRoute({
  method: 'POST',
  path: '/v1/account/mfa/authenticators/:type',
  sdk: 'account.createMFAAuthenticator',
  service: 'account',
  scope: ['account'],
  events: ['users.[userId].update.mfa'],
  auditEvent: 'user.update',
  params: { type: oneOf(['totp']) },
  status: 200,
  response: mfaTypeModel,
  handle: (_input, context) =>
    context.transaction(() => {
      const { store, random } = context
      const user = callingUser(context)
      const names = namesInUri(context, user)
      if (findAuthenticator(store, user)?.verified === true) fail('user_authenticator_already_verified')
      const { secret } = putAuthenticator(context, user, { secret: newTotpSecret(random), verified: false })
      return { secret, uri: totpUri({ ...names, secret }) }
    }),
})

/** A link to an authenticator cannot do without them, nor hold a colon in them; the server breaks with HTTP 500. */
function namesInUri({ project, note }: Context, user: User): { readonly issuer: string; readonly label: string } {
  const names = { issuer: project.name, label: user.email ?? '' }
  if (names.label !== '' && !`${names.issuer}${names.label}`.includes(':')) return names
  note(
    names.label === ''
      ? 'the authenticator is named after the email, and this user has none; a real server answers 500 here'
      : 'neither the name of the project nor the email may hold a colon; a real server answers 500 here',
  )
  fail('general_unknown')
}

/** `account.updateMFAAuthenticator`: confirms it, which proves it for this session. */
export const updateMFAAuthenticator = defineRoute({
  method: 'PUT',
  path: '/v1/account/mfa/authenticators/:type',
  sdk: 'account.updateMFAAuthenticator',
  service: 'account',
  scope: ['account'],
  events: ['users.[userId].update.mfa'],
  auditEvent: 'user.update',
  params: { type: oneOf(['totp']), otp: text({ min: 1, max: 256 }) },
  status: 200,
  response: accountModel,
  handle: ({ otp }, context) =>
    context.transaction(() => {
      const { store, now } = context
      const session = currentSession(context)
      const user = callingUser(context)
      const authenticator = findAuthenticator(store, user) ?? fail('user_authenticator_not_found')
      if (authenticator.verified) fail('user_authenticator_already_verified')
      if (!isCurrentTotp(context, authenticator.secret, otp)) fail('user_invalid_token')
      store.authenticators.update({ ...authenticator, verified: true, updatedAt: now })
      addFactors(context, session, ['totp'])
      return withTargets(store, user)
    }),
})

/** `account.deleteMFAAuthenticator`: SDKs below 1.6.0 send an `otp`, which is ignored (contract section 16). */
export const deleteMFAAuthenticator = defineRoute({
  method: 'DELETE',
  path: '/v1/account/mfa/authenticators/:type',
  sdk: 'account.deleteMFAAuthenticator',
  service: 'account',
  scope: ['account'],
  events: ['users.[userId].delete.mfa'],
  auditEvent: 'user.update',
  needsRecentChallenge: true,
  params: { type: oneOf(['totp']) },
  status: 204,
  response: none,
  handle: (_input, context) =>
    context.transaction(() => {
      const { store } = context
      const authenticator = findAuthenticator(store, callingUser(context)) ?? fail('user_authenticator_not_found')
      store.authenticators.delete(authenticator)
    }),
})
