/** Verification of email and phone, from the message to the verified address. */
import { describe, expect, test } from 'vitest'
import { openSocket } from '../realtime/fake-socket.ts'
import { newWorld, password, type Reply, type World } from '../support/world.ts'
import { must, outcome } from '../teams/people.ts'
import { jwtOf, lastLink, lastMessage, notes, pass, settings } from './mail.ts'

const url = 'http://localhost/verify?lang=de&userId=mine#done'
const number = '+15555550100'

const askEmail = (world: World, session: string): Promise<Reply> =>
  world.call('POST', '/account/verifications/email', { session, body: { url } })

const confirmEmail = (world: World, secret: string, userId = 'grace'): Promise<Reply> =>
  world.call('PUT', '/account/verifications/email', { body: { userId, secret } })

const askPhone = (world: World, session: string): Promise<Reply> =>
  world.call('POST', '/account/verifications/phone', { session })

const confirmPhone = (world: World, secret: string, userId = 'grace'): Promise<Reply> =>
  world.call('PUT', '/account/verifications/phone', { body: { userId, secret } })

/** `grace` is signed in and has a phone number. */
async function withPhone() {
  const world = await newWorld()
  const { session } = await world.signedIn()
  must(await world.server('PATCH', '/users/grace/phone', { number }))
  return { world, session }
}

const isVerified = async (world: World, field: 'emailVerification' | 'phoneVerification', userId = 'grace') =>
  (await world.server('GET', `/users/${userId}`)).body[field]

describe('email verification', () => {
  test('mails a link, and who opens it anywhere verifies the address', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    const { status, body, story } = await askEmail(world, session)
    expect([status, body.userId, body.secret, body.expire], story).toEqual([
      201,
      'grace',
      '',
      '2026-03-01T13:00:00.000+00:00',
    ])
    expect((await world.lastExchange()).events).toEqual([`users.grace.verification.${String(body.$id)}.create`])
    const mail = await lastMessage(world, 'verification')
    expect([mail.to, mail.subject]).toEqual(['grace@example.test', `Account Verification for ${String(mail.fromName)}`])
    expect(mail.text).toContain(String(mail.link))
    const link = await lastLink(world, 'verification')
    expect([link.pathname, link.hash, [...link.searchParams.keys()]]).toEqual([
      '/verify',
      '#done',
      ['lang', 'userId', 'secret', 'expire'],
    ])
    expect([link.searchParams.get('userId'), link.secret]).toEqual(['grace', expect.stringMatching(/^[0-9a-f]{256}$/)])
    expect(await isVerified(world, 'emailVerification')).toBe(false)
    const confirmed = await confirmEmail(world, link.secret)
    expect([confirmed.status, confirmed.body], confirmed.story).toEqual([200, body])
    expect((await world.lastExchange()).events).toEqual([`users.grace.verification.${String(body.$id)}.update`])
    expect(await isVerified(world, 'emailVerification')).toBe(true)
    expect((await lastMessage(world, 'verification')).state).toBe('used')
  })

  test('takes a secret once, for an hour, an older one beside a newer one, and no other', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    await world.signedIn({ userId: 'ada', email: 'ada@example.test' })
    must(await askEmail(world, session))
    const older = await lastLink(world, 'verification')
    await pass(world, '30m')
    must(await askEmail(world, session))
    const newer = await lastLink(world, 'verification')
    expect(outcome(await confirmEmail(world, 'wrong'))).toBe('401 user_invalid_token')
    expect(outcome(await confirmEmail(world, newer.secret, 'ada'))).toBe('401 user_invalid_token')
    expect(outcome(await confirmEmail(world, newer.secret, 'nobody'))).toBe('404 user_not_found')
    expect(outcome(await confirmPhone(world, newer.secret))).toBe('401 user_invalid_token')
    expect(await notes(world)).toContain('of another kind')
    await pass(world, '29m59s')
    expect(outcome(await confirmEmail(world, older.secret))).toBe('200')
    expect(outcome(await confirmEmail(world, older.secret))).toBe('401 user_invalid_token')
    await pass(world, '30m1s')
    expect(outcome(await confirmEmail(world, newer.secret))).toBe('401 user_invalid_token')
    expect(await notes(world)).toContain('it has expired')
  })

  test('is refused without an address, for a verified one, for foreign pages, and without SMTP', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    const made = must(await world.call('POST', '/account/sessions/anonymous'))
    const anonymous = made.cookies.get('a_session_demo') ?? ''
    expect(outcome(await askEmail(world, anonymous))).toMatch(/^\d+ user_email_not_found$/)
    const foreign = { session, body: { url: 'https://elsewhere.example/' } }
    expect(outcome(await world.call('POST', '/account/verifications/email', foreign))).toBe(
      '400 general_argument_invalid',
    )
    must(await world.server('PATCH', '/users/grace/verification', { emailVerification: true }))
    expect(outcome(await askEmail(world, session))).toBe('409 user_email_already_verified')
    await settings(world, { mailServer: false })
    expect(outcome(await askEmail(world, session))).toBe('503 general_smtp_disabled')
    must(await world.server('PATCH', '/users/grace/email', { email: '' }))
    await settings(world, { mailServer: true })
    expect(outcome(await askEmail(world, session))).toMatch(/^\d+ user_email_not_found$/)
    expect((await world.control('GET', '/inbox')).body.total).toBe(0)
  })

  test('works at the older paths, with a JWT, and counts with the newer ones', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    const headers = await jwtOf(world, session)
    const asked = must(await world.call('POST', '/account/verification', { headers, body: { url } }))
    const { secret } = await lastLink(world, 'verification')
    expect(asked.headers.get('x-ratelimit-remaining')).toBe('9')
    expect((await askEmail(world, session)).headers.get('x-ratelimit-remaining')).toBe('8')
    must(await world.call('PUT', '/account/verification', { body: { userId: 'grace', secret } }))
    expect(await isVerified(world, 'emailVerification')).toBe(true)
  })

  test('is open to nobody who is no user, and its second step to no API key', async () => {
    const world = await newWorld()
    expect(outcome(await world.call('POST', '/account/verifications/email', { body: { url } }))).toBe(
      '401 general_unauthorized_scope',
    )
    expect(outcome(await world.server('PUT', '/account/verifications/email', { userId: 'grace', secret: 'x' }))).toBe(
      '401 general_unauthorized_scope',
    )
  })

  test('keeps its secret from realtime', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    const socket = openSocket(world.emulator, { session, query: 'channels[]=account' })
    must(await askEmail(world, session))
    const { secret } = await lastLink(world, 'verification')
    must(await confirmEmail(world, secret))
    const events = socket.dataOf('event')
    expect(events).toHaveLength(2)
    for (const { payload } of events) expect(payload).not.toHaveProperty('secret')
    expect(JSON.stringify(events)).not.toContain(secret)
  })

  test('is completed from the inbox', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    must(await askEmail(world, session))
    const { id } = await lastMessage(world, 'verification')
    const done = must(await world.control('POST', `/inbox/${String(id)}/complete`))
    expect(done.body.call).toMatchObject({ method: 'PUT', path: '/v1/account/verifications/email' })
    expect([done.body.status, await isVerified(world, 'emailVerification')]).toEqual([200, true])
    expect((await lastMessage(world, 'verification')).state).toBe('used')
  })
})

