/** What the calls of the Account API name and send, for the user `ada` of the scene. */
import { tokenTypes } from '../../src-shared/domain/token.ts'
import type { JsonObject } from '../../src-shared/store/column.ts'
import type { Token } from '../../src-shared/store/tables/tokens.ts'
import { answerChallenge } from '../support/challenge.ts'
import { password, type World } from '../support/world.ts'
import { must } from '../teams/people.ts'
import type { EndpointFacts } from './data.ts'

/** One token of each kind that these calls take; its secret is its kind. */
export const accountTokens: readonly Partial<Token>[] = Object.entries(tokenTypes).map(([kind, type]) => ({
  id: kind,
  userId: 'ada',
  type,
  secret: kind,
}))

/** What paths of the Account API name, where it is something else than for a server. */
export const accountIds: Readonly<Record<string, string>> = {
  targetId: 'app',
  provider: 'mock',
  projectId: 'demo',
}

interface Known {
  readonly world: World
  readonly session: string
}

type Body = JsonObject | ((scene: Known) => Promise<JsonObject>)

const [success, failure] = ['http://localhost/signed-in', 'http://localhost/failed']
const url = 'http://localhost/confirm'
const oauth2 = { success, failure, scopes: ['email'] }
/** As the mock provider of the contract answers. */
const answered = { code: 'abcdef', state: JSON.stringify({ success, failure, token: false }) }

/** A call that is not named needs no parameters and nothing done before it. */
const bodies: Readonly<Record<string, Body>> = {
  'POST /account': { userId: 'grace', email: 'grace@example.test', password, name: 'Grace Hopper' },
  'POST /account/sessions/email': { email: 'ada@example.test', password },
  'POST /account/sessions/token': { userId: 'ada', secret: 'magicUrl' },
  'PUT /account/sessions/magic-url': { userId: 'ada', secret: 'magicUrl' },
  'PUT /account/sessions/phone': { userId: 'ada', secret: 'phone' },
  'GET /account/sessions/oauth2/:provider': oauth2,
  'GET /account/tokens/oauth2/:provider': oauth2,
  'GET /account/sessions/oauth2/callback/:provider/:projectId': answered,
  'POST /account/sessions/oauth2/callback/:provider/:projectId': answered,
  'GET /account/sessions/oauth2/:provider/redirect': answered,
  'POST /account/tokens/magic-url': { userId: 'unique()', email: 'ada@example.test', url, phrase: true },
  'POST /account/tokens/email': { userId: 'unique()', email: 'new@otp.test' },
  'POST /account/tokens/phone': { userId: 'unique()', phone: '+15555550177' },
  'POST /account/jwts': { duration: 60 },
  'PATCH /account/name': { name: 'Countess' },
  'PATCH /account/password': { password: 'another horse', oldPassword: password },
  'PATCH /account/email': { email: 'countess@example.test', password },
  'PATCH /account/phone': { phone: '+15555550199', password },
  'PATCH /account/prefs': { prefs: { theme: 'dark' } },
  'POST /account/recovery': { email: 'ada@example.test', url },
  'PUT /account/recovery': { userId: 'ada', secret: 'recovery', password: 'another horse' },
  'POST /account/verifications/email': { url },
  'PUT /account/verifications/email': { userId: 'ada', secret: 'verification' },
  'PUT /account/verifications/phone': { userId: 'ada', secret: 'phone' },
  'POST /account/targets/push': { targetId: 'tablet', identifier: 'tablet-token' },
  'PUT /account/targets/:targetId/push': { identifier: 'new-token' },
  'POST /account/mfa/authenticators/:type': async ({ world }) => {
    must(await world.server('DELETE', '/users/ada/mfa/authenticators/totp'))
    return {}
  },
  'PUT /account/mfa/authenticators/:type': async ({ world }) => {
    const { body } = must(await world.control('PUT', '/projects/demo/users/ada/totp', { verified: false }))
    return { otp: body.code }
  },
  'DELETE /account/mfa/authenticators/:type': challenged,
  'POST /account/mfa/challenges': { factor: 'totp' },
  'PUT /account/mfa/challenges': openChallenge,
  'GET /account/mfa/recovery-codes': withRecoveryCodes,
  'PATCH /account/mfa/recovery-codes': withRecoveryCodes,
  'PATCH /account/mfa': { mfa: true },
}

async function totpCode({ world }: Known): Promise<string> {
  return String(must(await world.control('GET', '/projects/demo/users/ada/totp')).body.code)
}

async function openChallenge(scene: Known): Promise<JsonObject> {
  const { world, session } = scene
  const { body } = must(await world.call('POST', '/account/mfa/challenges', { session, body: { factor: 'totp' } }))
  return { challengeId: body.$id, otp: await totpCode(scene) }
}

async function challenged(scene: Known): Promise<JsonObject> {
  must(await answerChallenge(scene.world, scene.session, 'totp', await totpCode(scene)))
  return {}
}

async function withRecoveryCodes(scene: Known): Promise<JsonObject> {
  must(await scene.world.server('PATCH', '/users/ada/mfa/recovery-codes'))
  return challenged(scene)
}

export async function accountBodyOf({ method, path }: EndpointFacts, scene: Known): Promise<JsonObject> {
  const body = bodies[`${method} ${path.replace('/v1', '')}`] ?? {}
  return typeof body === 'function' ? body(scene) : body
}
