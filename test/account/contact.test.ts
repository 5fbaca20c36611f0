/** account.updateEmail and updatePhone: new addresses, what they clash with, and users who get their first password. */
import { describe, expect, test } from 'vitest'
import { isObject } from '../../src-shared/store/column.ts'
import { newWorld, password, type Reply, type World } from '../support/world.ts'
import { idsOf, must, outcome } from '../teams/people.ts'
import { worldWith } from '../users/seeded.ts'
import { jwtOf, notes, settings } from './mail.ts'

const updateEmail = (world: World, session: string, email: string, given = password): Promise<Reply> =>
  world.call('PATCH', '/account/email', { session, body: { email, password: given } })

const updatePhone = (world: World, session: string, phone: string, given = password): Promise<Reply> =>
  world.call('PATCH', '/account/phone', { session, body: { phone, password: given } })

const signIn = (world: World, email: string, given = password): Promise<Reply> =>
  world.call('POST', '/account/sessions/email', { body: { email, password: given } })

/** A new anonymous user. */
async function anonymous(world: World) {
  const { body, cookies } = must(await world.call('POST', '/account/sessions/anonymous'))
  return { userId: String(body.userId), session: cookies.get('a_session_demo') ?? '', sessionId: body.$id }
}

describe('account.updateEmail', () => {
  test('moves the address and its target in lower case, and unverifies it', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    must(await world.server('PATCH', '/users/grace/verification', { emailVerification: true }))
    const { status, body, story } = await updateEmail(world, session, 'Grace.New+tag@GMAIL.com')
    expect([status, body.email, body.emailVerification], story).toEqual([200, 'grace.new+tag@gmail.com', false])
    const user = (await world.server('GET', '/users/grace')).body
    expect([user.emailCanonical, user.emailIsFree, user.emailIsCanonical]).toEqual(['gracenew@gmail.com', true, false])
    expect(idsOf(body.targets, 'identifier')).toEqual(['grace.new+tag@gmail.com'])
    expect((await world.lastExchange()).path).toContain('/users/grace')
    expect(outcome(await signIn(world, 'grace.new+tag@gmail.com'))).toBe('201')
    expect(outcome(await signIn(world, 'grace@example.test'))).toBe('401 user_invalid_credentials')
  })

  test('says so by event', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    must(await updateEmail(world, session, 'new@example.test'))
    expect((await world.lastExchange()).events).toEqual(['users.grace.update.email'])
  })

  test('refuses a wrong password, whatever the address', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    expect(outcome(await updateEmail(world, session, 'grace@example.test', 'wrong password'))).toBe(
      '401 user_invalid_credentials',
    )
    expect((await world.call('GET', '/account', { session })).body.email).toBe('grace@example.test')
  })

  test('refuses an address that any target has, the own one included', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    must(await world.server('POST', '/users', { userId: 'ada', email: 'ada@example.test' }))
    for (const taken of ['ada@example.test', 'grace@example.test']) {
      expect(outcome(await updateEmail(world, session, taken)), taken).toBe('409 user_target_already_exists')
    }
    expect(await notes(world)).toContain('of user grace has the identifier grace@example.test')
  })

  test('refuses an address of a user without a target in words that do not tell', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    must(await world.call('POST', '/account/tokens/magic-url', { body: { userId: 'ada', email: 'ada@example.test' } }))
    expect(outcome(await updateEmail(world, session, 'ada@example.test'))).toBe('400 general_bad_request')
    expect(await notes(world)).toContain('has the email ada@example.test')
  })

  test('refuses an address of somebody else’s identity, and takes one of an own identity', async () => {
    const world = await worldWith({
      identities: [
        { userId: 'grace', providerEmail: 'grace@id.test' },
        { userId: 'ada', provider: 'google', providerEmail: 'ada@id.test' },
      ],
    })
    const { session } = await world.signedIn()
    expect(outcome(await updateEmail(world, session, 'ada@id.test'))).toBe('400 general_bad_request')
    expect(await notes(world)).toContain('in an identity of google')
    expect(outcome(await updateEmail(world, session, 'grace@id.test'))).toBe('200')
  })

  test.each([
    ['authDisposableEmails', 'x@mailinator.com', '400 user_email_disposable'],
    ['authCanonicalEmails', 'a.b@gmail.com', '400 user_email_not_canonical'],
    ['authFreeEmails', 'x@gmail.com', '400 user_email_free'],
    ['authCorporateEmails', 'x@gmail.com', '400 user_email_not_corporate'],
  ])('keeps the policy %s', async (name, address, refused) => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    await settings(world, { [name]: true })
    const { status, body } = await updateEmail(world, session, address)
    expect(`${status} ${String(body.type)}`).toBe(refused)
  })

  test('refuses a timestamp that is none', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    const body = { email: 'new@example.test', password }
    const headers = { 'x-appwrite-timestamp': 'yesterday' }
    const reply = await world.call('PATCH', '/account/email', { session, body, headers })
    expect(outcome(reply)).toBe('400 general_argument_invalid')
  })
})

