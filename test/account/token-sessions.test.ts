/** `account.createSession`, `updateMagicURLSession`, `updatePhoneSession`: a token becomes a session. */
import { describe, expect, test } from 'vitest'
import { newWorld, type Sent, type World } from '../support/world.ts'
import { idsOf, must, outcome } from '../teams/people.ts'
import { lastMessage, notes, pass, settings } from './mail.ts'
import { email, phone } from './ways.ts'

const refused = '401 user_invalid_token'

const routes = [
  ['POST', '/account/sessions/token'],
  ['PUT', '/account/sessions/magic-url'],
  ['PUT', '/account/sessions/phone'],
] as const

const exchange = (world: World, secret: unknown, sent: Sent & { readonly userId?: string } = {}) => {
  const { userId = 'grace', ...rest } = sent
  return world.call('POST', '/account/sessions/token', { ...rest, body: { userId, secret } })
}

const kinds = [
  {
    kind: 'magic-url',
    seconds: 3600,
    provider: 'magic-url',
    factors: ['email'],
    proven: { emailVerification: true, phoneVerification: false },
  },
  {
    kind: 'email-otp',
    seconds: 900,
    provider: 'token',
    factors: ['email'],
    proven: { emailVerification: true, phoneVerification: false },
  },
  {
    kind: 'phone-otp',
    seconds: 900,
    provider: 'phone',
    factors: ['phone'],
    proven: { emailVerification: false, phoneVerification: true },
  },
  {
    kind: 'generic',
    seconds: 900,
    provider: 'token',
    factors: ['token'],
    proven: { emailVerification: false, phoneVerification: false },
  },
] as const

type Kind = (typeof kinds)[number]['kind']

async function withGrace(): Promise<World> {
  const world = await newWorld()
  must(await world.server('POST', '/users', { userId: 'grace', email, phone }))
  return world
}

/** Makes a token of grace and answers its secret, as she reads it. */
async function secretOf(world: World, kind: Kind): Promise<string> {
  if (kind === 'generic') return String(must(await world.server('POST', '/users/grace/tokens', {})).body.secret)
  const way = { 'magic-url': 'magic-url', 'email-otp': 'email', 'phone-otp': 'phone' }[kind]
  const address = kind === 'phone-otp' ? { phone } : { email }
  must(await world.call('POST', `/account/tokens/${way}`, { body: { userId: 'unique()', ...address } }))
  const { secret, code } = await lastMessage(world, kind)
  return String(secret ?? code)
}

