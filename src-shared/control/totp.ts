/** Authenticators: enrolling one for a user, and the code that the user's phone would show now. */
import type { Totp } from '../contract/totp.ts'
import { findAuthenticator, putAuthenticator } from '../domain/mfa.ts'
import { isTotpSecret, newTotpSecret, totpAt, totpUri } from '../domain/totp.ts'
import { boolean, defineRule, id, optional, refuse, type Rule } from '../http/rules.ts'
import type { Authenticator } from '../store/tables/authenticators.ts'
import type { User } from '../store/tables/users.ts'
import {
  type ControlContext,
  controlFacts,
  controlProject,
  controlUser,
  defineControlRoute,
  notFound,
} from './control-route.ts'
import { jsonModel } from './json-model.ts'

const secret = (): Rule<string> =>
  defineRule('a base32 secret of 16 to 256 characters', (value) => {
    const text = typeof value === 'string' ? value.replaceAll(' ', '').toUpperCase() : ''
    return isTotpSecret(text)
      ? text
      : refuse('the value must be base32 text of 16 to 256 characters, A to Z and 2 to 7')
  })

export const getTotp = defineControlRoute({
  ...controlFacts('GET', '/projects/:projectId/users/:userId/totp'),
  params: { projectId: id(), userId: id() },
  response: jsonModel<Totp>('Totp'),
  handle({ projectId, userId }, context) {
    const user = controlUser(context, projectId, userId)
    const authenticator = findAuthenticator(context.world.store, user)
    if (authenticator === null) notFound(`authenticator of user "${userId}"`, 'Enrol one with PUT to the same address.')
    return describe(context, user, authenticator)
  },
})

/** Replaces the one that the user has. Verified unless told otherwise, so that it counts as a factor at once. */
export const putTotp = defineControlRoute({
  ...controlFacts('PUT', '/projects/:projectId/users/:userId/totp'),
  params: {
    projectId: id(),
    userId: id(),
    secret: optional(secret(), null),
    verified: optional(boolean(), true),
  },
  response: jsonModel<Totp>('Totp'),
  handle({ projectId, userId, secret, verified }, context) {
    const { store, random } = context.world
    const user = controlUser(context, projectId, userId)
    const given = { secret: secret ?? newTotpSecret(random), verified }
    const authenticator = context.history.commit(`Enrol an authenticator for ${user.name || user.id}`, () =>
      putAuthenticator({ store, random, now: context.now }, user, given),
    )
    return describe(context, user, authenticator)
  },
})

function describe(context: ControlContext, user: User, { secret, verified }: Authenticator): Totp {
  const issuer = controlProject(context, user.projectId).name
  const { code, secondsLeft } = totpAt(secret, context.now)
  return {
    userId: user.id,
    secret,
    uri: totpUri({ issuer, label: user.email || user.id, secret }),
    verified,
    code,
    secondsLeft,
    nextCode: totpAt(secret, context.now + secondsLeft * 1000).code,
  }
}
