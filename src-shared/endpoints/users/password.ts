/** `users.updatePassword` */
import { checkPasswordHistory, hashedPassword, withPassword } from '../../domain/password.ts'
import { checkPersonalData, getUser, updateUser, withTargets } from '../../domain/user.ts'
import { fail } from '../../http/errors.ts'
import { id } from '../../http/rules.ts'
import { userModel } from '../../models/user.ts'
import { defineRoute } from '../define-route.ts'
import { newPasswordOrEmpty } from '../rules.ts'

export const updatePassword = defineRoute({
  method: 'PATCH',
  path: '/v1/users/:userId/password',
  sdk: 'users.updatePassword',
  service: 'users',
  scope: ['users.write'],
  events: ['users.[userId].update.password'],
  auditEvent: 'user.update',
  params: { userId: id(), password: newPasswordOrEmpty() },
  status: 200,
  response: userModel,
  async handle({ userId, password }, context) {
    const { store, project } = context
    const { authPersonalDataCheck, authInvalidateSessions } = project.settings
    const found = getUser(context, userId)
    const isEmpty = password === ''
    checkPersonalData(context, password, found)
    if (isEmpty && authPersonalDataCheck) fail('password_personal_data')
    // With an empty password the server has answered before it comes to the history.
    if (!isEmpty) await checkPasswordHistory(context, found, password)
    const hashed = await hashedPassword(context, password, 'account')
    return context.transaction(() => {
      const user = getUser(context, userId)
      const changed = updateUser(context, withPassword(context, user, hashed))
      if (authInvalidateSessions) {
        // Without their push targets: those go with a session only in the account's own routes.
        for (const session of store.sessions.list({ projectId: project.id, userId })) store.sessions.delete(session)
      }
      if (!isEmpty) return withTargets(store, changed)
      context.note('no password signs this user in any more: what is stored is the hash of an empty one')
      // Quirk Q9: the answer shows a blank password beside the algorithm of before.
      const { hash, hashOptions, passwordHistory } = user
      return withTargets(store, { ...changed, password: '', hash, hashOptions, passwordHistory })
    })
  },
})
