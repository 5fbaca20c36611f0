/** `users.getPrefs`, `updatePrefs`. */
import { storedPreferences } from '../../domain/preferences.ts'
import { getUser, updateUser } from '../../domain/user.ts'
import { id, object } from '../../http/rules.ts'
import { preferencesModel } from '../../models/plain.ts'
import { defineRoute } from '../define-route.ts'

/** `users.getPrefs` */
export const getPrefs = defineRoute({
  method: 'GET',
  path: '/v1/users/:userId/prefs',
  sdk: 'users.getPrefs',
  service: 'users',
  scope: ['users.read'],
  params: { userId: id() },
  status: 200,
  response: preferencesModel,
  handle: ({ userId }, context) => getUser(context, userId).prefs,
})

/** `users.updatePrefs` */
export const updatePrefs = defineRoute({
  method: 'PATCH',
  path: '/v1/users/:userId/prefs',
  sdk: 'users.updatePrefs',
  service: 'users',
  scope: ['users.write'],
  events: ['users.[userId].update.prefs'],
  params: { userId: id(), prefs: object({ maxJsonBytes: 65_535 }) },
  status: 200,
  response: preferencesModel,
  handle: ({ userId, prefs }, context) =>
    context.transaction(
      () => updateUser(context, { ...getUser(context, userId), prefs: storedPreferences(prefs) }).prefs,
    ),
})
