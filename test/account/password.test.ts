/** account.updatePassword: old, new and first passwords, what the policies refuse, and which sessions end. */
import { describe, expect, test } from 'vitest'
import { newWorld, password, type World } from '../support/world.ts'
import { idsOf, must, outcome } from '../teams/people.ts'
import { jwtOf, lastLink, notes, settings } from './mail.ts'

const next = 'another horse'

const update = (world: World, session: string, body: object) =>
  world.call('PATCH', '/account/password', { session, body })

const signIn = (world: World, given: string, email = 'grace@example.test') =>
  world.call('POST', '/account/sessions/email', { body: { email, password: given } })

async function sessionsOf(world: World, userId: string): Promise<readonly unknown[]> {
  return idsOf(must(await world.server('GET', `/users/${userId}/sessions`)).body.sessions)
}

describe('account.updatePassword', () => {
  test('takes the new password in place of the old one, and says so by event and audit row', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    const { status, body, story } = await update(world, session, { password: next, oldPassword: password })
    expect([status, body.$id, body.passwordUpdate], story).toEqual([200, 'grace', '2026-03-01T12:00:00.000+00:00'])
    expect(body).not.toHaveProperty('password')
    expect((await world.lastExchange()).events).toEqual(['users.grace.update.password'])
    expect(outcome(await signIn(world, password))).toBe('401 user_invalid_credentials')
    expect(outcome(await signIn(world, next))).toBe('201')
    const { body: logs } = await world.server('GET', '/users/grace/logs')
    expect(idsOf(logs.logs, 'event')).toContain('user.update')
  })

  test('refuses a wrong old password and none at all, and tells why in the trace', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    expect(outcome(await update(world, session, { password: next, oldPassword: next }))).toBe(
      '401 user_invalid_credentials',
    )
    expect(await notes(world)).toContain('the password differs')
    expect(outcome(await update(world, session, { password: next }))).toBe('401 user_invalid_credentials')
    expect(outcome(await signIn(world, password))).toBe('201')
  })

  test.each([
    ['too short', 'short12', {}],
    ['too long for its bytes', 'ä'.repeat(129), {}],
    ['weaker than the project asks', next, { authPasswordStrengthNumber: true }],
    ['common', 'password1', { authPasswordDictionary: true }],
  ])('refuses a password that is %s', async (_what, given, changed) => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    await settings(world, changed)
    expect(outcome(await update(world, session, { password: given, oldPassword: password }))).toBe(
      '400 general_argument_invalid',
    )
  })

  test('refuses the last passwords, as many as the project keeps', async () => {
    const world = await newWorld()
    await settings(world, { authPasswordHistory: 2 })
    const { session } = await world.signedIn()
    const change = async (oldPassword: string, given: string) =>
      outcome(await update(world, session, { password: given, oldPassword }))
    expect(await change(password, password)).toBe('400 password_recently_used')
    expect(await change(password, 'second horse')).toBe('200')
    expect(await change('second horse', password)).toBe('400 password_recently_used')
    expect(await change('second horse', 'third horse')).toBe('200')
    // Two are kept, and the first one is no longer among them.
    expect(await change('third horse', password)).toBe('200')
  })

  test('refuses what is known of the user when the project asks, after the history', async () => {
    const world = await newWorld()
    await settings(world, { authPersonalDataCheck: true, authPasswordHistory: 1 })
    const { session } = await world.signedIn()
    must(await world.server('PATCH', '/users/grace/phone', { number: '+15555550100' }))
    for (const given of ['my-GRACE-horse', 'x grace@example.test', 'Grace Hopper 1', 'horse15555550100']) {
      expect(outcome(await update(world, session, { password: given, oldPassword: password })), given).toBe(
        '400 password_personal_data',
      )
    }
    must(await world.server('PATCH', '/users/grace/name', { name: 'correct' }))
    expect(outcome(await update(world, session, { password, oldPassword: password }))).toBe(
      '400 password_recently_used',
    )
  })

  test('ends the other sessions and no target with them, where the project wants that', async () => {
    const world = await newWorld()
    const { session, sessionId } = await world.signedIn()
    const other = must(await signIn(world, password))
    const pushed = { targetId: 'phone', identifier: 'device' }
    const value = other.cookies.get('a_session_demo') ?? ''
    must(await world.call('POST', '/account/targets/push', { session: value, body: pushed }))
    must(await update(world, session, { password: next, oldPassword: password }))
    expect(await sessionsOf(world, 'grace')).toEqual([sessionId])
    expect(idsOf((await world.server('GET', '/users/grace')).body.targets)).toContain('phone')
    await settings(world, { authInvalidateSessions: false })
    must(await signIn(world, next))
    must(await update(world, session, { password, oldPassword: next }))
    expect(await sessionsOf(world, 'grace')).toHaveLength(2)
  })

  test('ends no session when a JWT asks', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    must(await signIn(world, password))
    const headers = await jwtOf(world, session)
    const body = { password: next, oldPassword: password }
    expect(outcome(await world.call('PATCH', '/account/password', { headers, body }))).toBe('200')
    expect(await notes(world)).toContain('a JWT is no session')
    expect(await sessionsOf(world, 'grace')).toHaveLength(2)
    expect(outcome(await signIn(world, next))).toBe('201')
  })

  test('is limited to ten calls an hour from one address, wrong ones too', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    for (let at = 0; at < 10; at += 1) await update(world, session, { password: next, oldPassword: 'wrong' })
    expect(outcome(await update(world, session, { password: next, oldPassword: password }))).toBe(
      '429 general_rate_limit_exceeded',
    )
  })
})

