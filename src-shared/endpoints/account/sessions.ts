/** The account's sessions: sign-in by password or as anonymous, list, get, extend, sign out. */
import { createId } from '../../domain/ids.ts'
import { countryName } from '../../domain/locale.ts'
import { modernized, provePassword } from '../../domain/password.ts'
import { insertUser, updateUser } from '../../domain/user.ts'
import { deleteSessionWithTargets } from '../../domain/session.ts'
import { consoleProjectId } from '../../domain/project.ts'
import type { Context } from '../../gates/call.ts'
import { fail } from '../../http/errors.ts'
import { idOr } from '../../http/rules.ts'
import { none } from '../../models/plain.ts'
import { sessionListModel, sessionModel, type SessionReply } from '../../models/session.ts'
import type { Session } from '../../store/tables/sessions.ts'
import type { User } from '../../store/tables/users.ts'
import { defineRoute } from '../define-route.ts'
import { email, givenPassword } from '../rules.ts'
import { callingSession, callingUser, isCurrent } from './caller.ts'
import { refreshedTokens } from './oauth2-tokens.ts'
import { signIn } from './sign-in.ts'
import { checkUserLimit } from './user-limit.ts'

export const createEmailPasswordSession = defineRoute({
  method: 'POST',
  path: '/v1/account/sessions/email',
  aliases: ['/v1/account/sessions'],
  sdk: 'account.createEmailPasswordSession',
  service: 'account',
  scope: ['sessions.write'],
  events: ['users.[userId].sessions.[sessionId].create'],
  auditEvent: 'session.create',
  rateLimit: { limit: 10, windowSeconds: 3600, keys: ['url:{url},email:{param-email}'], clearOn: [201] },
  signInMethod: 'authEmailPassword',
  refusesOpenSession: true,
  params: { email: email(), password: givenPassword() },
  status: 201,
  response: sessionModel,
  async handle({ email, password }, context) {
    const { store, project } = context
    const found = store.users.first({ projectId: project.id, email })
    if (found === null) {
      context.note(`no user of this project has the email ${email}`)
      fail('user_invalid_credentials')
    }
    await provePassword(context, found, password)
    refuseBlocked(context, found)
    const renewed = await modernized(context, found, password)
    return context.transaction(() => {
      const user = store.users.first({ sequence: found.sequence }) ?? fail('user_invalid_credentials')
      refuseBlocked(context, user)
      if (renewed !== null && user.password === found.password) {
        context.note(`the ${found.hash} hash is replaced by Argon2id`)
        updateUser(context, { ...user, ...renewed })
      }
      return signIn(context, user, { provider: 'email', providerUid: email, factors: ['password'], alerts: true })
    })
  },
})

/** The server looks at the status only after the password. */
function refuseBlocked(context: Context, user: User): void {
  if (user.status) return
  context.note(`the password matches, but ${user.name || user.id} is blocked`)
  fail('user_blocked')
}

export const createAnonymousSession = defineRoute({
  method: 'POST',
  path: '/v1/account/sessions/anonymous',
  sdk: 'account.createAnonymousSession',
  service: 'account',
  scope: ['sessions.write'],
  events: ['users.[userId].create', 'users.[userId].sessions.[sessionId].create'],
  auditEvent: 'session.create',
  rateLimit: { limit: 50, windowSeconds: 3600, keys: ['ip:{ip}'] },
  signInMethod: 'authAnonymous',
  refusesOpenSession: true,
  params: {},
  status: 201,
  response: sessionModel,
  handle(_input, context) {
    const { project, random, now } = context
    if (project.id === consoleProjectId) fail('user_anonymous_console_prohibited')
    return context.transaction(() => {
      checkUserLimit(context)
      const user = insertUser(context, {
        id: createId(random, now),
        email: null,
        phone: null,
        name: null,
        password: null,
        cost: 'preset',
        accessedAt: now,
      })
      return signIn(context, user, { provider: 'anonymous', providerUid: '', factors: ['anonymous'] })
    })
  },
})

