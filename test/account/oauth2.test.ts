/** Signing in with an OAuth2 provider: both flows, whom a person is, and what is kept of it (contract section 13). */
import { describe, expect, test } from 'vitest'
import { oAuthProviderKeys } from '../../src-shared/domain/oauth-providers.ts'
import { isObject } from '../../src-shared/store/column.ts'
import { newWorld, password, type World } from '../support/world.ts'
import { openSocket } from '../realtime/fake-socket.ts'
import { ada, errorIn, origin, startOf, success, visit } from './oauth2-browser.ts'

async function identities({ server }: World) {
  const { body } = await server('GET', '/users/identities')
  return Array.isArray(body.identities) ? body.identities.filter(isObject) : []
}

const sessionOf = ({ cookies }: { readonly cookies: ReadonlyMap<string, string> }) =>
  cookies.get('a_session_demo') ?? ''

async function account({ call }: World, session: string) {
  return (await call('GET', '/account', { session })).body
}

describe.each(oAuthProviderKeys)('oauth2: %s works without credentials', (provider) => {
  test('and signs in by cookie', async () => {
    const world = await newWorld()
    const end = await visit(world, startOf('sessions', provider))
    expect(end.url.href, end.hops.join(', ')).toBe(success)
    expect(end.status).toBe(301)
    const { body } = await world.call('GET', '/account/sessions/current', { session: sessionOf(end) })
    const [identity] = await identities(world)
    expect(body).toMatchObject({ provider, factors: ['email', 'oauth2'], providerUid: identity?.providerUid })
    expect(identity).toMatchObject({ provider, userId: body.userId })
  })

  test('and hands a token over', async () => {
    const world = await newWorld()
    const end = await visit(world, startOf('tokens', provider))
    expect(`${end.url.origin}${end.url.pathname}`, end.hops.join(', ')).toBe('http://localhost:3000/in')
    expect(end.cookies.size).toBe(0)
    const [userId, secret] = [end.url.searchParams.get('userId'), end.url.searchParams.get('secret')]
    expect(end.url.searchParams.get('from')).toBe('app')
    const made = await world.call('POST', '/account/sessions/token', { body: { userId, secret } })
    expect([made.status, made.body.provider, made.body.userId], made.story).toEqual([201, provider, userId])
    expect(made.body.providerUid).toBe((await identities(world))[0]?.providerUid)
  })
})

test('oauth2: every step is a redirect that nobody keeps', async () => {
  const world = await newWorld()
  const start = await world.call('GET', startOf('sessions', 'google', { 'scopes[]': 'email' }).slice(3))
  expect(start.status).toBe(301)
  expect(start.headers.get('cache-control')).toBe('no-store, no-cache, must-revalidate, max-age=0')
  expect(start.headers.get('pragma')).toBe('no-cache')
  const page = new URL(start.headers.get('location') ?? '')
  expect(page.origin + page.pathname).toBe(`${origin}/__emulator/oauth2/google`)
  expect(page.searchParams.get('redirect_uri')).toBe(`${origin}/v1/account/sessions/oauth2/callback/google/demo`)
  expect(JSON.parse(page.searchParams.get('state') ?? '')).toEqual({
    success: `${origin}/console/auth/oauth2/success`,
    failure: `${origin}/console/auth/oauth2/failure`,
    token: false,
  })
  const end = await visit(world, startOf('sessions', 'google'))
  expect(end.hops).toEqual([
    'GET /v1/account/sessions/oauth2/google 301',
    'GET /__emulator/oauth2/google 200',
    'POST /__emulator/oauth2/google 303',
    'GET /v1/account/sessions/oauth2/callback/google/demo 301',
    'GET /v1/account/sessions/oauth2/google/redirect 301',
  ])
  expect([...end.cookies.keys()]).toEqual(['a_session_demo_legacy', 'a_session_demo'])
  expect(end.headers.get('pragma')).toBe('no-cache')
})

test('oauth2: a new person becomes a user with target, identity, events and a story', async () => {
  const world = await newWorld()
  const end = await visit(world, startOf('sessions', 'github'), { choice: ada })
  const exchange = await world.lastExchange()
  expect(exchange.events.map((name) => name.replace(/\.[0-9a-f]{20}/g, '.id'))).toEqual([
    'users.id.sessions.id.create',
    'users.id.create',
  ])
  expect(JSON.stringify(exchange.story)).toContain('github says: id 1815, name Ada Lovelace, email ada@example.test')
  const user = await account(world, sessionOf(end))
  expect(user).toMatchObject({ name: 'Ada Lovelace', email: 'ada@example.test', emailVerification: true })
  expect(user.targets).toMatchObject([{ providerType: 'email', identifier: 'ada@example.test' }])
  expect(await identities(world)).toMatchObject([
    { provider: 'github', providerUid: '1815', providerEmail: 'ada@example.test', userId: user.$id },
  ])
  const logs = await world.server('GET', `/users/${String(user.$id)}/logs`)
  expect(logs.body).toMatchObject({ total: 1, logs: [{ event: 'session.create', userId: user.$id }] })
})

