import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createJwt, readJwt } from '../../src-shared/domain/jwt.ts'
import { frozenAt, newWorld, worldOf } from '../support/world.ts'

const decoded = (part: string | undefined): unknown => JSON.parse(Buffer.from(part ?? '', 'base64url').toString())

describe('users.createToken', () => {
  test('gives 6 hex characters for 15 minutes, and shows them to the key', async () => {
    const { server, lastExchange } = await newWorld()
    await server('POST', '/users', { userId: 'ada' })
    const { status, body, story } = await server('POST', '/users/ada/tokens', {})
    expect(status, story).toBe(201)
    expect(body).toEqual({
      $id: expect.stringMatching(/^[0-9a-f]{20}$/),
      $createdAt: '2026-03-01T12:00:00.000+00:00',
      userId: 'ada',
      secret: expect.stringMatching(/^[0-9a-f]{6}$/),
      expire: '2026-03-01T12:15:00.000+00:00',
      phrase: '',
    })
    expect((await lastExchange()).events).toEqual([`users.ada.tokens.${String(body.$id)}.create`])
  })

  test.each([
    [4, 60, '2026-03-01T12:01:00.000+00:00'],
    ['128', '31536000', '2027-03-01T12:00:00.000+00:00'],
  ])('takes a length of %s and a lifetime of %s s', async (length, expire, until) => {
    const { server } = await newWorld()
    await server('POST', '/users', { userId: 'ada' })
    const { body } = await server('POST', '/users/ada/tokens', { length, expire })
    expect([String(body.secret).length, body.expire]).toEqual([Number(length), until])
  })

  test.each([{ length: 3 }, { length: 129 }, { length: 4.5 }, { length: '' }, { expire: 59 }, { expire: 31_536_001 }])(
    'refuses %j',
    async (sent) => {
      const { server } = await newWorld()
      await server('POST', '/users', { userId: 'ada' })
      const { status, body } = await server('POST', '/users/ada/tokens', sent)
      expect([status, body.type]).toEqual([400, 'general_argument_invalid'])
    },
  )

  test('hides the phrase from formats that do not know it', async () => {
    const { server, call, emulator } = await newWorld()
    await server('POST', '/users', { userId: 'ada' })
    const headers = { 'x-appwrite-response-format': '1.4.0' }
    const { body } = await call('POST', '/users/ada/tokens', { key: emulator.apiKey, headers, body: {} })
    expect(Object.keys(body)).toEqual(['$id', '$createdAt', 'userId', 'secret', 'expire'])
  })
})

