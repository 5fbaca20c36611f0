/** `account.createMFAChallenge` and `updateMFAChallenge` (contract section 13, MFA). */
import { describe, expect, test } from 'vitest'
import { later } from '../support/later.ts'
import { newWorld } from '../support/world.ts'
import { must, outcome, signUp } from '../teams/people.ts'
import { answer, ask, challengesMade, codeFor, factors, graceWithFactors, jwtHeaders, phone } from './factors.ts'

const invalid = '401 user_invalid_token'

describe('a challenge', () => {
  test.each(factors)('of the factor %s is passed with its code, once', async (factor) => {
    const grace = await graceWithFactors()
    const { world, session, sessionId } = grace
    const asked = await ask(grace, factor)
    expect(asked.status, asked.story).toBe(201)
    expect(asked.text).toBe(
      `{"$id":"${String(asked.body.$id)}","$createdAt":"2026-03-01T12:00:00.000+00:00","userId":"grace",` +
        '"expire":"2026-03-01T13:00:00.000+00:00"}',
    )
    expect((await world.lastExchange()).events).toEqual([`users.grace.challenges.${String(asked.body.$id)}.create`])
    const code = await codeFor(grace, factor, asked.body.$id)
    expect(outcome(await answer(grace, asked.body.$id, `${code}0`))).toBe(invalid)
    const passed = await answer(grace, asked.body.$id, code)
    expect(passed.status, passed.story).toBe(200)
    expect(passed.body).toMatchObject({
      $id: sessionId,
      factors: ['password', factor],
      secret: '',
      current: false,
      countryName: '',
      mfaUpdatedAt: '2026-03-01 12:00:00.000',
    })
    expect((await world.lastExchange()).events).toEqual([`users.grace.sessions.${sessionId}.create`])
    const { body: stored } = await world.call('GET', '/account/sessions/current', { session })
    expect(stored).toMatchObject({
      factors: ['password', factor],
      current: true,
      countryName: 'Unknown',
      mfaUpdatedAt: '2026-03-01T12:00:00.000+00:00',
    })
    const again = await answer(grace, asked.body.$id, code)
    expect(outcome(again), again.story).toBe(invalid)
  })

  test('passed twice by the same factor counts that factor once', async () => {
    const grace = await graceWithFactors()
    for (let count = 0; count < 2; count += 1) {
      const { body } = must(await ask(grace, 'totp'))
      const passed = must(await answer(grace, body.$id, await codeFor(grace, 'totp', body.$id)))
      expect(passed.body.factors).toEqual(['password', 'totp'])
    }
  })

  test('ends after an hour', async () => {
    const grace = await graceWithFactors()
    const { body } = must(await ask(grace, 'email'))
    const code = await codeFor(grace, 'email', body.$id)
    const over = { ...grace, world: await later(grace.world, 3600) }
    expect(outcome(await answer(over, body.$id, code))).toBe(invalid)
    expect((await over.world.control('GET', '/inbox/latest')).body.state).toBe('expired')
    const last = { ...grace, world: await later(grace.world, 3599) }
    expect(outcome(await answer(last, body.$id, code))).toBe('200')
  })

  test('is the user’s: any session of theirs may pass it, and it counts for that one', async () => {
    const grace = await graceWithFactors()
    const { world } = grace
    const { body: other } = must(await world.server('POST', '/users/grace/sessions'))
    const { body } = must(await ask(grace, 'email'))
    const code = await codeFor(grace, 'email', body.$id)
    const passed = must(await answer({ world, session: String(other.secret) }, body.$id, code))
    expect([passed.body.$id, passed.body.factors]).toEqual([other.$id, ['server', 'email']])
    const { body: first } = await world.call('GET', '/account/sessions/current', { session: grace.session })
    expect([first.factors, first.mfaUpdatedAt]).toEqual([['password'], ''])
  })

  test('of somebody else, or of nobody, is refused with the right code too', async () => {
    const grace = await graceWithFactors()
    const sam = { world: grace.world, ...(await signUp(grace.world, 'sam')) }
    const { body } = must(await ask(grace, 'email'))
    const code = await codeFor(grace, 'email', body.$id)
    expect(outcome(await answer(sam, body.$id, code))).toBe(invalid)
    expect(outcome(await answer(grace, 'x'.repeat(256), code))).toBe(invalid)
    expect(outcome(await answer(grace, body.$id, code))).toBe('200')
  })

  test('has a code of its own, which no other challenge takes; earlier ones stay open', async () => {
    const grace = await graceWithFactors()
    const first = must(await ask(grace, 'email')).body.$id
    const firstCode = await codeFor(grace, 'email', first)
    const second = must(await ask(grace, 'email')).body.$id
    expect(await codeFor(grace, 'email', second)).not.toBe(firstCode)
    expect(outcome(await answer(grace, second, firstCode))).toBe(invalid)
    expect(outcome(await answer(grace, first, firstCode))).toBe('200')
  })

  test('of an authenticator takes the code of the current step at emulator time only', async () => {
    const grace = await graceWithFactors()
    const { body } = must(await ask(grace, 'totp'))
    const { body: shown } = must(await grace.world.control('GET', '/projects/demo/users/grace/totp'))
    expect(outcome(await answer(grace, body.$id, String(shown.nextCode)))).toBe(invalid)
    const { story } = await grace.world.lastExchange()
    expect(story.flatMap(({ emulatorOnly }) => emulatorOnly).join()).toContain(String(shown.code))
    const next = { ...grace, world: await later(grace.world, 30) }
    expect(outcome(await answer(next, body.$id, String(shown.code)))).toBe(invalid)
    expect(outcome(await answer(next, body.$id, String(shown.nextCode)))).toBe('200')
  })

  test('of an authenticator that is not confirmed, or is gone, has no answer', async () => {
    const grace = await graceWithFactors()
    const { control, server } = grace.world
    const { body } = must(await ask(grace, 'totp'))
    const { body: shown } = must(await control('PUT', '/projects/demo/users/grace/totp', { verified: false }))
    expect(outcome(await answer(grace, body.$id, String(shown.code)))).toBe(invalid)
    must(await server('DELETE', '/users/grace/mfa/authenticators/totp'))
    expect(outcome(await answer(grace, body.$id, String(shown.code)))).toBe(invalid)
  })

  test('of a recovery code uses that code up', async () => {
    const grace = await graceWithFactors()
    const [used = '', ...left] = grace.recoveryCodes
    must(await answer(grace, must(await ask(grace, 'recoveryCode')).body.$id, used))
    const { body } = must(await grace.world.server('GET', '/users/grace/mfa/recovery-codes'))
    expect(body.recoveryCodes).toEqual(left)
    const again = must(await ask(grace, 'recoveryCode')).body.$id
    expect(outcome(await answer(grace, again, used))).toBe(invalid)
  })
})

