/** `account.createMFARecoveryCodes`, `getMFARecoveryCodes`, `updateMFARecoveryCodes` (contract section 13, MFA). */
import { expect, test } from 'vitest'
import { isStringList } from '../../src-shared/store/column.ts'
import { answerChallenge, passChallenge } from '../support/challenge.ts'
import { later } from '../support/later.ts'
import { newWorld, type Reply, type World } from '../support/world.ts'
import { must, outcome } from '../teams/people.ts'
import { jwtHeaders } from './factors.ts'

const path = '/account/mfa/recovery-codes'

const codesIn = ({ body }: Reply): readonly string[] => (isStringList(body.recoveryCodes) ? body.recoveryCodes : [])

async function signedIn() {
  const world = await newWorld()
  const { session } = await world.signedIn()
  return { world, session }
}

test('recovery codes: are made once, six of ten hex characters', async () => {
  const { world, session } = await signedIn()
  const made = await world.call('POST', path, { session })
  expect([made.status, Object.keys(made.body)], made.story).toEqual([201, ['recoveryCodes']])
  expect((await world.lastExchange()).events).toEqual(['users.grace.update.mfa'])
  const codes = codesIn(made)
  expect(new Set(codes).size).toBe(6)
  expect(codes.filter((code) => /^[0-9a-f]{10}$/.test(code))).toHaveLength(6)
  expect(outcome(await world.call('POST', path, { session }))).toBe('409 user_recovery_codes_already_exists')
})

test('recovery codes: are shown and renewed after a challenge of this session only', async () => {
  const { world, session } = await signedIn()
  const other = String(must(await world.server('POST', '/users/grace/sessions')).body.secret)
  const left = await passChallenge(world, session)
  for (const method of ['GET', 'PATCH']) {
    expect(outcome(await world.call(method, path, { session: other }))).toBe('401 user_challenge_required')
  }
  const shown = await world.call('GET', path, { session })
  expect([shown.status, codesIn(shown)], shown.story).toEqual([200, left])
  const renewed = await world.call('PATCH', path, { session })
  expect((await world.lastExchange()).events).toEqual(['users.grace.update.mfa'])
  expect([renewed.status, codesIn(renewed).length], renewed.story).toEqual([200, 6])
  expect(codesIn(renewed).filter((code) => left.includes(code))).toEqual([])
  expect(codesIn(await world.call('GET', path, { session }))).toEqual(codesIn(renewed))
  const old = await answerChallenge(world, session, 'recoveryCode', left[0] ?? '')
  expect(outcome(old)).toBe('401 user_invalid_token')
})

test('recovery codes: a challenge counts for half an hour, to the second', async () => {
  const { world, session } = await signedIn()
  await passChallenge(world, session)
  const after = async (seconds: number) => {
    const then = await later(world, seconds)
    return [outcome(await then.call('GET', path, { session })), outcome(await then.call('PATCH', path, { session }))]
  }
  expect(await after(1800)).toEqual(['200', '200'])
  expect(await after(1800.001)).toEqual(['401 user_challenge_required', '401 user_challenge_required'])
})

test('recovery codes: are not found when there are none, or all are used', async () => {
  const { world, session } = await signedIn()
  const missing = async () => [
    outcome(await world.call('GET', path, { session })),
    outcome(await world.call('PATCH', path, { session })),
  ]
  await passByTotp(world, session)
  const notFound = '404 user_recovery_codes_not_found'
  expect(await missing()).toEqual([notFound, notFound])
  for (const code of codesIn(must(await world.call('POST', path, { session })))) {
    must(await answerChallenge(world, session, 'recoveryCode', code))
  }
  expect(await missing()).toEqual([notFound, notFound])
  expect((await world.call('GET', '/account/mfa/factors', { session })).body.recoveryCode).toBe(false)
  expect(outcome(await world.call('POST', path, { session }))).toBe('201')
})

test('recovery codes: are made with a JWT, but showing and renewing them breaks', async () => {
  const { world } = await signedIn()
  const headers = await jwtHeaders(world)
  const made = must(await world.call('POST', path, { headers }))
  for (const method of ['GET', 'PATCH']) {
    const refused = await world.call(method, path, { headers })
    expect(outcome(refused), refused.story).toBe('500 general_unknown')
  }
  expect(must(await world.server('GET', '/users/grace/mfa/recovery-codes')).body).toEqual(made.body)
})

test('recovery codes: wait until a missing factor is there', async () => {
  const { world, session } = await signedIn()
  must(await world.server('PATCH', '/users/grace/verification', { emailVerification: true }))
  must(await world.server('PATCH', '/users/grace/mfa', { mfa: true }))
  for (const method of ['POST', 'GET', 'PATCH']) {
    expect(outcome(await world.call(method, path, { session }))).toBe('401 user_more_factors_required')
  }
})

async function passByTotp(world: World, session: string): Promise<void> {
  const { body } = must(await world.control('PUT', '/projects/demo/users/grace/totp', {}))
  must(await answerChallenge(world, session, 'totp', String(body.code)))
}
