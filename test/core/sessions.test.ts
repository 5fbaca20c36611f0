import { describe, expect, test } from 'vitest'
import { isObject } from '../../src-shared/store/column.ts'
import { newWorld, password } from '../support/world.ts'

const credentials = { email: 'grace@example.test', password }

describe('sign-in by password', () => {
  test('gives two cookies and the fallback header, and blanks the secret', async () => {
    const { call } = await newWorld()
    await call('POST', '/account', { body: { userId: 'grace', ...credentials } })
    const { status, body, cookies, headers } = await call('POST', '/account/sessions/email', { body: credentials })
    expect(status).toBe(201)
    expect(body).toMatchObject({
      userId: 'grace',
      provider: 'email',
      providerUid: 'grace@example.test',
      factors: ['password'],
      current: true,
      secret: '',
      countryCode: '--',
      countryName: 'Unknown',
      expire: '2027-03-01T12:00:00.000+00:00',
      mfaUpdatedAt: '',
    })
    expect([...cookies.keys()]).toEqual(['a_session_demo_legacy', 'a_session_demo'])
    const value = cookies.get('a_session_demo') ?? ''
    expect(JSON.parse(atob(value))).toEqual({ id: 'grace', secret: expect.stringMatching(/^[0-9a-f]{256}$/) })
    expect(JSON.parse(headers.get('x-fallback-cookies') ?? '')).toEqual({ a_session_demo: value })
  })

  test('answers on the older path too, and shows a key the secret', async () => {
    const { call, emulator } = await newWorld()
    await call('POST', '/account', { body: { userId: 'grace', ...credentials } })
    const { body, cookies } = await call('POST', '/account/sessions', { body: credentials, key: emulator.apiKey })
    expect(body.secret).toBe(cookies.get('a_session_demo'))
  })

  test('says the same of a wrong password and an unknown email, and tells only the story which', async () => {
    const { call, lastExchange } = await newWorld()
    await call('POST', '/account', { body: { userId: 'grace', ...credentials } })
    const wrong = await call('POST', '/account/sessions/email', {
      body: { ...credentials, password: 'wrong password' },
    })
    const wrongStory = await lastExchange()
    const unknown = await call('POST', '/account/sessions/email', {
      body: { ...credentials, email: 'ada@example.test' },
    })
    expect(wrong.body).toEqual(unknown.body)
    expect([wrong.status, wrong.body.type]).toEqual([401, 'user_invalid_credentials'])
    expect(wrongStory.story.at(-1)?.emulatorOnly.join()).toContain('the password differs')
  })

  test('rejects a blocked user only after the password matched', async () => {
    const { call, server, lastExchange } = await newWorld()
    await call('POST', '/account', { body: { userId: 'grace', ...credentials } })
    await server('PATCH', '/users/grace/status', { status: false })
    const wrong = await call('POST', '/account/sessions/email', {
      body: { ...credentials, password: 'wrong password' },
    })
    expect(wrong.body.type).toBe('user_invalid_credentials')
    const blocked = await call('POST', '/account/sessions/email', { body: credentials })
    expect([blocked.status, blocked.body.type]).toEqual([403, 'user_blocked'])
    expect(blocked.cookies.size).toBe(0)
    const { fixes } = await lastExchange()
    expect(fixes).toEqual([
      { label: 'Unblock grace', call: { method: 'PATCH', path: '/v1/users/grace/status', body: { status: true } } },
    ])
  })

  test('is refused to who is signed in', async () => {
    const { call, signedIn } = await newWorld()
    const { session } = await signedIn()
    const refused = await call('POST', '/account/sessions/email', { body: credentials, session })
    expect([refused.status, refused.body.type]).toEqual([401, 'user_session_already_exists'])
    const anonymous = await call('POST', '/account/sessions/anonymous', { session })
    expect(anonymous.body.type).toBe('user_session_already_exists')
  })

  test('clears its rate limit when it succeeds', async () => {
    const { call } = await newWorld()
    await call('POST', '/account', { body: { userId: 'grace', ...credentials } })
    const attempt = (given: string) =>
      call('POST', '/account/sessions/email', { body: { ...credentials, password: given } })
    for (let count = 0; count < 9; count += 1) await attempt('wrong password')
    expect((await attempt(password)).status).toBe(201)
    expect((await attempt('wrong password')).headers.get('x-ratelimit-remaining')).toBe('9')
    for (let count = 0; count < 9; count += 1) await attempt('wrong password')
    expect((await attempt(password)).status).toBe(429)
  })
})

test('anonymous sign-in: makes a user with nothing but an id', async () => {
  const { call, server } = await newWorld()
  const { status, body, cookies } = await call('POST', '/account/sessions/anonymous')
  expect([status, body.provider, body.factors]).toEqual([201, 'anonymous', ['anonymous']])
  const me = await call('GET', '/account', { session: cookies.get('a_session_demo') ?? '' })
  expect(me.body).toMatchObject({
    name: '',
    email: '',
    phone: '',
    passwordUpdate: '',
    targets: [],
    emailCanonical: null,
  })
  const seen = await server('GET', `/users/${String(body.userId)}`)
  expect(seen.body).toMatchObject({ password: null, hash: 'argon2', hashOptions: { type: 'argon2' } })
})