describe('users.createJWT', () => {
  test('signs the newest session for 15 minutes; the JWT is the user until the session goes', async () => {
    const { server, call } = await newWorld()
    await server('POST', '/users', { userId: 'ada', name: 'Ada' })
    await server('POST', '/users/ada/sessions', {})
    const session = await server('POST', '/users/ada/sessions', {})
    const { status, body, story } = await server('POST', '/users/ada/jwts', {})
    expect(status, story).toBe(201)
    expect(Object.keys(body)).toEqual(['jwt'])
    const [head, claims, signature] = String(body.jwt).split('.')
    expect(decoded(head)).toEqual({ typ: 'JWT', alg: 'HS256' })
    expect(decoded(claims)).toEqual({
      userId: 'ada',
      sessionId: session.body.$id,
      exp: Date.parse(frozenAt) / 1000 + 900,
    })
    expect(signature).toMatch(/^[A-Za-z0-9_-]{43}$/)
    const headers = { 'x-appwrite-jwt': String(body.jwt) }
    expect((await call('GET', '/account', { headers })).body.name).toBe('Ada')
    const current = await call('GET', '/account/sessions/current', { headers })
    expect([current.status, current.body.type]).toEqual([404, 'user_session_not_found'])
    await server('DELETE', `/users/ada/sessions/${String(session.body.$id)}`)
    expect((await call('GET', '/account', { headers })).body.type).toBe('general_unauthorized_scope')
  })

  test('takes the session that is asked for; without one the JWT works by itself', async () => {
    const { server, call } = await newWorld()
    await server('POST', '/users', { userId: 'ada' })
    await server('POST', '/users', { userId: 'mary' })
    const foreign = await server('POST', '/users/mary/sessions', {})
    const first = await server('POST', '/users/ada/sessions', {})
    await server('POST', '/users/ada/sessions', {})
    const claimsFor = async (sessionId: unknown) =>
      decoded(String((await server('POST', '/users/ada/jwts', { sessionId })).body.jwt).split('.')[1])
    expect(await claimsFor(first.body.$id)).toMatchObject({ sessionId: first.body.$id })
    expect(await claimsFor('nothing')).toMatchObject({ sessionId: '' })
    expect(await claimsFor(foreign.body.$id)).toMatchObject({ sessionId: '' })
    await server('DELETE', '/users/ada/sessions')
    const { body } = await server('POST', '/users/ada/jwts', {})
    const headers = { 'x-appwrite-jwt': String(body.jwt) }
    expect((await call('GET', '/account', { headers })).body.$id).toBe('ada')
  })

  test('lasts up to an hour; a lifetime of 0 is the server’s own failure', async () => {
    const { server } = await newWorld()
    await server('POST', '/users', { userId: 'ada' })
    const { body } = await server('POST', '/users/ada/jwts', { duration: 3600 })
    expect(decoded(String(body.jwt).split('.')[1])).toMatchObject({ exp: Date.parse(frozenAt) / 1000 + 3600 })
    const zero = await server('POST', '/users/ada/jwts', { duration: 0 })
    expect([zero.status, zero.body.type, zero.body.message]).toEqual([500, 'general_unknown', 'Server Error'])
    for (const duration of [-1, 3601]) {
      expect((await server('POST', '/users/ada/jwts', { duration })).body.type).toBe('general_argument_invalid')
    }
  })

  test('beside a session it is refused; forged or foreign it is no JWT', async () => {
    const { call, server, signedIn, control } = await newWorld()
    const { session } = await signedIn()
    const { body } = await server('POST', '/users/grace/jwts', {})
    const both = await call('GET', '/account', { session, headers: { 'x-appwrite-jwt': String(body.jwt) } })
    expect([both.status, both.body.type]).toEqual([403, 'user_jwt_and_cookie_set'])
    await control('POST', '/projects', { projectId: 'other' })
    const foreign = await call('GET', '/account', { project: 'other', headers: { 'x-appwrite-jwt': String(body.jwt) } })
    expect([foreign.status, foreign.body.type]).toEqual([401, 'user_jwt_invalid'])
  })

  test('dies at its time', async () => {
    const first = await newWorld()
    await first.server('POST', '/users', { userId: 'ada' })
    const { body } = await first.server('POST', '/users/ada/jwts', { duration: 60 })
    const stored = { database: first.emulator.exportDatabase().bytes, commits: [] }
    for (const [now, status] of [
      ['2026-03-01T12:00:59.000Z', 200],
      ['2026-03-01T12:01:00.000Z', 401],
    ] as const) {
      const { createEmulator } = await import('../../src-shared/index.ts')
      const later = worldOf(await createEmulator({ projectId: 'demo', clock: 'frozen', now, seed: 2, stored }))
      const reply = await later.call('GET', '/account', { headers: { 'x-appwrite-jwt': String(body.jwt) } })
      expect(reply.status, reply.story).toBe(status)
    }
  })
})

describe('JWT', () => {
  const now = Date.parse(frozenAt)

  test('is what any HS256 library makes', () => {
    const [head, body, signature] = createJwt({ userId: 'ada', sessionId: 's' }, 'key', now, 60).split('.')
    expect(createHmac('sha256', 'key').update(`${head}.${body}`).digest('base64url')).toBe(signature)
  })

  test('is read back, and not with another key, another body or a claim iat of more than an hour ago', () => {
    const token = createJwt({ userId: 'ada', sessionId: 's' }, 'key', now, 60)
    expect(readJwt(token, 'key', now)).toEqual({ userId: 'ada', sessionId: 's' })
    expect(readJwt(token, 'other', now)).toBeNull()
    const [head = '', , signature = ''] = token.split('.')
    const body = Buffer.from(JSON.stringify({ userId: 'eve', exp: now })).toString('base64url')
    expect(readJwt(`${head}.${body}.${signature}`, 'key', now)).toBeNull()
    const issued = (secondsAgo: number) => {
      const claims = { userId: 'ada', exp: now / 1000 + 60, iat: now / 1000 - secondsAgo }
      const text = `${head}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`
      return readJwt(`${text}.${createHmac('sha256', 'key').update(text).digest('base64url')}`, 'key', now)
    }
    expect(issued(3599)).toEqual({ userId: 'ada', sessionId: '' })
    expect(issued(3600)).toBeNull()
  })
})