describe.each(kinds)('a token of the kind $kind', ({ kind, seconds, provider, factors, proven }) => {
  test.each(routes)('becomes a session by %s %s', async (method, path) => {
    const world = await withGrace()
    const secret = await secretOf(world, kind)
    const { status, body, story, cookies, headers } = await world.call(method, path, {
      body: { userId: 'grace', secret },
    })
    expect(status, story).toBe(201)
    expect(body).toMatchObject({
      userId: 'grace',
      provider,
      providerUid: '',
      providerAccessToken: '',
      factors,
      current: true,
      secret: '',
      countryCode: '--',
      countryName: 'Unknown',
      expire: '2027-03-01T12:00:00.000+00:00',
    })
    const { events } = await world.lastExchange()
    expect(events).toEqual([`users.grace.sessions.${String(body.$id)}.create`])
    const session = cookies.get('a_session_demo')
    expect(session).toBeTruthy()
    expect(cookies.get('a_session_demo_legacy')).toBe(session)
    expect(JSON.parse(headers.get('x-fallback-cookies') ?? '')).toEqual({ a_session_demo: session })
    const account = await world.call('GET', '/account', { session: session ?? '' })
    expect(account.body, account.story).toMatchObject({ $id: 'grace', ...proven })
  })

  test('works once', async () => {
    const world = await withGrace()
    const secret = await secretOf(world, kind)
    must(await exchange(world, secret))
    expect(outcome(await exchange(world, secret))).toBe(refused)
    expect((await world.server('GET', '/users/grace/sessions')).body.total).toBe(1)
  })

  test('works until its time is over, to the second', async () => {
    const world = await withGrace()
    const early = await secretOf(world, kind)
    const late = await secretOf(world, kind)
    await pass(world, `${seconds - 1}s`)
    expect(outcome(await exchange(world, early))).toBe('201')
    await pass(world, '1s')
    expect(outcome(await exchange(world, late))).toBe(refused)
    expect(await notes(world)).toContain('it has expired')
  })

  test('stays good beside a newer one', async () => {
    const world = await withGrace()
    const older = await secretOf(world, kind)
    const newer = await secretOf(world, kind)
    must(await exchange(world, newer))
    expect(outcome(await exchange(world, older))).toBe('201')
  })

  test('is of its user alone, and of no other secret', async () => {
    const world = await withGrace()
    must(await world.server('POST', '/users', { userId: 'ada' }))
    const secret = await secretOf(world, kind)
    expect(outcome(await exchange(world, secret, { userId: 'ada' }))).toBe(refused)
    expect(outcome(await exchange(world, secret, { userId: 'nobody' }))).toBe(refused)
    expect(outcome(await exchange(world, secret, { userId: 'unique()' }))).toBe(refused)
    expect(outcome(await exchange(world, `${secret}0`))).toBe(refused)
    expect(outcome(await exchange(world, secret))).toBe('201')
  })

  test('shows the session value to a key', async () => {
    const world = await withGrace()
    const { body } = must(await exchange(world, await secretOf(world, kind), { key: world.emulator.apiKey }))
    const account = await world.call('GET', '/account', { session: String(body.secret) })
    expect(account.body.$id, account.story).toBe('grace')
  })
})

test('token sessions: a blocked user gets one, and nothing else', async () => {
  const world = await withGrace()
  const secret = await secretOf(world, 'email-otp')
  must(await world.server('PATCH', '/users/grace/status', { status: false }))
  const { cookies } = must(await exchange(world, secret))
  expect(await notes(world)).toContain('is blocked')
  const session = cookies.get('a_session_demo') ?? ''
  expect(outcome(await world.call('GET', '/account', { session }))).toBe('403 user_blocked')
})

test.each(routes)('token sessions: %s %s is refused to who is signed in', async (method, path) => {
  const world = await newWorld()
  const { session } = await world.signedIn()
  const secret = await secretOf(world, 'generic')
  const body = { userId: 'grace', secret }
  expect(outcome(await world.call(method, path, { session, body }))).toBe('401 user_session_already_exists')
  const jwt = String(must(await world.server('POST', '/users/grace/jwts', {})).body.jwt)
  const byJwt = await world.call(method, path, { headers: { 'x-appwrite-jwt': jwt }, body })
  expect(outcome(byJwt)).toBe('401 user_session_already_exists')
  expect(outcome(await world.call(method, path, { body }))).toBe('201')
})

test('token sessions: leave as many as the project keeps', async () => {
  const world = await withGrace()
  await settings(world, { authSessionsLimit: 2 })
  const made: unknown[] = []
  for (const kind of ['generic', 'magic-url', 'phone-otp'] as const) {
    made.push(must(await exchange(world, await secretOf(world, kind))).body.$id)
  }
  const { body } = await world.server('GET', '/users/grace/sessions')
  expect(idsOf(body.sessions)).toEqual(made.slice(1))
})

test('token sessions: refuse the tokens of verification and recovery', async () => {
  const world = await newWorld()
  const { session } = await world.signedIn()
  const url = 'http://localhost:3000/'
  must(await world.call('POST', '/account/verifications/email', { session, body: { url } }))
  const verification = (await lastMessage(world, 'verification')).secret
  must(await world.call('POST', '/account/recovery', { body: { email, url } }))
  const recovery = (await lastMessage(world, 'recovery')).secret
  for (const secret of [verification, recovery]) {
    for (const [method, path] of routes) {
      expect(outcome(await world.call(method, path, { body: { userId: 'grace', secret } }))).toBe(refused)
    }
    expect(await notes(world)).toContain('a token of another kind')
  }
})