describe('the code of a challenge', () => {
  test('is mailed', async () => {
    const grace = await graceWithFactors()
    const { body } = must(await ask(grace, 'email'))
    const { body: message } = must(await grace.world.control('GET', '/inbox/latest'))
    expect(message).toMatchObject({
      channel: 'email',
      kind: 'mfa-challenge',
      to: 'grace@example.test',
      toName: 'Grace Hopper',
      subject: 'Confirmation code for demo',
      state: 'unused',
      link: null,
      expire: '2026-03-01T13:00:00.000Z',
    })
    const code = String(message.code)
    expect(code).toMatch(/^\d{6}$/)
    expect([String(message.text).includes(code), String(message.html).includes(`<p>${code}</p>`)]).toEqual([true, true])
    must(await answer(grace, body.$id, code))
    expect((await grace.world.control('GET', '/inbox/latest')).body.state).toBe('used')
  })

  test('is mailed in the words of the project, where it has its own', async () => {
    const grace = await graceWithFactors()
    const templates = { 'email.mfaChallenge-en': { subject: '{{otp}} for {{user}}', message: '<p>{{otp}}</p>' } }
    const smtp = { enabled: true, senderEmail: 'shop@example.test' }
    must(await grace.world.control('PATCH', '/projects/demo', { smtp, templates }))
    must(await ask(grace, 'email'))
    const { body: message } = must(await grace.world.control('GET', '/inbox/latest'))
    expect([message.subject, message.from]).toEqual([`${String(message.code)} for Grace Hopper`, 'shop@example.test'])
  })

  test('is all that an SMS says, for mock numbers too', async () => {
    const grace = await graceWithFactors()
    must(await grace.world.control('PATCH', '/projects/demo', { authMockNumbers: [{ phone, otp: '000001' }] }))
    const { body } = must(await ask(grace, 'phone'))
    const { body: message } = must(await grace.world.control('GET', '/inbox/latest'))
    expect(message).toMatchObject({ channel: 'sms', kind: 'mfa-challenge', to: phone, subject: '', html: '' })
    expect(message.text).toBe(message.code)
    expect(outcome(await answer(grace, body.$id, '000001'))).toBe(invalid)
    expect(outcome(await answer(grace, body.$id, String(message.code)))).toBe('200')
  })

  test.each(['totp', 'recoveryCode', 'custom'] as const)('is not sent for the factor %s', async (factor) => {
    const grace = await graceWithFactors()
    must(await ask(grace, factor))
    expect((await grace.world.control('GET', '/inbox')).body.total).toBe(0)
  })
})

