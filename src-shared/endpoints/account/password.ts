/** `account.updatePassword`. */
import { checkPasswordHistory, hashedPassword, provePassword, withPassword } from '../../domain/password.ts'
import { checkPersonalData, updateUser, withTargets } from '../../domain/user.ts'
import type { Context } from '../../gates/call.ts'
import { optional, text } from '../../http/rules.ts'
import { accountModel } from '../../models/user.ts'
import { defineRoute } from '../define-route.ts'
import { newPassword } from '../rules.ts'
import { callingUser, isCurrent } from './caller.ts'

/** Users who never chose a password choose their first one here, without an old one. */
export const updatePassword = defineRoute({
  method: 'PATCH',
  path: '/v1/account/password',
  sdk: 'account.updatePassword',
  service: 'account',
  scope: ['account'],
  events: ['users.[userId].update.password'],
  auditEvent: 'user.update',
  rateLimit: { limit: 10, windowSeconds: 3600, keys: ['url:{url},ip:{ip}'] },
  params: { password: newPassword(), oldPassword: optional(text({ min: 0, max: 256 }), '') },
  status: 200,
  response: accountModel,
  async handle({ password, oldPassword }, context) {
    const found = callingUser(context)
    if (found.passwordUpdate !== null) await provePassword(context, found, oldPassword)
    await checkPasswordHistory(context, found, password)
    checkPersonalData(context, password, found)
    const hashed = await hashedPassword(context, password, 'preset')
    return context.transaction(() => {
      const user = updateUser(context, withPassword(context, callingUser(context), hashed))
      if (context.project.settings.authInvalidateSessions) endOtherSessions(context, user.id)
      return withTargets(context.store, user)
    })
  },
})

/** Their push targets stay: those go with a session only where the session itself is what is deleted. */
function endOtherSessions(context: Context, userId: string): void {
  const { store, project, actor, note } = context
  if (actor.signedIn?.session === null) {
    note('a JWT is no session that could stay, so no session ends')
    return
  }
  for (const session of store.sessions.list({ projectId: project.id, userId })) {
    if (!isCurrent(context, session)) store.sessions.delete(session)
  }
}