describe('phone verification', () => {
  test('texts a code that begins the SMS, and who sends it verifies the number', async () => {
    const { world, session } = await withPhone()
    const { status, body, story } = await askPhone(world, session)
    expect([status, body.userId, body.secret, body.expire], story).toEqual([
      201,
      'grace',
      '',
      '2026-03-01T13:00:00.000+00:00',
    ])
    expect((await world.lastExchange()).events).toEqual([`users.grace.verification.${String(body.$id)}.create`])
    const sms = await lastMessage(world, 'phone-verification')
    expect([sms.channel, sms.to, sms.subject]).toEqual(['sms', number, ''])
    expect(String(sms.code)).toMatch(/^\d{6}$/)
    expect(String(sms.text).startsWith(String(sms.code))).toBe(true)
    const confirmed = await confirmPhone(world, String(sms.code))
    expect([confirmed.status, confirmed.body], confirmed.story).toEqual([200, body])
    expect((await world.lastExchange()).events).toEqual([`users.grace.verification.${String(body.$id)}.update`])
    expect(await isVerified(world, 'phoneVerification')).toBe(true)
    expect(outcome(await confirmPhone(world, String(sms.code)))).toBe('401 user_invalid_token')
  })

  test.each([
    ['59m59s', '200'],
    ['1h', '401 user_invalid_token'],
  ])('after %s answers %s', async (by, expected) => {
    const { world, session } = await withPhone()
    must(await askPhone(world, session))
    await pass(world, by)
    expect(outcome(await confirmPhone(world, String((await lastMessage(world, 'phone-verification')).code)))).toBe(
      expected,
    )
  })

  test('refuses wrong codes, unknown users and the secret of another user', async () => {
    const { world, session } = await withPhone()
    await world.signedIn({ userId: 'ada', email: 'ada@example.test' })
    must(await askPhone(world, session))
    const code = String((await lastMessage(world, 'phone-verification')).code)
    expect(outcome(await confirmPhone(world, code === '000000' ? '000001' : '000000'))).toBe('401 user_invalid_token')
    expect(outcome(await confirmPhone(world, code, 'ada'))).toBe('401 user_invalid_token')
    expect(outcome(await confirmPhone(world, code, 'nobody'))).toBe('404 user_not_found')
    expect(outcome(await confirmEmail(world, code))).toBe('401 user_invalid_token')
  })

  test('takes the fixed code of a mock number, and sends nothing', async () => {
    const { world, session } = await withPhone()
    await settings(world, { authMockNumbers: [{ phone: number, otp: '424242' }] })
    must(await askPhone(world, session))
    expect(await notes(world)).toContain('is a mock number')
    expect((await world.control('GET', '/inbox')).body.total).toBe(0)
    expect(outcome(await confirmPhone(world, '424242'))).toBe('200')
  })

  test('takes a code to sign in, and its own code signs in (quirk Q20)', async () => {
    const { world, session } = await withPhone()
    must(await world.call('POST', '/account/tokens/phone', { body: { userId: 'unique()', phone: number } }))
    const login = String((await lastMessage(world, 'phone-otp')).code)
    expect(outcome(await confirmPhone(world, login))).toBe('200')
    must(await world.server('PATCH', '/users/grace/verification/phone', { phoneVerification: false }))
    must(await askPhone(world, session))
    const secret = String((await lastMessage(world, 'phone-verification')).code)
    const made = await world.call('POST', '/account/sessions/token', { body: { userId: 'grace', secret } })
    expect([made.status, made.body.provider], made.story).toEqual([201, 'phone'])
  })

  test('is refused without a number, for a verified one, without provider, and where sign-in by phone is off', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    expect(outcome(await askPhone(world, session))).toMatch(/^\d+ user_phone_not_found$/)
    must(await world.server('PATCH', '/users/grace/phone', { number }))
    must(await world.server('PATCH', '/users/grace/verification/phone', { phoneVerification: true }))
    expect(outcome(await askPhone(world, session))).toBe('409 user_phone_already_verified')
    await settings(world, { smsProvider: false })
    expect(outcome(await askPhone(world, session))).toBe('503 general_phone_disabled')
    await settings(world, { authPhone: false })
    expect(outcome(await askPhone(world, session))).toBe('501 user_auth_method_unsupported')
  })

  test('works at the older paths and with a JWT', async () => {
    const { world, session } = await withPhone()
    must(await world.call('POST', '/account/verification/phone', { headers: await jwtOf(world, session) }))
    const secret = String((await lastMessage(world, 'phone-verification')).code)
    must(await world.call('PUT', '/account/verification/phone', { body: { userId: 'grace', secret } }))
    expect(await isVerified(world, 'phoneVerification')).toBe(true)
  })

  test('counts wrong codes by user, whoever sends them', async () => {
    const { world, session } = await withPhone()
    for (let at = 0; at < 10; at += 1) {
      expect(outcome(await confirmPhone(world, 'wrong'))).toBe('401 user_invalid_token')
    }
    must(await askPhone(world, session))
    const code = String((await lastMessage(world, 'phone-verification')).code)
    expect(outcome(await confirmPhone(world, code))).toBe('429 general_rate_limit_exceeded')
  })

  test('is completed from the inbox, also for a blocked user who is signed out', async () => {
    const { world, session } = await withPhone()
    must(await askPhone(world, session))
    must(await world.server('PATCH', '/users/grace/status', { status: false }))
    const { id } = await lastMessage(world, 'phone-verification')
    const done = must(await world.control('POST', `/inbox/${String(id)}/complete`))
    expect([done.body.status, await isVerified(world, 'phoneVerification')]).toEqual([200, true])
  })
})

test('verification: a new address makes an older link verify the new one, as on a real server', async () => {
  const world = await newWorld()
  const { session } = await world.signedIn()
  must(await askEmail(world, session))
  const { secret } = await lastLink(world, 'verification')
  must(await world.call('PATCH', '/account/email', { session, body: { email: 'new@example.test', password } }))
  must(await confirmEmail(world, secret))
  expect(await isVerified(world, 'emailVerification')).toBe(true)
})