test('oauth2: who comes again is the same user, by id even when the address changed', async () => {
  const world = await newWorld()
  const first = await visit(world, startOf('sessions', 'github'), { choice: ada })
  const again = await visit(world, startOf('sessions', 'github'), {
    choice: { ...ada, email: 'countess@example.test' },
  })
  expect((await account(world, sessionOf(again))).$id).toBe((await account(world, sessionOf(first))).$id)
  await world.call('DELETE', '/account/sessions', { session: sessionOf(again) })
  const third = await visit(world, startOf('sessions', 'github'), { choice: ada })
  expect(JSON.stringify((await world.lastExchange()).story)).toContain(
    'an identity of Ada Lovelace has the github id 1815',
  )
  expect((await account(world, sessionOf(third))).email).toBe('ada@example.test')
})

test('oauth2: a verified address finds its user and verifies it, an unverified one is refused', async () => {
  const world = await newWorld()
  await world.server('POST', '/users', { userId: 'ada', email: 'ada@example.test', password })
  const refused = await visit(world, startOf('sessions', 'google'), {
    choice: { ...ada, emailVerified: '' },
  })
  expect(errorIn(refused)).toEqual({ type: 'general_bad_request', code: 400 })
  const end = await visit(world, startOf('sessions', 'google'), { choice: ada })
  expect(await account(world, sessionOf(end))).toMatchObject({
    $id: 'ada',
    name: 'Ada Lovelace',
    emailVerification: true,
  })
})

test('oauth2: the address of an identity finds its user too, when the provider vouches for it', async () => {
  const world = await newWorld()
  const { session } = await world.signedIn()
  await visit(world, startOf('sessions', 'google'), { choice: ada, session })
  const end = await visit(world, startOf('sessions', 'discord'), { choice: { ...ada, providerUid: '9' } })
  expect((await account(world, sessionOf(end))).$id).toBe('grace')
})

test('oauth2: an anonymous user keeps id and preferences, gains what the provider tells, and changes session', async () => {
  const world = await newWorld()
  const anonymous = await world.call('POST', '/account/sessions/anonymous')
  const session = anonymous.cookies.get('a_session_demo') ?? ''
  await world.call('PATCH', '/account/prefs', { session, body: { prefs: { theme: 'dark' } } })
  const target = { targetId: 'phone', identifier: 'push-token' }
  expect((await world.call('POST', '/account/targets/push', { session, body: target })).status).toBe(201)
  const end = await visit(world, startOf('sessions', 'google'), { choice: ada, session })
  const user = await account(world, sessionOf(end))
  expect(user).toMatchObject({
    $id: anonymous.body.userId,
    email: 'ada@example.test',
    emailVerification: true,
    prefs: { theme: 'dark' },
  })
  // Contract section 13: only a sign-up makes an email target; the push target moved to the new session.
  expect(user.targets).toMatchObject([{ $id: 'phone', providerType: 'push' }])
  expect((await world.call('GET', '/account', { session })).body.type).toBe('general_unauthorized_scope')
  expect((await world.call('GET', '/account/sessions', { session: sessionOf(end) })).body.total).toBe(1)
  const pushed = await world.call('DELETE', '/account/sessions/current', { session: sessionOf(end) })
  expect(pushed.status).toBe(204)
  expect((await world.server('GET', `/users/${String(user.$id)}/targets`)).body.total).toBe(0)
})

test('oauth2: who is signed in cannot take the address of another user or of their identity', async () => {
  const world = await newWorld()
  await world.server('POST', '/users', { userId: 'ada', email: 'ada@example.test' })
  const { session } = await world.signedIn()
  const byUser = await visit(world, startOf('sessions', 'google'), { choice: ada, session })
  expect(errorIn(byUser)).toEqual({ type: 'user_already_exists', code: 409 })
  await world.server('DELETE', '/users/ada')
  await visit(world, startOf('sessions', 'google'), { choice: { ...ada, providerUid: '1' } })
  const ids = await identities(world)
  await world.server('PATCH', `/users/${String(ids[0]?.userId)}/email`, { email: 'other@example.test' })
  const byIdentity = await visit(world, startOf('sessions', 'discord'), { choice: ada, session })
  expect(errorIn(byIdentity)).toEqual({ type: 'user_already_exists', code: 409 })
  expect((await account(world, session)).$id).toBe('grace')
})

