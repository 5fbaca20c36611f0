/** `account.create`, `account.get`, `account.updateName`, `account.getPrefs`, `account.updatePrefs`. */
import { checkIdentityEmail } from '../../domain/identity.ts'
import { chosenId } from '../../domain/ids.ts'
import { storedPreferences } from '../../domain/preferences.ts'
import { consoleProjectId } from '../../domain/project.ts'
import { checkPersonalData, insertTarget, insertUser, updateUser, withTargets } from '../../domain/user.ts'
import { fail } from '../../http/errors.ts'
import { idOr, object, optional, text } from '../../http/rules.ts'
import { preferencesModel } from '../../models/plain.ts'
import { accountModel } from '../../models/user.ts'
import { defineRoute } from '../define-route.ts'
import { email, newPassword } from '../rules.ts'
import { callingUser } from './caller.ts'
import { checkConsoleSignUp } from './console-sign-up.ts'
import { checkUserLimit } from './user-limit.ts'

export const create = defineRoute({
  method: 'POST',
  path: '/v1/account',
  sdk: 'account.create',
  service: 'account',
  scope: ['sessions.write'],
  events: ['users.[userId].create'],
  auditEvent: 'user.create',
  rateLimit: { limit: 10, windowSeconds: 3600, keys: ['url:{url},ip:{ip}'] },
  signInMethod: 'authEmailPassword',
  params: {
    userId: idOr('unique()'),
    email: email(),
    password: newPassword(),
    name: optional(text({ min: 1, max: 128 }), ''),
  },
  status: 201,
  response: accountModel,
  async handle({ userId, email, password, name }, context) {
    const { project, store, random, now, hasher } = context
    checkConsoleSignUp(context, email)
    if (project.id === consoleProjectId && store.users.first({ projectId: project.id }) !== null) {
      // Emulator: a self-hosted console takes one user, its owner.
      context.note('no project header came in, so this is the console project; call client.setProject first')
      fail('user_console_count_exceeded')
    }
    checkUserLimit(context)
    const checkIdentities = () => checkIdentityEmail(context, email, { owner: null, error: 'general_bad_request' })
    checkIdentities()
    const id = chosenId(userId, random, now)
    checkPersonalData(context, password, { id, email, name, phone: null })
    const hash = await hasher.hash(password, random.bytes(16), 'account')
    return context.transaction(() => {
      checkUserLimit(context)
      checkIdentities()
      const user = insertUser(context, {
        id,
        email,
        phone: null,
        name,
        password: hash,
        cost: 'account',
        accessedAt: now,
      })
      return { user, targets: [insertTarget(context, user, 'email', email)] }
    })
  },
})

export const get = defineRoute({
  method: 'GET',
  path: '/v1/account',
  sdk: 'account.get',
  service: 'account',
  scope: ['account'],
  params: {},
  status: 200,
  response: accountModel,
  handle(_input, context) {
    const { actor, store } = context
    // While somebody is acted as, this call alone is about them (contract section 15).
    const impersonated = actor.signedIn?.impersonated ?? null
    if (impersonated === null) return withTargets(store, callingUser(context))
    return { ...withTargets(store, impersonated), impersonatorUserId: callingUser(context).id }
  },
})

export const updateName = defineRoute({
  method: 'PATCH',
  path: '/v1/account/name',
  sdk: 'account.updateName',
  service: 'account',
  scope: ['account'],
  events: ['users.[userId].update.name'],
  auditEvent: 'user.update',
  params: { name: text({ min: 1, max: 128 }) },
  status: 200,
  response: accountModel,
  handle: ({ name }, context) =>
    context.transaction(() => withTargets(context.store, updateUser(context, { ...callingUser(context), name }))),
})

export const getPrefs = defineRoute({
  method: 'GET',
  path: '/v1/account/prefs',
  sdk: 'account.getPrefs',
  service: 'account',
  scope: ['account'],
  params: {},
  status: 200,
  response: preferencesModel,
  handle: (_input, context) => callingUser(context).prefs,
})

export const updatePrefs = defineRoute({
  method: 'PATCH',
  path: '/v1/account/prefs',
  sdk: 'account.updatePrefs',
  service: 'account',
  scope: ['account'],
  events: ['users.[userId].update.prefs'],
  auditEvent: 'user.update',
  readsTimestamp: true,
  params: { prefs: object({ maxJsonBytes: 65_535 }) },
  status: 200,
  response: accountModel,
  handle: ({ prefs }, context) =>
    context.transaction(() =>
      withTargets(context.store, updateUser(context, { ...callingUser(context), prefs: storedPreferences(prefs) })),
    ),
})
