/** `account.createMFAAuthenticator`, `updateMFAAuthenticator`, `deleteMFAAuthenticator` (contract section 13, MFA). */
import { describe, expect, test } from 'vitest'
import { totpAt } from '../../src-shared/domain/totp.ts'
import { later } from '../support/later.ts'
import { answerChallenge, passChallenge } from '../support/challenge.ts'
import { newWorld, type Reply, type World } from '../support/world.ts'
import { must, outcome } from '../teams/people.ts'
import { graceWithFactors, jwtHeaders } from './factors.ts'

const path = '/account/mfa/authenticators/totp'

const enrol = (world: World, session: string): Promise<Reply> => world.call('POST', path, { session })

const confirm = (world: World, session: string, otp: string): Promise<Reply> =>
  world.call('PUT', path, { session, body: { otp } })

const codeOf = ({ emulator }: World, { body }: Reply, secondsOn = 0): string =>
  totpAt(String(body.secret), emulator.now() + secondsOn * 1000).code

describe('enrolling an authenticator', () => {
  test('answers its secret, and a link that authenticator apps read', async () => {
    const world = await newWorld({ projectName: 'Demo shop' })
    const { session } = await world.signedIn({ email: 'grace+mfa@example.test' })
    const made = await enrol(world, session)
    expect([made.status, Object.keys(made.body)], made.story).toEqual([200, ['secret', 'uri']])
    expect((await world.lastExchange()).events).toEqual(['users.grace.update.mfa'])
    const secret = String(made.body.secret)
    expect(secret).toMatch(/^[A-Z2-7]{103}$/)
    expect(made.body.uri).toBe(
      `otpauth://totp/Demo%20shop%3Agrace%2Bmfa%40example.test?issuer=Demo%20shop&secret=${secret}`,
    )
  })

  test('again takes the place of the one that is not confirmed', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    const first = must(await enrol(world, session))
    const second = must(await enrol(world, session))
    expect(second.body.secret).not.toBe(first.body.secret)
    expect(outcome(await confirm(world, session, codeOf(world, first)))).toBe('401 user_invalid_token')
    expect(outcome(await confirm(world, session, codeOf(world, second)))).toBe('200')
  })

  test('takes a JWT', async () => {
    const world = await newWorld()
    await world.signedIn()
    expect(outcome(await world.call('POST', path, { headers: await jwtHeaders(world) }))).toBe('200')
  })

  test('breaks without an email, and with a colon in the name of the project', async () => {
    const world = await newWorld()
    const { cookies } = must(await world.call('POST', '/account/sessions/anonymous'))
    const anonymous = await enrol(world, cookies.get('a_session_demo') ?? '')
    expect(outcome(anonymous), anonymous.story).toBe('500 general_unknown')
    const other = await newWorld({ projectName: 'Demo: shop' })
    const { session } = await other.signedIn()
    expect(outcome(await enrol(other, session))).toBe('500 general_unknown')
    expect((await other.control('GET', '/projects/demo/users/grace/totp')).status).toBe(404)
  })

  test('waits until a missing factor is there', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    must(await world.server('PATCH', '/users/grace/verification', { emailVerification: true }))
    must(await world.server('PATCH', '/users/grace/mfa', { mfa: true }))
    expect(outcome(await enrol(world, session))).toBe('401 user_more_factors_required')
    expect(outcome(await confirm(world, session, '123456'))).toBe('401 user_more_factors_required')
  })

  test('knows no other type', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    const other = await world.call('POST', '/account/mfa/authenticators/sms', { session })
    expect(outcome(other)).toBe('400 general_argument_invalid')
    expect(outcome(await world.call('POST', '/account/mfa/authenticators/TOTP', { session }))).toBe('200')
  })
})