test('password: the account’s own changes cost less than sign-up, as their options tell', async () => {
  const world = await newWorld({ passwordCost: 'production' })
  const made = must(await world.call('POST', '/account/sessions/anonymous'))
  const session = made.cookies.get('a_session_demo') ?? ''
  const stored = async () => {
    const { body } = await world.server('GET', `/users/${String(made.body.userId)}`)
    return [String(body.password).split('$')[3], body.hashOptions]
  }
  const cheaper = ['m=7168,t=5,p=1', { type: 'argon2', memory_cost: 7168, time_cost: 5, threads: 1 }]
  const email = 'new@example.test'
  must(await world.call('PATCH', '/account/email', { session, body: { email, password } }))
  expect(await stored()).toEqual(cheaper)
  must(await update(world, session, { password: next, oldPassword: password }))
  expect(await stored()).toEqual(cheaper)
  must(await world.call('POST', '/account/recovery', { body: { email, url: 'http://localhost/reset' } }))
  const { secret } = await lastLink(world, 'recovery')
  const body = { userId: made.body.userId, secret, password: 'third horse' }
  must(await world.call('PUT', '/account/recovery', { body }))
  expect(await stored()).toEqual(cheaper)
})

describe('a first password', () => {
  test('needs no old one from an anonymous user, and the next one does', async () => {
    const world = await newWorld()
    const made = must(await world.call('POST', '/account/sessions/anonymous'))
    const session = made.cookies.get('a_session_demo') ?? ''
    const first = await update(world, session, { password: next })
    expect([first.status, first.body.$id, first.body.email], first.story).toEqual([200, made.body.userId, ''])
    expect(outcome(await update(world, session, { password }))).toBe('401 user_invalid_credentials')
    expect(outcome(await update(world, session, { password, oldPassword: next }))).toBe('200')
  })

  test('needs no old one from an invited user, whose random password nobody knows', async () => {
    const world = await newWorld()
    const olga = await world.signedIn({ userId: 'olga', email: 'olga@example.test' })
    must(await world.call('POST', '/teams', { session: olga.session, body: { teamId: 'core', name: 'Core' } }))
    const body = { email: 'new@example.test', roles: [], url: 'http://localhost/join' }
    must(await world.call('POST', '/teams/core/memberships', { session: olga.session, body }))
    const mail = must(await world.control('GET', '/inbox/latest?kind=invitation')).body
    const joined = must(await world.control('POST', `/inbox/${String(mail.id)}/complete`)).body
    expect(joined.status).toBe(200)
    const userId = String(mail.userId)
    const value = String(must(await world.server('POST', `/users/${userId}/sessions`)).body.secret)
    must(await update(world, value, { password: next }))
    expect(outcome(await signIn(world, next, 'new@example.test'))).toBe('201')
  })

  test('needs no old one from users made without a password by a server, by phone or by a code', async () => {
    const world = await newWorld()
    must(await world.server('POST', '/users', { userId: 'ada', email: 'ada@example.test' }))
    const phoned = must(
      await world.call('POST', '/account/tokens/phone', { body: { userId: 'pia', phone: '+15555550100' } }),
    )
    const coded = must(
      await world.call('POST', '/account/tokens/email', { body: { userId: 'eve', email: 'eve@example.test' } }),
    )
    for (const userId of ['ada', phoned.body.userId, coded.body.userId]) {
      const made = must(await world.server('POST', `/users/${String(userId)}/sessions`))
      const reply = await update(world, String(made.body.secret), { password: next })
      expect(outcome(reply), reply.story).toBe('200')
    }
    expect(outcome(await signIn(world, next, 'eve@example.test'))).toBe('201')
  })
})
