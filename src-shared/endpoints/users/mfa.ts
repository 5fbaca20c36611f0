/** `users.updateMFA`, `listMFAFactors`, `deleteMFAAuthenticator`, `getMFAChallenge`. */
import { findAuthenticator, usableFactors } from '../../domain/mfa.ts'
import { getUser, updateUser, withTargets } from '../../domain/user.ts'
import { fail } from '../../http/errors.ts'
import { id, oneOf, strictBoolean, text } from '../../http/rules.ts'
import { mfaChallengeSecretModel, mfaFactorsModel } from '../../models/mfa.ts'
import { none } from '../../models/plain.ts'
import { userModel } from '../../models/user.ts'
import { defineRoute } from '../define-route.ts'

/** `users.updateMFA`: flips the flag; sessions keep the factors they have. */
export const updateMFA = defineRoute({
  method: 'PATCH',
  path: '/v1/users/:userId/mfa',
  sdk: 'users.updateMFA',
  service: 'users',
  scope: ['users.write'],
  events: ['users.[userId].update.mfa'],
  auditEvent: 'user.update',
  params: { userId: id(), mfa: strictBoolean() },
  status: 200,
  response: userModel,
  handle: ({ userId, mfa }, context) =>
    context.transaction(() => withTargets(context.store, updateUser(context, { ...getUser(context, userId), mfa }))),
})

/** `users.listMFAFactors` */
export const listMFAFactors = defineRoute({
  method: 'GET',
  path: '/v1/users/:userId/mfa/factors',
  sdk: 'users.listMFAFactors',
  service: 'users',
  scope: ['users.read'],
  params: { userId: id() },
  status: 200,
  response: mfaFactorsModel,
  // Quirk Q11, copied: this list never tells of recovery codes.
  handle: ({ userId }, context) => ({ ...usableFactors(context, getUser(context, userId)), recoveryCode: false }),
})

/** `users.deleteMFAAuthenticator` */
export const deleteMFAAuthenticator = defineRoute({
  method: 'DELETE',
  path: '/v1/users/:userId/mfa/authenticators/:type',
  sdk: 'users.deleteMFAAuthenticator',
  service: 'users',
  scope: ['users.write'],
  events: ['users.[userId].delete.mfa'],
  auditEvent: 'user.update',
  params: { userId: id(), type: oneOf(['totp']) },
  status: 204,
  response: none,
  handle: ({ userId }, context) =>
    context.transaction(() => {
      const { store } = context
      const authenticator = findAuthenticator(store, getUser(context, userId)) ?? fail('user_authenticator_not_found')
      store.authenticators.delete(authenticator)
    }),
})

/** `users.getMFAChallenge`: how a server that sends codes itself learns the code of a custom challenge. */
export const getMFAChallenge = defineRoute({
  method: 'GET',
  path: '/v1/users/:userId/mfa/challenges/:challengeId',
  sdk: 'users.getMFAChallenge',
  service: 'users',
  scope: ['users.read'],
  params: { userId: id(), challengeId: text({ min: 1, max: 256 }) },
  status: 200,
  response: mfaChallengeSecretModel,
  handle({ userId, challengeId }, context) {
    const { store, project, now } = context
    const user = getUser(context, userId)
    const challenge = store.challenges.first({ projectId: project.id, id: challengeId })
    if (challenge === null || challenge.userId !== user.id) fail('user_invalid_token')
    if (challenge.factor !== 'custom' || challenge.expire <= now) {
      context.note(challenge.factor === 'custom' ? 'the challenge has expired' : `its factor is ${challenge.factor}`)
      fail('user_invalid_token')
    }
    return challenge
  },
})