test('oauth2: an id that is the identity of another user is refused, and nothing changes', async () => {
  const world = await newWorld()
  await visit(world, startOf('sessions', 'google'), { choice: ada })
  const { session } = await world.signedIn()
  const end = await visit(world, startOf('sessions', 'google'), {
    choice: { ...ada, email: 'new@example.test' },
    session,
  })
  expect(errorIn(end)).toEqual({ type: 'general_bad_request', code: 400 })
  expect((await account(world, session)).$id).toBe('grace')
  expect(await identities(world)).toHaveLength(1)
})

test('oauth2: token flow of who is signed in ends the session, so that the token can be exchanged', async () => {
  const world = await newWorld()
  const { session } = await world.signedIn()
  const end = await visit(world, startOf('tokens', 'google'), { choice: { ...ada, email: '' }, session })
  expect((await world.lastExchange()).events).toHaveLength(1)
  expect((await world.lastExchange()).events[0]).toMatch(/^users\.grace\.tokens\.\w+\.create$/)
  expect(end.url.searchParams.get('userId')).toBe('grace')
  expect((await world.call('GET', '/account', { session })).status).toBe(401)
})

test('oauth2: a policy for canonical addresses rewrites a verified one and refuses another', async () => {
  const world = await newWorld()
  await world.control('PATCH', '/projects/demo', { authCanonicalEmails: true })
  const choice = { ...ada, email: 'A.da+news@gmail.com' }
  const refused = await visit(world, startOf('sessions', 'google'), { choice: { ...choice, emailVerified: '' } })
  expect(errorIn(refused)).toEqual({ type: 'user_email_not_canonical', code: 400 })
  const end = await visit(world, startOf('sessions', 'google'), { choice })
  expect((await account(world, sessionOf(end))).email).toBe('ada@gmail.com')
})

test('oauth2: without pages of the app the server shows its own, and carries what the console would get', async () => {
  const world = await newWorld()
  const end = await visit(world, startOf('sessions', 'google', {}), { choice: ada })
  expect([end.status, end.url.pathname]).toEqual([200, '/console/auth/oauth2/success'])
  expect(Object.fromEntries(end.url.searchParams)).toEqual({
    project: 'demo',
    domain: '',
    key: 'a_session_demo',
    secret: sessionOf(end),
  })
  expect(end.html).toContain('<h1>Signed in</h1>')
  const failed = await visit(world, startOf('sessions', 'google', {}), { choice: { outcome: 'deny' } })
  expect([failed.url.pathname, failed.url.searchParams.get('project')]).toEqual([
    '/console/auth/oauth2/failure',
    'demo',
  ])
  expect(errorIn(failed).type).toBe('user_oauth2_provider_error')
  expect(failed.html).toContain('user_oauth2_provider_error')
})

test('oauth2: an address is kept in lower case, on the user and on the identity', async () => {
  const world = await newWorld()
  const choice = { ...ada, email: 'Ada@Example.Test' }
  const end = await visit(world, startOf('sessions', 'google'), { choice })
  expect((await account(world, sessionOf(end))).email).toBe('ada@example.test')
  expect((await identities(world))[0]?.providerEmail).toBe('ada@example.test')
})

test('oauth2: whoever listens to the account hears of the session or the token that a redirect made', async () => {
  const world = await newWorld()
  const { session, userId } = await world.signedIn()
  const socket = openSocket(world.emulator, { session, query: 'channels[]=account' })
  const choice = { ...ada, email: 'grace@example.test' }
  const end = await visit(world, startOf('sessions', 'google'), { choice })
  await visit(world, startOf('tokens', 'google'), { choice })
  const { body } = await world.call('GET', '/account/sessions/current', { session: sessionOf(end) })
  const events = socket.dataOf('event')
  expect(events.map(({ payload }) => payload)).toMatchObject([
    { $id: body.$id, provider: 'google', secret: '' },
    { $id: expect.any(String), userId, expire: expect.any(String) },
  ])
  expect(events[1]?.payload).not.toHaveProperty('secret')
  expect(JSON.stringify(events[1]?.events)).toContain('.tokens.')
})
