/** What goes wrong on the way through an OAuth2 provider: pages, failure URLs, and URLs that lead elsewhere. */
import { expect, test } from 'vitest'
import { newWorld, password, type World } from '../support/world.ts'
import { ada, type Choice, errorIn, failure, startOf, success, visit } from './oauth2-browser.ts'

const redirect = (query: Choice, provider = 'google') =>
  `/account/sessions/oauth2/${provider}/redirect?${new URLSearchParams({ project: 'demo', ...query }).toString()}`

const state = (fields: Readonly<Record<string, unknown>> = { success, failure, token: false }) => JSON.stringify(fields)

async function withUser(world: World) {
  await world.server('POST', '/users', { userId: 'ada', email: 'ada@example.test', password })
}

test.each<[outcome: string, type: string, code: number, choice?: Choice]>([
  ['deny', 'user_oauth2_provider_error', 424],
  ['error', 'user_oauth2_provider_error', 424],
  ['refused-code', 'user_oauth2_provider_failure', 424],
  ['no-id', 'user_missing_id', 400],
  ['no-email', 'user_unauthorized', 401, { person: 'new' }],
  ['unverified-email', 'general_bad_request', 400, { person: '0' }],
  ['taken-email', 'general_bad_request', 400, { person: 'new' }],
  ['sign-in', 'general_invalid_email', 400, { ...ada, email: 'no address' }],
])('oauth2: the outcome %s ends at the failure URL with %s', async (outcome, type, code, choice = {}) => {
  const world = await newWorld()
  await withUser(world)
  const end = await visit(world, startOf('sessions', 'google'), { choice: { ...choice, outcome } })
  expect(`${end.url.origin}${end.url.pathname}`).toBe(failure)
  expect(errorIn(end)).toEqual({ type, code })
  expect(end.cookies.size).toBe(0)
  const exchange = await world.lastExchange()
  expect([exchange.events, exchange.changes]).toEqual([[], []])
  expect(JSON.stringify(exchange.story)).toContain(`${type}: the browser goes to the failure URL`)
})

test.each([
  ['authDisposableEmails', 'ada@mailinator.com', 'user_email_disposable'],
  ['authFreeEmails', 'ada@gmail.com', 'user_email_free'],
  ['authCorporateEmails', 'ada@gmail.com', 'user_email_not_corporate'],
] as const)('oauth2: the policy %s holds for new users', async (setting, email, type) => {
  const world = await newWorld()
  await world.control('PATCH', '/projects/demo', { [setting]: true })
  const end = await visit(world, startOf('sessions', 'google'), { choice: { ...ada, email } })
  expect(errorIn(end)).toEqual({ type, code: 400 })
})

test('oauth2: the limit of users holds for new users, not for those who are there', async () => {
  const world = await newWorld()
  await withUser(world)
  await world.control('PATCH', '/projects/demo', { authLimit: 1 })
  const refused = await visit(world, startOf('sessions', 'google'), { choice: { ...ada, email: 'new@example.test' } })
  expect(errorIn(refused)).toEqual({ type: 'user_count_exceeded', code: 400 })
  const end = await visit(world, startOf('sessions', 'google'), { choice: ada })
  expect(end.url.href).toBe(success)
})

test('oauth2: a blocked user is told so at the failure URL', async () => {
  const world = await newWorld()
  await withUser(world)
  await world.server('PATCH', '/users/ada/status', { status: false })
  const end = await visit(world, startOf('sessions', 'google'), { choice: ada })
  expect(errorIn(end)).toEqual({ type: 'user_blocked', code: 403 })
})

test('oauth2: a provider that the project switched off is refused before and behind its page', async () => {
  const world = await newWorld()
  const off = { oAuthProviders: [{ key: 'google', enabled: false }] }
  await world.control('PATCH', '/projects/demo', off)
  for (const flow of ['sessions', 'tokens'] as const) {
    const start = await world.call('GET', startOf(flow, 'google').slice(3))
    expect([start.status, start.body.type], start.story).toEqual([412, 'project_provider_disabled'])
  }
  const end = await world.call('GET', redirect({ state: state(), code: 'c' }))
  expect(errorIn({ url: new URL(end.headers.get('location') ?? '') })).toEqual({
    type: 'project_provider_disabled',
    code: 412,
  })
  expect((await visit(world, startOf('sessions', 'github'))).url.href).toBe(success)
})