describe('account.updatePhone', () => {
  test('moves the number and its target, and unverifies it', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    must(await world.server('PATCH', '/users/grace/phone', { number: '+15555550100' }))
    must(await world.server('PATCH', '/users/grace/verification/phone', { phoneVerification: true }))
    const { status, body, story } = await updatePhone(world, session, '+15555550199')
    expect([status, body.phone, body.phoneVerification], story).toEqual([200, '+15555550199', false])
    expect(idsOf(body.targets, 'identifier')).toEqual(['grace@example.test', '+15555550199'])
    expect((await world.lastExchange()).events).toEqual(['users.grace.update.phone'])
  })

  test('makes no target where there was no number (quirk Q5)', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    const { body } = must(await updatePhone(world, session, '+15555550199'))
    expect(idsOf(body.targets, 'identifier')).toEqual(['grace@example.test'])
    expect(await notes(world)).toContain('no target had the old address')
  })

  test('refuses a wrong password, a number that a target has, and one that a user has without', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    const ada = await world.signedIn({ userId: 'ada', email: 'ada@example.test' })
    must(await updatePhone(world, ada.session, '+15555550111'))
    must(await world.server('POST', '/users', { userId: 'pia', phone: '+15555550122' }))
    const outcomes = [
      await updatePhone(world, session, '+15555550122', 'wrong password'),
      await updatePhone(world, session, '+15555550122'),
      await updatePhone(world, session, '+15555550111'),
    ]
    expect(outcomes.map(outcome)).toEqual([
      '401 user_invalid_credentials',
      '409 user_target_already_exists',
      '409 user_phone_already_exists',
    ])
  })
})

describe('conversion', () => {
  test('makes an anonymous user one with email and password: same id, preferences and session, no target', async () => {
    const world = await newWorld()
    const { userId, session, sessionId } = await anonymous(world)
    must(await world.call('PATCH', '/account/prefs', { session, body: { prefs: { theme: 'dark' } } }))
    const { status, body, story } = await updateEmail(world, session, 'new@example.test')
    expect([status, body.$id, body.email, body.prefs], story).toEqual([
      200,
      userId,
      'new@example.test',
      { theme: 'dark' },
    ])
    expect([body.passwordUpdate, body.targets]).toEqual(['2026-03-01T12:00:00.000+00:00', []])
    expect(await notes(world)).toContain('had no password')
    const { body: current } = must(await world.call('GET', '/account/sessions/current', { session }))
    expect([current.$id, current.provider]).toEqual([sessionId, 'anonymous'])
    const signedIn = must(await signIn(world, 'new@example.test'))
    expect([signedIn.status, signedIn.body.userId]).toEqual([201, userId])
    // From now on the password is asked for.
    expect(outcome(await updateEmail(world, session, 'newer@example.test', 'wrong password'))).toBe(
      '401 user_invalid_credentials',
    )
  })

  test('makes an anonymous user one with phone and password, and then with email by that password', async () => {
    const world = await newWorld()
    const { userId, session } = await anonymous(world)
    const { body } = must(await updatePhone(world, session, '+15555550100'))
    expect([body.$id, body.phone, body.targets]).toEqual([userId, '+15555550100', []])
    must(await updateEmail(world, session, 'new@example.test'))
    expect((await signIn(world, 'new@example.test')).body.userId).toBe(userId)
  })

  test('leaves an anonymous user alone when the address is taken', async () => {
    const world = await newWorld()
    await world.signedIn()
    const { session } = await anonymous(world)
    expect(outcome(await updateEmail(world, session, 'grace@example.test'))).toBe('409 user_target_already_exists')
    const { body } = await world.call('GET', '/account', { session })
    expect([body.email, body.passwordUpdate]).toEqual(['', ''])
  })

  test('hashes the first password with Argon2id, and takes it against no policy for new ones', async () => {
    const world = await newWorld()
    await settings(world, {
      authPasswordDictionary: true,
      authPersonalDataCheck: true,
      authPasswordStrengthNumber: true,
    })
    const { userId, session } = await anonymous(world)
    expect(outcome(await updateEmail(world, session, 'password@example.test', 'password'))).toBe('200')
    const { body } = await world.server('GET', `/users/${userId}`)
    expect([body.hash, isObject(body.hashOptions) ? body.hashOptions.type : null]).toEqual(['argon2', 'argon2'])
    expect(String(body.password)).toMatch(/^\$argon2id\$/)
  })

  test('gives a user of a phone code an email and a password', async () => {
    const world = await newWorld()
    const { body: token } = must(
      await world.call('POST', '/account/tokens/phone', { body: { userId: 'pia', phone: '+15555550100' } }),
    )
    const sms = must(await world.control('GET', '/inbox/latest?kind=phone-otp')).body
    const body = { userId: token.userId, secret: sms.code }
    const made = must(await world.call('POST', '/account/sessions/token', { body }))
    const session = made.cookies.get('a_session_demo') ?? ''
    const changed = must(await updateEmail(world, session, 'pia@example.test'))
    expect(idsOf(changed.body.targets, 'identifier')).toEqual(['+15555550100'])
    expect((await signIn(world, 'pia@example.test')).body.userId).toBe('pia')
  })

  test('works with a JWT', async () => {
    const world = await newWorld()
    const { userId, session } = await anonymous(world)
    const headers = await jwtOf(world, session)
    const body = { email: 'new@example.test', password }
    const changed = must(await world.call('PATCH', '/account/email', { headers, body }))
    expect([changed.body.$id, changed.body.email]).toEqual([userId, 'new@example.test'])
  })
})
