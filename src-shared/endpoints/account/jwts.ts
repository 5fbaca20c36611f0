/** `account.createJWT`. */
import { createJwt } from '../../domain/jwt.ts'
import { fail } from '../../http/errors.ts'
import { integer, optional } from '../../http/rules.ts'
import { jwtModel } from '../../models/token.ts'
import { defineRoute } from '../define-route.ts'
import { callingUser, currentSession } from './caller.ts'

export const createJWT = defineRoute({
  method: 'POST',
  path: '/v1/account/jwts',
  aliases: ['/v1/account/jwt'],
  sdk: 'account.createJWT',
  service: 'account',
  scope: ['account'],
  rateLimit: { limit: 120, windowSeconds: 60, keys: ['url:{url},userId:{userId}'] },
  signInMethod: 'authJWT',
  params: { duration: optional(integer({ min: 0, max: 3600 }), 900) },
  status: 201,
  response: jwtModel,
  handle({ duration }, context) {
    const { actor, project, now, note } = context
    const user = callingUser(context)
    if (actor.signedIn?.session === null) {
      note('the caller came with a JWT, and only a session makes one')
      fail('user_jwt_creation_denied')
    }
    const session = currentSession(context)
    if (duration === 0) {
      // The library that signs takes no lifetime of zero (contract section 11).
      note('a JWT cannot last 0 seconds')
      fail('general_unknown')
    }
    return { jwt: createJwt({ userId: user.id, sessionId: session.id }, project.record.secretKey, now, duration) }
  },
})