test('oauth2: a strict emulator asks for credentials, as a real server does', async () => {
  const world = await newWorld({ strict: true })
  const start = async () => (await world.call('GET', startOf('sessions', 'google').slice(3))).status
  expect(await start()).toBe(412)
  const google = { key: 'google', appId: 'id', enabled: true }
  await world.control('PATCH', '/projects/demo', { oAuthProviders: [google] })
  expect(await start()).toBe(412)
  await world.control('PATCH', '/projects/demo', { oAuthProviders: [{ ...google, secret: 'text' }] })
  expect(await start()).toBe(301)
})

test('oauth2: errors of the routes that browsers come to are pages with the status', async () => {
  const world = await newWorld()
  const places: readonly (readonly [string, number, string])[] = [
    [startOf('sessions', 'nobody').slice(3), 400, 'general_argument_invalid'],
    [startOf('tokens', 'Google').slice(3), 400, 'general_argument_invalid'],
    [startOf('sessions', 'google', { success: 'https://elsewhere.example' }).slice(3), 400, 'general_argument_invalid'],
    ['/account/sessions/oauth2/callback/nobody/demo', 400, 'general_argument_invalid'],
    [redirect({ state: 'x', code: 'c' }), 500, 'general_server_error'],
    [redirect({ state: '[]', code: 'c' }), 500, 'general_server_error'],
    [redirect({ code: 'c' }), 500, 'user_oauth2_provider_failure'],
    [redirect({ state: state({ success }), error: 'access_denied' }), 500, 'user_oauth2_provider_error'],
    [redirect({ state: state({ success }) }), 500, 'user_oauth2_provider_error'],
    ['/nothing/here', 404, 'general_route_not_found'],
  ]
  for (const [path, status, type] of places) {
    const reply = await world.call('GET', path)
    expect([reply.status, reply.body.type], `${path} ${reply.story}`).toEqual([status, type])
    expect(reply.headers.get('content-type')).toBe('text/html; charset=UTF-8')
    expect(reply.headers.get('cache-control')).toBe('no-cache, no-store, must-revalidate')
    expect(reply.headers.get('location')).toBeNull()
  }
  // A code beyond the public list is no reason to tell more (contract section 7).
  const { body } = await world.call('GET', redirect({ code: 'c' }))
  expect(body).toMatchObject({ code: 500, message: 'Server Error' })
})

test('oauth2: a page of an error escapes what it was given', async () => {
  const world = await newWorld()
  const { text } = await world.call('GET', '/<img src=x onerror=alert(1)>')
  expect(text).not.toMatch(/<img/)
})

const elsewhere = [
  'https://elsewhere.example/in',
  'http://localhost:3000@elsewhere.example/in',
  'http://localhost:any@elsewhere.example/in',
  'http://elsewhere.example\\@localhost/in',
  'http://elsewhere.example#@localhost/in',
  'http://elsewhere.example?@localhost/in',
  'http:///elsewhere.example/in',
  'http://localhost.elsewhere.example/in',
  '//elsewhere.example/in',
  '/\\elsewhere.example/in',
  'javascript://localhost/%0aalert(1)',
  'data:text/html,hello',
]

test.each(elsewhere)('oauth2: nobody is sent to %s', async (url) => {
  const world = await newWorld()
  for (const name of ['success', 'failure']) {
    const start = await world.call('GET', startOf('sessions', 'google', { [name]: url }).slice(3))
    expect([start.status, start.body.type], start.story).toEqual([400, 'general_argument_invalid'])
    for (const answer of [{ code: 'c' }, { error: 'access_denied' }]) {
      const urls = { success, failure, [name]: url }
      const reply = await world.call('GET', redirect({ ...answer, state: state({ ...urls, token: true }) }))
      expect([reply.status, reply.body.type], reply.story).toEqual([400, `project_invalid_${name}_url`])
      expect(reply.headers.get('location')).toBeNull()
    }
  }
})

