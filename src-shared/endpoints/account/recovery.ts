/** `account.createRecovery`, `updateRecovery`: a new password for who forgot theirs. */
import { checkMailServer } from '../../domain/delivery.ts'
import { checkPasswordHistory, hashedPassword, withPassword } from '../../domain/password.ts'
import { consumeToken } from '../../domain/token.ts'
import { getUser, updateUser } from '../../domain/user.ts'
import { fail } from '../../http/errors.ts'
import { id, text } from '../../http/rules.ts'
import { recoveryMail } from '../../messages/recovery.ts'
import { tokenModel } from '../../models/token.ts'
import { defineRoute } from '../define-route.ts'
import { email, newPassword, redirectUrl } from '../rules.ts'
import { mailToken, tokenOf, tokenReply } from './mailed-token.ts'

/** `account.createRecovery` */
export const createRecovery = defineRoute({
  method: 'POST',
  path: '/v1/account/recovery',
  sdk: 'account.createRecovery',
  service: 'account',
  scope: ['sessions.write'],
  events: ['users.[userId].recovery.[tokenId].create'],
  auditEvent: 'recovery.create',
  rateLimit: { limit: 10, windowSeconds: 3600, keys: ['url:{url},email:{param-email}', 'url:{url},ip:{ip}'] },
  params: { email: email(), url: redirectUrl() },
  status: 201,
  response: tokenModel,
  handle({ email, url }, context) {
    checkMailServer(context)
    return context.transaction(() => {
      const { store, project, note } = context
      const user = store.users.first({ projectId: project.id, email })
      if (user === null) {
        note(`no user of this project has the email ${email}`)
        fail('user_not_found')
      }
      if (!user.status) fail('user_blocked')
      return mailToken(context, user, { kind: 'recovery', url, to: email, write: recoveryMail })
    })
  },
})

/** `account.updateRecovery`: the link came by mail, so it proves the address too. */
export const updateRecovery = defineRoute({
  method: 'PUT',
  path: '/v1/account/recovery',
  sdk: 'account.updateRecovery',
  service: 'account',
  scope: ['sessions.write'],
  events: ['users.[userId].recovery.[tokenId].update'],
  auditEvent: 'recovery.update',
  rateLimit: { limit: 10, windowSeconds: 3600, keys: ['url:{url},userId:{param-userId}'] },
  params: { userId: id(), secret: text({ min: 1, max: 256 }), password: newPassword() },
  status: 200,
  response: tokenModel,
  async handle({ userId, secret, password }, context) {
    const { store, project } = context
    const found = getUser(context, userId)
    tokenOf(context, found, secret, 'recovery')
    await checkPasswordHistory(context, found, password)
    const hashed = await hashedPassword(context, password, 'preset')
    return context.transaction(() => {
      const user = getUser(context, userId)
      // Asked again: another call may have used it while the password was hashed.
      const token = tokenOf(context, user, secret, 'recovery')
      updateUser(context, { ...withPassword(context, user, hashed), emailVerification: true })
      if (project.settings.authInvalidateSessions) {
        // Without their push targets, as where the account changes its password.
        for (const session of store.sessions.list({ projectId: project.id, userId })) store.sessions.delete(session)
      }
      consumeToken(context, token)
      return tokenReply(token)
    })
  },
})
