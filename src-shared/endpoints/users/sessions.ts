/** `users.createSession`, `listSessions`, `deleteSession`, `deleteSessions`. */
import { countryName } from '../../domain/locale.ts'
import { insertSession, sessionValue } from '../../domain/session.ts'
import { getUser } from '../../domain/user.ts'
import { fail } from '../../http/errors.ts'
import { boolean, id, idOr, optional } from '../../http/rules.ts'
import { none } from '../../models/plain.ts'
import { sessionListModel, sessionModel } from '../../models/session.ts'
import { defineRoute } from '../define-route.ts'

/** `users.createSession` */
export const createSession = defineRoute({
  method: 'POST',
  path: '/v1/users/:userId/sessions',
  sdk: 'users.createSession',
  service: 'users',
  scope: ['users.write', 'sessions.write'],
  keysOnly: true,
  events: ['users.[userId].sessions.[sessionId].create'],
  auditEvent: 'session.create',
  params: { userId: idOr('unique()') },
  status: 201,
  response: sessionModel,
  handle: ({ userId }, context) =>
    context.transaction(() => {
      const user = getUser(context, userId)
      const session = insertSession(context, user, { provider: 'server', providerUid: '', factors: ['server'] })
      return {
        session,
        current: false,
        secret: sessionValue(session),
        countryName: countryName(session.countryCode, context.locale),
      }
    }),
})

/** `users.listSessions` */
export const listSessions = defineRoute({
  method: 'GET',
  path: '/v1/users/:userId/sessions',
  sdk: 'users.listSessions',
  service: 'users',
  scope: ['users.read', 'sessions.read'],
  params: { userId: id(), total: optional(boolean(), true) },
  status: 200,
  response: sessionListModel,
  handle({ userId, total }, context) {
    const { store, project } = context
    const sessions = store.sessions.list({ projectId: project.id, userId: getUser(context, userId).id })
    return {
      total: total ? sessions.length : 0,
      sessions: sessions.map((session) => ({
        session,
        current: false,
        // The server shows what it stores: a hash, nothing that signs in.
        secret: session.secretHash,
        countryName: countryName(session.countryCode, context.locale),
      })),
    }
  },
})

/** `users.deleteSession` */
export const deleteSession = defineRoute({
  method: 'DELETE',
  path: '/v1/users/:userId/sessions/:sessionId',
  sdk: 'users.deleteSession',
  service: 'users',
  scope: ['users.write', 'sessions.write'],
  keysOnly: true,
  events: ['users.[userId].sessions.[sessionId].delete'],
  auditEvent: 'session.delete',
  params: { userId: id(), sessionId: id() },
  status: 204,
  response: none,
  handle: ({ userId, sessionId }, context) =>
    context.transaction(() => {
      const { store, project } = context
      const user = getUser(context, userId)
      const session = store.sessions.first({ projectId: project.id, id: sessionId })
      if (session === null || session.userId !== user.id) fail('user_session_not_found')
      store.sessions.delete(session)
    }),
})

/** `users.deleteSessions` */
export const deleteSessions = defineRoute({
  method: 'DELETE',
  path: '/v1/users/:userId/sessions',
  sdk: 'users.deleteSessions',
  service: 'users',
  scope: ['users.write', 'sessions.write'],
  keysOnly: true,
  events: ['users.[userId].sessions.delete'],
  auditEvent: 'session.delete',
  params: { userId: id() },
  status: 204,
  response: none,
  handle: ({ userId }, context) =>
    context.transaction(() => {
      const { store, project } = context
      const user = getUser(context, userId)
      for (const session of store.sessions.list({ projectId: project.id, userId: user.id }))
        store.sessions.delete(session)
    }),
})