test('oauth2: apps have schemes of their own, and platforms hosts', async () => {
  const world = await newWorld()
  const platforms = [{ type: 'web', hostname: 'app.example', key: '' }]
  await world.control('PATCH', '/projects/demo', { platforms })
  for (const target of ['appwrite-callback-demo://in', 'https://app.example/in']) {
    const end = await visit(world, startOf('tokens', 'google', { success: target }))
    expect(end.url.href.split('?')[0]).toBe(target)
    expect(end.url.searchParams.get('userId')).toMatch(/^[0-9a-f]{20}$/)
  }
})

test('oauth2: a code works once, for its own project and its own provider', async () => {
  const world = await newWorld()
  await world.control('POST', '/projects', { projectId: 'other' })
  const codes: string[] = []
  for (let round = 0; round < 3; round += 1) {
    const stop = await visit(world, startOf('sessions', 'google'), { choice: null })
    const ticket = /name="ticket" value="(\w+)"/.exec(stop.html)?.[1] ?? ''
    const sent = await world.emulator.fetch(
      new Request(stop.url, { method: 'POST', body: new URLSearchParams({ ticket, ...ada }) }),
    )
    codes.push(new URL(sent.headers.get('location') ?? '').searchParams.get('code') ?? '')
  }
  const use = async (code = '', project = 'demo', provider = 'google') => {
    const { headers } = await world.call('GET', redirect({ code, state: state(), project }, provider))
    return new URL(headers.get('location') ?? '').searchParams.get('error')
  }
  expect(await use(codes[0])).toBeNull()
  expect(await use(codes[0])).toContain('user_oauth2_provider_failure')
  expect(await use(codes[1], 'other')).toContain('user_oauth2_provider_failure')
  expect(await use(codes[2], 'demo', 'github')).toContain('user_oauth2_provider_failure')
})

test('oauth2: both starts and the end count together, and say how many are left', async () => {
  const world = await newWorld()
  const first = await world.call('GET', startOf('sessions', 'google').slice(3))
  const second = await world.call('GET', startOf('tokens', 'github').slice(3))
  expect([first, second].map(({ headers }) => headers.get('x-ratelimit-remaining'))).toEqual(['49', '48'])
  const callback = await world.call('GET', '/account/sessions/oauth2/callback/google/demo?code=c')
  expect(callback.headers.get('x-ratelimit-limit')).toBeNull()
  for (let used = 2; used < 50; used += 1) await world.call('GET', startOf('sessions', 'google').slice(3))
  const over = await world.call('GET', redirect({ code: 'c', state: state() }))
  expect([over.status, over.body.type], over.story).toEqual([429, 'general_rate_limit_exceeded'])
})

test('oauth2: the first call of a project may be the one that a browser follows a link with', async () => {
  const world = await newWorld()
  const start = startOf('sessions', 'google').replace('project=demo', 'project=fresh').slice(3)
  const from = (site: string, referer: string) =>
    world.call('GET', start, { project: null, headers: { 'sec-fetch-site': site, referer } })
  expect((await from('cross-site', 'https://elsewhere.example/')).body.type).toBe('project_not_found')
  expect((await from('same-site', 'http://localhost:3000/')).status).toBe(301)
})

test('oauth2: a server that is reached by another name sends browsers to its own pages there', async () => {
  const { emulator } = await newWorld()
  const at = `http://dev.example:4280${redirect({ error: 'e', state: state({ failure: 'http://dev.example:4280/console/auth/oauth2/failure' }) })}`
  const { response } = await emulator.exchange(new Request(at.replace('/account', '/v1/account')))
  expect(response.headers.get('location')).toMatch(
    /^http:\/\/dev\.example:4280\/console\/auth\/oauth2\/failure\?error=/,
  )
})
