import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { isObject, type JsonObject } from '../../src-shared/store/column.ts'
import { newWorld, password } from '../support/world.ts'

const sessionsOf = (body: JsonObject): readonly JsonObject[] =>
  Array.isArray(body.sessions) ? body.sessions.filter(isObject) : []

describe('users.createSession', () => {
  test('gives a key the session value, sets no cookies, and the value signs in', async () => {
    const { server, call } = await newWorld()
    await server('POST', '/users', { userId: 'ada', email: 'ada@example.test' })
    const { status, body, cookies, headers, story } = await server('POST', '/users/ada/sessions', {})
    expect(status, story).toBe(201)
    expect(body).toMatchObject({
      userId: 'ada',
      provider: 'server',
      providerUid: '',
      factors: ['server'],
      current: false,
      expire: '2027-03-01T12:00:00.000+00:00',
      countryCode: '--',
      countryName: 'Unknown',
    })
    expect([...cookies.keys()]).toEqual([])
    expect(headers.get('x-fallback-cookies')).toBeNull()
    const secret = String(body.secret)
    expect(JSON.parse(atob(secret))).toEqual({ id: 'ada', secret: expect.stringMatching(/^[0-9a-f]{256}$/) })
    expect((await call('GET', '/account', { session: secret })).body.$id).toBe('ada')
    const current = await call('GET', '/account/sessions/current', { session: secret })
    expect([current.body.$id, current.body.current, current.body.secret]).toEqual([body.$id, true, ''])
  })

  test('takes the client from X-Forwarded-User-Agent', async () => {
    const { server, call, emulator } = await newWorld()
    await server('POST', '/users', { userId: 'ada' })
    const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
    const { body } = await call('POST', '/users/ada/sessions', {
      key: emulator.apiKey,
      headers: { 'x-forwarded-user-agent': firefox },
      body: {},
    })
    expect([body.clientName, body.clientVersion]).toEqual(['Firefox', '140.0'])
  })

  test('does not ask whether the user is blocked; the session does', async () => {
    const { server, call } = await newWorld()
    await server('POST', '/users', { userId: 'ada' })
    await server('PATCH', '/users/ada/status', { status: false })
    const { status, body } = await server('POST', '/users/ada/sessions', {})
    expect(status).toBe(201)
    expect((await call('GET', '/account', { session: String(body.secret) })).body.type).toBe('user_blocked')
  })

  test('does not count against the limit of sessions', async () => {
    const { server, control } = await newWorld()
    await control('PATCH', '/projects/demo', { authSessionsLimit: 1 })
    await server('POST', '/users', { userId: 'ada' })
    for (let count = 0; count < 3; count += 1) await server('POST', '/users/ada/sessions', {})
    expect((await server('GET', '/users/ada/sessions')).body.total).toBe(3)
  })

  test('publishes the session as an event', async () => {
    const { server, lastExchange } = await newWorld()
    await server('POST', '/users', { userId: 'ada' })
    const { body } = await server('POST', '/users/ada/sessions', {})
    expect((await lastExchange()).events).toEqual([`users.ada.sessions.${String(body.$id)}.create`])
  })
})

describe('users.listSessions', () => {
  test('shows a key the hash of each secret, in the order of sign-in, none of them current', async () => {
    const { server, call, emulator, signedIn } = await newWorld()
    const { session } = await signedIn()
    const { secret }: { secret: string } = JSON.parse(atob(session))
    await server('POST', '/users/grace/sessions', {})
    // With the session beside the key: still none is current.
    const { body } = await call('GET', '/users/grace/sessions', { key: emulator.apiKey, session })
    expect(body.total).toBe(2)
    expect(sessionsOf(body).map(({ provider, current }) => [provider, current])).toEqual([
      ['email', false],
      ['server', false],
    ])
    expect(sessionsOf(body)[0]?.secret).toBe(createHash('sha256').update(secret).digest('hex'))
    const listed = await call('GET', '/account', { session: String(sessionsOf(body)[0]?.secret) })
    expect(listed.status).toBe(401)
  })

  test.each(['false', '0'])('leaves the total out for total=%s', async (total) => {
    const { server, signedIn } = await newWorld()
    await signedIn()
    const { body } = await server('GET', `/users/grace/sessions?total=${total}`)
    expect([body.total, sessionsOf(body).length]).toEqual([0, 1])
  })

  test('refuses a total that is neither true nor false', async () => {
    const { server, signedIn } = await newWorld()
    await signedIn()
    expect((await server('GET', '/users/grace/sessions?total=maybe')).body.type).toBe('general_argument_invalid')
  })

  test('lists more sessions than a page of others', async () => {
    const { server } = await newWorld()
    await server('POST', '/users', { userId: 'ada' })
    for (let count = 0; count < 30; count += 1) await server('POST', '/users/ada/sessions', {})
    const { body } = await server('GET', '/users/ada/sessions')
    expect([body.total, sessionsOf(body).length]).toEqual([30, 30])
  })
})