describe('a challenge that cannot be asked', () => {
  const settings = { totp: 'Totp', email: 'Email', phone: 'Phone', custom: 'Custom' } as const

  test.each(['totp', 'email', 'phone', 'custom'] as const)('is refused where the policy is off: %s', async (factor) => {
    const grace = await graceWithFactors()
    const { control } = grace.world
    const open = must(await ask(grace, factor)).body.$id
    const code = await codeFor(grace, factor, open)
    const setting = `authMfaFactors${settings[factor]}`
    must(await control('PATCH', '/projects/demo', { [setting]: false }))
    const refused = await ask(grace, factor)
    expect([outcome(refused), await challengesMade(grace.world)]).toEqual(['501 user_auth_method_unsupported', []])
    expect(outcome(await answer(grace, open, code))).toBe('501 user_auth_method_unsupported')
    must(await control('PATCH', '/projects/demo', { [setting]: true }))
    expect(outcome(await answer(grace, open, code))).toBe('200')
  })

  test.each([
    ['email', '503 general_smtp_disabled', { mailServer: false }],
    ['phone', '503 general_phone_disabled', { smsProvider: false }],
    ['email', '400 user_email_not_found', {}],
    ['phone', '400 user_phone_not_found', {}],
  ] as const)('of the factor %s is refused with %s, and its row stays', async (factor, error, change) => {
    const world = await newWorld()
    must(await world.control('PATCH', '/projects/demo', change))
    const { cookies } = must(await world.call('POST', '/account/sessions/anonymous'))
    const anonymous = { world, session: cookies.get('a_session_demo') ?? '' }
    const refused = await ask(anonymous, factor)
    expect(outcome(refused), refused.story).toBe(error)
    expect(await challengesMade(world)).toHaveLength(1)
  })

  test.each([
    ['email', 'verification', { emailVerification: false }],
    ['phone', 'verification/phone', { phoneVerification: false }],
  ] as const)('of the factor %s needs it to be verified', async (factor, path, body) => {
    const grace = await graceWithFactors()
    must(await grace.world.server('PATCH', `/users/grace/${path}`, body))
    expect(outcome(await ask(grace, factor))).toBe(`400 user_${factor}_not_verified`)
    expect(await challengesMade(grace.world)).toHaveLength(1)
    expect((await grace.world.control('GET', '/inbox')).body.total).toBe(0)
  })
})

describe('challenges', () => {
  test('let a session with one factor pass, and little else works until then', async () => {
    const grace = await graceWithFactors()
    const { world, session } = grace
    const { call } = world
    must(await world.server('PATCH', '/users/grace/mfa', { mfa: true }))
    const account = async () => outcome(await call('GET', '/account', { session }))
    expect(await account()).toBe('401 user_more_factors_required')
    expect(outcome(await call('POST', '/account/mfa/authenticators/totp', { session }))).toBe(
      '401 user_more_factors_required',
    )
    expect(outcome(await call('GET', '/account/mfa/factors', { session }))).toBe('200')
    // By their older path.
    const asked = must(await call('POST', '/account/mfa/challenge', { session, body: { factor: 'totp' } }))
    const otp = await codeFor(grace, 'totp', asked.body.$id)
    const body = { challengeId: asked.body.$id, otp }
    must(await call('PUT', '/account/mfa/challenge', { session, body }))
    expect(await account()).toBe('200')
  })

  test('are no way out of signing out', async () => {
    const { world, session } = await graceWithFactors()
    must(await world.server('PATCH', '/users/grace/mfa', { mfa: true }))
    expect(outcome(await world.call('DELETE', '/account/sessions/current', { session }))).toBe('204')
  })

  test('are asked for with a JWT, and answered with a session only', async () => {
    const grace = await graceWithFactors()
    const { call } = grace.world
    const headers = await jwtHeaders(grace.world)
    const asked = must(await call('POST', '/account/mfa/challenges', { headers, body: { factor: 'totp' } }))
    const challengeId = asked.body.$id
    const otp = await codeFor(grace, 'totp', challengeId)
    const refused = await call('PUT', '/account/mfa/challenges', { headers, body: { challengeId, otp } })
    expect(outcome(refused), refused.story).toBe('500 general_unknown')
    expect(outcome(await answer(grace, challengeId, otp))).toBe('200')
  })

  test('are asked for ten times an hour by a user, and each is tried ten times', async () => {
    const grace = await graceWithFactors()
    const sam = { world: grace.world, ...(await signUp(grace.world, 'sam')) }
    const asked = must(await ask(grace, 'totp'))
    expect(asked.headers.get('x-ratelimit-remaining')).toBe('9')
    for (let count = 1; count < 10; count += 1) must(await ask(grace, 'totp'))
    expect(outcome(await ask(grace, 'totp'))).toBe('429 general_rate_limit_exceeded')
    expect(outcome(await ask(sam, 'totp'))).toBe('201')
    for (let count = 0; count < 10; count += 1) {
      expect(outcome(await answer(grace, asked.body.$id, 'wrong'))).toBe(invalid)
    }
    const code = await codeFor(grace, 'totp', asked.body.$id)
    expect(outcome(await answer(grace, asked.body.$id, code))).toBe('429 general_rate_limit_exceeded')
  })

  test('leave their audit rows', async () => {
    const grace = await graceWithFactors()
    const { body } = must(await ask(grace, 'totp'))
    must(await answer(grace, body.$id, await codeFor(grace, 'totp', body.$id)))
    const { body: list } = must(await grace.world.server('GET', '/users/grace/logs'))
    expect(JSON.stringify(list.logs)).toMatch(/"challenges\.update".*"challenge\.create"/)
  })
})
