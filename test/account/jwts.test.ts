/** account.createJWT, what a JWT opens, and what only a session does. */
import { describe, expect, test } from 'vitest'
import { newWorld, password, type Reply, type World } from '../support/world.ts'
import { idsOf, must, outcome } from '../teams/people.ts'
import { jwtOf, notes, pass, settings } from './mail.ts'

const create = (world: World, session: string, duration?: number): Promise<Reply> =>
  world.call('POST', '/account/jwts', { session, body: duration === undefined ? {} : { duration } })

const get = (world: World, headers: Readonly<Record<string, string>>) => world.call('GET', '/account', { headers })

const claims = (jwt: unknown): unknown => JSON.parse(atob(String(jwt).split('.')[1] ?? ''))

describe('account.createJWT', () => {
  test('answers a JWT of user, session and end, and nothing else', async () => {
    const world = await newWorld()
    const { session, sessionId } = await world.signedIn()
    const { status, body, story } = await create(world, session)
    expect([status, Object.keys(body)], story).toEqual([201, ['jwt']])
    const exp = Date.parse('2026-03-01T12:15:00Z') / 1000
    expect(claims(body.jwt)).toEqual({ userId: 'grace', sessionId, exp })
    const { events, changes } = await world.lastExchange()
    expect([events, changes]).toEqual([[], []])
    const older = must(await world.call('POST', '/account/jwt', { session, body: { duration: '3600' } }))
    expect(claims(older.body.jwt)).toMatchObject({ exp: exp + 2700 })
  })

  test('breaks on a duration of 0, and refuses more than an hour', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    expect(outcome(await create(world, session, 0))).toBe('500 general_unknown')
    expect(await notes(world)).toContain('cannot last 0 seconds')
    expect(outcome(await create(world, session, 3601))).toBe('400 general_argument_invalid')
  })

  test('refuses guests, JWTs, and all when the project has JWT off', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    expect(outcome(await world.call('POST', '/account/jwts', { body: {} }))).toBe('401 general_unauthorized_scope')
    const headers = await jwtOf(world, session)
    expect(outcome(await world.call('POST', '/account/jwts', { headers, body: {} }))).toBe(
      '403 user_jwt_creation_denied',
    )
    expect(await notes(world)).toContain('only a session makes one')
    await settings(world, { authJWT: false })
    expect(outcome(await create(world, session))).toBe('501 user_auth_method_unsupported')
  })

  test('is limited to 120 calls a minute for a user', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    const reply = must(await create(world, session))
    expect([reply.headers.get('x-ratelimit-limit'), reply.headers.get('x-ratelimit-remaining')]).toEqual(['120', '119'])
    for (let at = 1; at < 120; at += 1) must(await create(world, session))
    expect(outcome(await create(world, session))).toBe('429 general_rate_limit_exceeded')
    await pass(world, '1m')
    expect(outcome(await create(world, session))).toBe('201')
  })
})

describe('a JWT', () => {
  test('opens the account until its end', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    const headers = await jwtOf(world, session)
    await pass(world, '14m59s')
    expect((await get(world, headers)).body.$id).toBe('grace')
    await pass(world, '1s')
    expect(outcome(await get(world, headers))).toBe('401 user_jwt_invalid')
  })

  test('dies with its session, deleted or expired, and with its user', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    const headers = await jwtOf(world, session)
    must(await world.call('DELETE', '/account/sessions/current', { session }))
    expect(outcome(await get(world, headers))).toBe('401 general_unauthorized_scope')

    await settings(world, { authDuration: 60 })
    const brief = must(
      await world.call('POST', '/account/sessions/email', { body: { email: 'grace@example.test', password } }),
    )
    const expiring = await jwtOf(world, brief.cookies.get('a_session_demo') ?? '')
    await pass(world, '59s')
    expect(outcome(await get(world, expiring))).toBe('200')
    await pass(world, '1s')
    expect(outcome(await get(world, expiring))).toBe('401 general_unauthorized_scope')

    const ada = await world.signedIn({ userId: 'ada', email: 'ada@example.test' })
    const orphan = await jwtOf(world, ada.session)
    must(await world.server('DELETE', '/users/ada'))
    expect(outcome(await get(world, orphan))).toBe('401 general_unauthorized_scope')
  })

  test('does not work beside a session', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    const headers = await jwtOf(world, session)
    expect(outcome(await world.call('GET', '/account', { session, headers }))).toBe('403 user_jwt_and_cookie_set')
  })

  test('has no current session, and sees and ends those of its user by id', async () => {
    const world = await newWorld()
    const { session, sessionId } = await world.signedIn()
    const headers = await jwtOf(world, session)
    for (const [method, path] of [
      ['GET', '/account/sessions/current'],
      ['PATCH', '/account/sessions/current'],
      ['DELETE', '/account/sessions/current'],
    ] as const) {
      expect(outcome(await world.call(method, path, { headers })), method).toBe('404 user_session_not_found')
    }
    const listed = must(await world.call('GET', '/account/sessions', { headers }))
    expect([idsOf(listed.body.sessions), idsOf(listed.body.sessions, 'current')]).toEqual([[sessionId], [false]])
    must(await world.call('DELETE', `/account/sessions/${sessionId}`, { headers }))
    expect(outcome(await get(world, headers))).toBe('401 general_unauthorized_scope')
  })

  test('changes what needs no session: name, phone, status, identities', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    const headers = await jwtOf(world, session)
    const by = (method: string, path: string, body?: unknown) =>
      world.call(method, path, { headers, ...(body === undefined ? {} : { body }) })
    expect(outcome(await by('PATCH', '/account/name', { name: 'Ada' }))).toBe('200')
    expect(outcome(await by('PATCH', '/account/phone', { phone: '+15555550100', password }))).toBe('200')
    expect((await by('GET', '/account/identities')).body).toEqual({ total: 0, identities: [] })
    expect(outcome(await by('PATCH', '/account/status'))).toBe('200')
    expect(outcome(await get(world, headers))).toBe('403 user_blocked')
  })
})