describe('users.deleteSession and deleteSessions', () => {
  test('one goes, the others stay', async () => {
    const { server, call, signedIn } = await newWorld()
    const { session, sessionId } = await signedIn()
    const other = await server('POST', '/users/grace/sessions', {})
    const gone = await server('DELETE', `/users/grace/sessions/${sessionId}`)
    expect([gone.status, gone.text, gone.headers.get('x-fallback-cookies')]).toEqual([204, '', null])
    expect((await call('GET', '/account', { session })).status).toBe(401)
    expect((await call('GET', '/account', { session: String(other.body.secret) })).status).toBe(200)
  })

  test('a session that is missing or belongs to another user is not found', async () => {
    const { server, signedIn } = await newWorld()
    const { sessionId } = await signedIn()
    await server('POST', '/users', { userId: 'ada' })
    for (const path of ['/users/ada/sessions/none', `/users/ada/sessions/${sessionId}`]) {
      const refused = await server('DELETE', path)
      expect([refused.status, refused.body.type], refused.story).toEqual([404, 'user_session_not_found'])
    }
    expect((await server('GET', '/users/grace/sessions')).body.total).toBe(1)
  })

  test('all go, of this user only, with one event', async () => {
    const { server, signedIn, lastExchange } = await newWorld()
    await signedIn()
    await server('POST', '/users/grace/sessions', {})
    await server('POST', '/users', { userId: 'ada' })
    await server('POST', '/users/ada/sessions', {})
    expect((await server('DELETE', '/users/grace/sessions')).status).toBe(204)
    expect((await lastExchange()).events).toEqual(['users.grace.sessions.delete'])
    expect((await server('GET', '/users/grace/sessions')).body.total).toBe(0)
    expect((await server('GET', '/users/ada/sessions')).body.total).toBe(1)
    expect((await server('DELETE', '/users/grace/sessions')).status).toBe(204)
  })
})

// Quirk Q18: the scope sessions.write is held by guests and users too; only keys are served all the same.
test.each([
  ['POST', '/users/grace/sessions'],
  ['DELETE', '/users/grace/sessions'],
  ['DELETE', '/users/grace/sessions/current'],
  ['GET', '/users/grace/sessions'],
  ['GET', '/users'],
  ['GET', '/users/grace'],
])('%s %s: closed to guests and to the user itself', async (method, path) => {
  const { call, server, signedIn } = await newWorld()
  const { session } = await signedIn()
  const sent = method === 'POST' ? { body: {} } : {}
  for (const reply of [await call(method, path, sent), await call(method, path, { ...sent, session })]) {
    expect([reply.status, reply.body.type], reply.story).toEqual([401, 'general_unauthorized_scope'])
  }
  expect((await server('GET', '/users/grace/sessions')).body.total).toBe(1)
})

test('keys: one of the two scopes is enough for sessions, and reading is not writing', async () => {
  const { call, control, server } = await newWorld()
  await server('POST', '/users', { userId: 'ada', password })
  const keyWith = async (scopes: readonly string[]) =>
    String((await control('POST', '/projects/demo/keys', { scopes })).body.secret)
  const status = async (scopes: readonly string[], method: string, path: string) =>
    (await call(method, path, { key: await keyWith(scopes), ...(method === 'POST' ? { body: {} } : {}) })).status
  expect(await status(['sessions.write'], 'POST', '/users/ada/sessions')).toBe(201)
  expect(await status(['users.write'], 'POST', '/users/ada/sessions')).toBe(201)
  expect(await status(['sessions.read'], 'GET', '/users/ada/sessions')).toBe(200)
  expect(await status(['users.read'], 'POST', '/users/ada/sessions')).toBe(401)
  expect(await status(['sessions.write'], 'GET', '/users/ada/sessions')).toBe(401)
  expect(await status(['users.read'], 'DELETE', '/users/ada')).toBe(401)
})