export const listSessions = defineRoute({
  method: 'GET',
  path: '/v1/account/sessions',
  sdk: 'account.listSessions',
  service: 'account',
  scope: ['account'],
  params: {},
  status: 200,
  response: sessionListModel,
  handle(_input, context) {
    const sessions = ownSessions(context).map((session) => reply(context, session))
    return { total: sessions.length, sessions }
  },
})

export const getSession = defineRoute({
  method: 'GET',
  path: '/v1/account/sessions/:sessionId',
  sdk: 'account.getSession',
  service: 'account',
  scope: ['account'],
  params: { sessionId: idOr('current') },
  status: 200,
  response: sessionModel,
  handle({ sessionId }, context) {
    return reply(context, callingSession(context, sessionId))
  },
})

export const updateSession = defineRoute({
  method: 'PATCH',
  path: '/v1/account/sessions/:sessionId',
  sdk: 'account.updateSession',
  service: 'account',
  scope: ['account'],
  events: ['users.[userId].sessions.[sessionId].update'],
  auditEvent: 'session.update',
  rateLimit: { limit: 10, windowSeconds: 3600, keys: ['url:{url},ip:{ip}'] },
  params: { sessionId: idOr('current') },
  status: 200,
  response: sessionModel,
  handle: ({ sessionId }, context) =>
    context.transaction(() => {
      const { store, project, now } = context
      const expire = now + project.settings.authDuration * 1000
      const known = callingSession(context, sessionId)
      const session = store.sessions.update({ ...known, ...refreshedTokens(context, known), expire, updatedAt: now })
      // Quirk Q16: neither `current` nor the country's name is filled here.
      return { session, current: false, secret: '', countryName: '' }
    }),
})

export const deleteSession = defineRoute({
  method: 'DELETE',
  path: '/v1/account/sessions/:sessionId',
  sdk: 'account.deleteSession',
  service: 'account',
  scope: ['account'],
  events: ['users.[userId].sessions.[sessionId].delete'],
  auditEvent: 'session.delete',
  rateLimit: { limit: 100, windowSeconds: 3600, keys: ['url:{url},ip:{ip}'] },
  allowedWithoutFactors: true,
  readsTimestamp: true,
  params: { sessionId: idOr('current') },
  status: 204,
  response: none,
  handle: ({ sessionId }, context) =>
    context.transaction(() => {
      const session = callingSession(context, sessionId)
      deleteSessionWithTargets(context, session)
      if (isCurrent(context, session)) context.takeSession({ isCurrent: true })
    }),
})

export const deleteSessions = defineRoute({
  method: 'DELETE',
  path: '/v1/account/sessions',
  sdk: 'account.deleteSessions',
  service: 'account',
  scope: ['account'],
  events: ['users.[userId].sessions.[sessionId].delete'],
  auditEvent: 'session.delete',
  rateLimit: { limit: 100, windowSeconds: 3600, keys: ['url:{url},ip:{ip}'] },
  params: {},
  status: 204,
  response: none,
  handle: (_input, context) =>
    context.transaction(() => {
      const sessions = ownSessions(context)
      for (const session of sessions) deleteSessionWithTargets(context, session)
      // Quirk Q1 not copied: the server sends the fallback header once per session, which no client can read.
      if (sessions.length > 0)
        context.takeSession({ isCurrent: sessions.some((session) => isCurrent(context, session)) })
    }),
})

function ownSessions(context: Context): Session[] {
  const { store, project } = context
  return store.sessions.list({ projectId: project.id, userId: callingUser(context).id }, { limit: 1000 })
}

function reply(context: Context, session: Session): SessionReply {
  return {
    session,
    current: isCurrent(context, session),
    secret: '',
    countryName: countryName(session.countryCode, context.locale),
  }
}
