/** `users.createToken`, `users.createJWT`. */
import { createJwt } from '../../domain/jwt.ts'
import { insertToken } from '../../domain/token.ts'
import { getUser } from '../../domain/user.ts'
import { fail } from '../../http/errors.ts'
import { id, idOr, integer, optional } from '../../http/rules.ts'
import { jwtModel, tokenModel } from '../../models/token.ts'
import { defineRoute } from '../define-route.ts'

/** `users.createToken` */
export const createToken = defineRoute({
  method: 'POST',
  path: '/v1/users/:userId/tokens',
  sdk: 'users.createToken',
  service: 'users',
  scope: ['users.write'],
  events: ['users.[userId].tokens.[tokenId].create'],
  auditEvent: 'tokens.create',
  params: {
    userId: id(),
    length: optional(integer({ min: 4, max: 128 }), 6),
    expire: optional(integer({ min: 60, max: 31_536_000 }), 900),
  },
  status: 201,
  response: tokenModel,
  handle: ({ userId, length, expire }, context) =>
    context.transaction(() => {
      const secret = context.random.hex(length)
      const user = getUser(context, userId)
      const token = insertToken(context, user, { type: 'generic', secret, lifetimeSeconds: expire })
      return { token, secret, phrase: '' }
    }),
})

/** `users.createJWT` */
export const createJWT = defineRoute({
  method: 'POST',
  path: '/v1/users/:userId/jwts',
  sdk: 'users.createJWT',
  service: 'users',
  scope: ['users.write'],
  params: {
    userId: id(),
    sessionId: optional(idOr('recent'), 'recent'),
    duration: optional(integer({ min: 0, max: 3600 }), 900),
  },
  status: 201,
  response: jwtModel,
  handle({ userId, sessionId, duration }, context) {
    const { store, project, now } = context
    const user = getUser(context, userId)
    const owned = { projectId: project.id, userId: user.id }
    const [session] =
      sessionId === 'recent'
        ? store.sessions.list(owned, { limit: 1, newestFirst: true })
        : store.sessions.list({ ...owned, id: sessionId })
    if (session === undefined) context.note('there is no such session: the JWT works without one until it expires')
    if (duration === 0) {
      // The library that signs takes no lifetime of zero (contract section 11).
      context.note('a JWT cannot last 0 seconds')
      fail('general_unknown')
    }
    const claims = { userId: user.id, sessionId: session?.id ?? '' }
    return { jwt: createJwt(claims, project.record.secretKey, now, duration) }
  },
})