describe('a session is found', () => {
  const carriers = (value: string): readonly (readonly [string, Record<string, string>])[] => [
    ['the cookie', { cookie: `other=1; a_session_demo=${encodeURIComponent(value)}` }],
    ['the legacy cookie', { cookie: `a_session_demo_legacy=${encodeURIComponent(value)}` }],
    ['X-Appwrite-Session', { 'x-appwrite-session': value }],
    ['X-Fallback-Cookies', { 'x-fallback-cookies': JSON.stringify({ a_session_demo: value }) }],
  ]

  test('in each of its carriers', async () => {
    const { call, signedIn } = await newWorld()
    const { session } = await signedIn()
    for (const [carrier, headers] of carriers(session)) {
      const { status, body } = await call('GET', '/account', { headers })
      expect([carrier, status, body.$id]).toEqual([carrier, 200, 'grace'])
    }
  })

  test('not by a changed secret, another user, another project or garbage', async () => {
    const { call, signedIn } = await newWorld()
    const { session } = await signedIn()
    await signedIn({ userId: 'ada', email: 'ada@example.test' })
    const { secret } = JSON.parse(atob(session))
    const wrong = [
      btoa(JSON.stringify({ id: 'ada', secret })),
      btoa(JSON.stringify({ id: 'grace', secret: `${String(secret).slice(1)}0` })),
      'garbage',
      btoa('{}'),
      btoa('[]'),
      '',
    ]
    for (const value of wrong) expect((await call('GET', '/account', { session: value })).status).toBe(401)
    expect((await call('GET', '/account', { session, project: 'other' })).status).toBe(401)
    expect((await call('GET', '/account', { headers: { 'x-fallback-cookies': '{broken' } })).status).toBe(401)
  })
})

describe('sessions of an account', () => {
  test('are listed in creation order, the calling one marked', async () => {
    const { call, signedIn } = await newWorld()
    const first = await signedIn()
    const again = await call('POST', '/account/sessions/email', { body: credentials })
    const { body } = await call('GET', '/account/sessions', { session: first.session })
    expect(body.total).toBe(2)
    const sessions = Array.isArray(body.sessions) ? body.sessions.filter(isObject) : []
    expect(sessions.map(({ $id, current }) => [$id, current])).toEqual([
      [first.sessionId, true],
      [again.body.$id, false],
    ])
  })

  test('answer to current and to their id, never to another user', async () => {
    const { call, signedIn } = await newWorld()
    const grace = await signedIn()
    const ada = await signedIn({ userId: 'ada', email: 'ada@example.test' })
    const current = await call('GET', '/account/sessions/current', { session: grace.session })
    expect(current.body).toMatchObject({ $id: grace.sessionId, current: true, countryName: 'Unknown' })
    const foreign = await call('GET', `/account/sessions/${ada.sessionId}`, { session: grace.session })
    expect([foreign.status, foreign.body.type]).toEqual([404, 'user_session_not_found'])
    expect((await call('DELETE', `/account/sessions/${ada.sessionId}`, { session: grace.session })).status).toBe(404)
    expect((await call('GET', '/account', { session: ada.session })).status).toBe(200)
  })

  test('are extended by updateSession, which fills neither current nor country', async () => {
    const { call, control, signedIn } = await newWorld()
    const { session } = await signedIn()
    await control('PATCH', '/projects/demo', { authDuration: 60 })
    const { body } = await call('PATCH', '/account/sessions/current', { session })
    expect(body).toMatchObject({ expire: '2026-03-01T12:01:00.000+00:00', current: false, countryName: '' })
  })

  test('end with cookies taken back', async () => {
    const { call, signedIn } = await newWorld()
    const { session } = await signedIn()
    const { status, cookies, headers, text } = await call('DELETE', '/account/sessions/current', { session })
    expect([status, text]).toEqual([204, ''])
    expect(cookies.get('a_session_demo')).toBe('deleted')
    expect(headers.get('x-fallback-cookies')).toBe('[]')
    expect((await call('GET', '/account', { session })).status).toBe(401)
  })

  test('end all at once', async () => {
    const { call, signedIn } = await newWorld()
    const { session } = await signedIn()
    const other = await call('POST', '/account/sessions/email', { body: credentials })
    expect((await call('DELETE', '/account/sessions', { session })).status).toBe(204)
    expect((await call('GET', '/account', { session: other.cookies.get('a_session_demo') ?? '' })).status).toBe(401)
  })

  test('beyond the limit go, oldest first', async () => {
    const { call, control, signedIn, server } = await newWorld()
    await control('PATCH', '/projects/demo', { authSessionsLimit: 2 })
    const { session } = await signedIn()
    await call('POST', '/account/sessions/email', { body: credentials })
    await call('POST', '/account/sessions/email', { body: credentials })
    expect((await call('GET', '/account', { session })).status).toBe(401)
    expect((await server('GET', '/users/grace/sessions')).body.total).toBe(2)
  })

  test('stop a blocked user at every call', async () => {
    const { call, server, signedIn } = await newWorld()
    const { session } = await signedIn()
    await server('PATCH', '/users/grace/status', { status: false })
    const blocked = await call('GET', '/account', { session })
    expect([blocked.status, blocked.body.type]).toEqual([403, 'user_blocked'])
    await server('PATCH', '/users/grace/status', { status: true })
    expect((await call('GET', '/account', { session })).status).toBe(200)
  })
})
