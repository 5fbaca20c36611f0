/** Grace, who has every factor that a challenge can ask for. */
import { isStringList } from '../../src-shared/store/column.ts'
import type { Challenge } from '../../src-shared/store/tables/challenges.ts'
import { newWorld, type Reply, type World } from '../support/world.ts'
import { must } from '../teams/people.ts'

export type Factor = Challenge['factor']

export const factors: readonly Factor[] = ['totp', 'email', 'phone', 'recoveryCode', 'custom']

export const phone = '+15555550100'

export interface Grace {
  readonly world: World
  readonly session: string
  readonly sessionId: string
  readonly recoveryCodes: readonly string[]
}

export async function graceWithFactors(): Promise<Grace> {
  const world = await newWorld()
  const { server, control, call } = world
  const { session, sessionId } = await world.signedIn()
  must(await server('PATCH', '/users/grace/phone', { number: phone }))
  must(await server('PATCH', '/users/grace/verification', { emailVerification: true }))
  must(await server('PATCH', '/users/grace/verification/phone', { phoneVerification: true }))
  must(await control('PUT', '/projects/demo/users/grace/totp', {}))
  must(await control('PATCH', '/projects/demo', { authMfaFactorsCustom: true }))
  const { body } = must(await call('POST', '/account/mfa/recovery-codes', { session }))
  return { world, session, sessionId, recoveryCodes: isStringList(body.recoveryCodes) ? body.recoveryCodes : [] }
}

export const ask = ({ world, session }: Pick<Grace, 'world' | 'session'>, factor: string): Promise<Reply> =>
  world.call('POST', '/account/mfa/challenges', { session, body: { factor } })

export const answer = (
  { world, session }: Pick<Grace, 'world' | 'session'>,
  challengeId: unknown,
  otp: string,
): Promise<Reply> => world.call('PUT', '/account/mfa/challenges', { session, body: { challengeId, otp } })

/** Where each factor shows the code that answers its newest challenge. */
export async function codeFor(
  { world, recoveryCodes: [first = ''] }: Pick<Grace, 'world' | 'recoveryCodes'>,
  factor: Factor,
  challengeId: unknown,
): Promise<string> {
  const { control, server } = world
  switch (factor) {
    case 'recoveryCode':
      return first
    case 'totp':
      return String(must(await control('GET', '/projects/demo/users/grace/totp')).body.code)
    case 'custom':
      return String(must(await server('GET', `/users/grace/mfa/challenges/${String(challengeId)}`)).body.code)
    default: {
      const channel = factor === 'email' ? 'email' : 'sms'
      return String(must(await control('GET', `/inbox/latest?channel=${channel}&kind=mfa-challenge`)).body.code)
    }
  }
}

export async function jwtHeaders({ server }: World, userId = 'grace'): Promise<Readonly<Record<string, string>>> {
  const { body } = must(await server('POST', `/users/${userId}/jwts`, {}))
  return { 'x-appwrite-jwt': String(body.jwt) }
}

/** Ids of the challenges that the last call left behind. */
export async function challengesMade({ lastExchange }: World): Promise<readonly unknown[]> {
  const { changes } = await lastExchange()
  return changes.flatMap(({ table, operation, id }) => (table === 'challenges' && operation === 'created' ? [id] : []))
}