test('token sessions: take the code of a phone verification, which is of the same kind (quirk Q20)', async () => {
  const world = await newWorld()
  const { session } = await world.signedIn()
  must(await world.server('PATCH', '/users/grace/phone', { number: phone }))
  must(await world.call('POST', '/account/verifications/phone', { session, body: {} }))
  const { body } = must(await exchange(world, (await lastMessage(world, 'phone-verification')).code))
  expect(body.provider).toBe('phone')
})

test('token sessions: take the fixed code of a mock number and of a mock address, time and again', async () => {
  const world = await withGrace()
  const mocks = { authMockNumbers: [{ phone, otp: '111111' }], authMockEmails: [{ email, otp: '222222' }] }
  await settings(world, mocks)
  for (let count = 0; count < 2; count += 1) {
    must(await world.call('POST', '/account/tokens/phone', { body: { userId: 'unique()', phone } }))
    expect(must(await exchange(world, '111111')).body.provider).toBe('phone')
    must(await world.call('POST', '/account/tokens/email', { body: { userId: 'unique()', email } }))
    expect(must(await exchange(world, '222222')).body.provider).toBe('token')
  }
  expect(outcome(await exchange(world, '111111'))).toBe(refused)
})

describe('the counter of attempts', () => {
  const attempt = (world: World, [method, path]: (typeof routes)[number], secret = 'wrong', userId = 'grace') =>
    world.call(method, path, { body: { userId, secret } })

  test('is one for the three routes and for one user', async () => {
    const world = await withGrace()
    for (let count = 0; count < 10; count += 1) await attempt(world, routes[count % 3] ?? routes[0])
    for (const route of routes) expect(outcome(await attempt(world, route))).toBe('429 general_rate_limit_exceeded')
    expect(outcome(await attempt(world, routes[0], 'wrong', 'ada'))).toBe(refused)
  })

  test.each([
    [routes[0], '9'],
    [routes[1], '9'],
    [routes[2], '5'],
  ] as const)('starts again after a success of %j: %s left', async (route, left) => {
    const world = await withGrace()
    for (let count = 0; count < 3; count += 1) await attempt(world, route)
    must(await attempt(world, route, await secretOf(world, 'generic')))
    expect((await attempt(world, routes[0])).headers.get('x-ratelimit-remaining')).toBe(left)
  })
})

describe('the inbox', () => {
  test.each(['magic-url', 'email-otp', 'phone-otp'] as const)('completes a message of the kind %s', async (kind) => {
    const world = await withGrace()
    await secretOf(world, kind)
    const { id } = await lastMessage(world, kind)
    const { body } = must(await world.control('POST', `/inbox/${String(id)}/complete`))
    expect(body).toMatchObject({
      message: { id, state: 'used' },
      call: { method: 'POST', path: '/v1/account/sessions/token' },
      status: 201,
      answer: { userId: 'grace', secret: '' },
    })
    expect((await world.server('GET', '/users/grace/sessions')).body.total).toBe(1)
    const again = await world.control('POST', `/inbox/${String(id)}/complete`)
    expect(outcome(again)).toBe('409 completion_refused')
  })

  test.each(kinds.slice(0, 3))('says what became of a message of the kind $kind', async ({ kind, seconds }) => {
    const world = await withGrace()
    const secret = await secretOf(world, kind)
    const used = String((await lastMessage(world, kind)).id)
    await secretOf(world, kind)
    const other = String((await lastMessage(world, kind)).id)
    must(await exchange(world, secret))
    const { id: requestId } = await world.lastExchange()
    const stateOf = async (id: string) => {
      const { state, usedByRequestId } = must(await world.control('GET', `/inbox/${id}`)).body
      return [state, usedByRequestId]
    }
    expect([await stateOf(used), await stateOf(other)]).toEqual([
      ['used', requestId],
      ['unused', null],
    ])
    await pass(world, `${seconds}s`)
    expect([await stateOf(used), await stateOf(other)]).toEqual([
      ['used', requestId],
      ['expired', null],
    ])
  })
})