describe('confirming an authenticator', () => {
  test('answers the account, and the session has the factor', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    const made = must(await enrol(world, session))
    const factors = async () => (await world.call('GET', '/account/mfa/factors', { session })).body.totp
    expect(await factors()).toBe(false)
    const confirmed = await confirm(world, session, codeOf(world, made))
    expect([confirmed.status, confirmed.body.$id, confirmed.body.mfa], confirmed.story).toEqual([200, 'grace', false])
    expect((await world.lastExchange()).events).toEqual(['users.grace.update.mfa'])
    expect(await factors()).toBe(true)
    const { body } = await world.call('GET', '/account/sessions/current', { session })
    // No challenge was passed, so what asks for a recent one still does.
    expect([body.factors, body.mfaUpdatedAt]).toEqual([['password', 'totp'], ''])
    expect(outcome(await confirm(world, session, codeOf(world, made)))).toBe('409 user_authenticator_already_verified')
    expect(outcome(await enrol(world, session))).toBe('409 user_authenticator_already_verified')
  })

  test('takes the code of the current step of 30 seconds only', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    const made = must(await enrol(world, session))
    for (const otp of [codeOf(world, made, 30), codeOf(world, made, -30), '', ' ', 'x'.repeat(256)]) {
      const refused = await confirm(world, session, otp)
      expect(outcome(refused)).toBe(otp === '' ? '400 general_argument_invalid' : '401 user_invalid_token')
    }
    const code = codeOf(world, made)
    expect(outcome(await confirm(await later(world, 30), session, code))).toBe('401 user_invalid_token')
    expect(outcome(await confirm(await later(world, 29), session, code))).toBe('200')
  })

  test('needs one, and a session', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    expect(outcome(await confirm(world, session, '123456'))).toBe('404 user_authenticator_not_found')
    const made = must(await enrol(world, session))
    const headers = await jwtHeaders(world)
    const refused = await world.call('PUT', path, { headers, body: { otp: codeOf(world, made) } })
    expect(outcome(refused), refused.story).toBe('500 general_unknown')
    expect((await world.call('GET', '/account/mfa/factors', { session })).body.totp).toBe(false)
  })
})

describe('deleting an authenticator', () => {
  test('needs a challenge that this session has passed', async () => {
    const { world, session } = await graceWithFactors()
    const { body: other } = must(await world.server('POST', '/users/grace/sessions'))
    const remove = (given: string) => world.call('DELETE', path, { session: given })
    expect(outcome(await remove(session))).toBe('401 user_challenge_required')
    const { story } = await world.lastExchange()
    expect(story.find(({ verdict }) => verdict === 'stop')?.gate).toBe('recent challenge')
    // Before the parameters are read.
    const wrong = await world.call('DELETE', '/account/mfa/authenticators/sms', { session })
    expect(outcome(wrong)).toBe('401 user_challenge_required')
    await passWithCode(world, session)
    expect(outcome(await remove(String(other.secret)))).toBe('401 user_challenge_required')
    const removed = await remove(session)
    expect([removed.status, removed.text], removed.story).toEqual([204, ''])
    expect((await world.lastExchange()).events).toEqual(['users.grace.delete.mfa'])
    expect(outcome(await remove(session))).toBe('404 user_authenticator_not_found')
  })

  test('takes a challenge of up to half an hour ago', async () => {
    const { world, session } = await graceWithFactors()
    await passWithCode(world, session)
    const after = async (seconds: number) =>
      outcome(await (await later(world, seconds)).call('DELETE', path, { session }))
    expect(await after(1800.001)).toBe('401 user_challenge_required')
    expect(await after(1800)).toBe('204')
  })

  test('ignores the code that older SDKs send', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    await passChallenge(world, session)
    must(await world.control('PUT', '/projects/demo/users/grace/totp', {}))
    const headers = { 'x-appwrite-response-format': '1.5.0' }
    expect(outcome(await world.call('DELETE', path, { session, headers, body: { otp: 'wrong' } }))).toBe('204')
  })

  test('breaks with a JWT', async () => {
    const { world } = await graceWithFactors()
    const refused = await world.call('DELETE', path, { headers: await jwtHeaders(world) })
    expect(outcome(refused), refused.story).toBe('500 general_unknown')
    expect((await world.control('GET', '/projects/demo/users/grace/totp')).status).toBe(200)
  })
})

async function passWithCode(world: World, session: string): Promise<void> {
  const { body } = must(await world.control('GET', '/projects/demo/users/grace/totp'))
  must(await answerChallenge(world, session, 'totp', String(body.code)))
}
