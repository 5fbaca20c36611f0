/** The order of checks (contract section 6): what is wrong first is what is said. */
import { describe, expect, test } from 'vitest'
import { newWorld, password } from '../support/world.ts'

const foreign = 'https://evil.example'

describe('origin', () => {
  test.each([
    ['http://localhost:5173', 200],
    ['http://127.0.0.1:3000', 200],
    ['http://[::1]:3000', 200],
    ['https://localhost', 200],
    ['exp://10.0.0.2:8081', 200],
    ['appwrite-callback-demo://', 200],
    [foreign, 403],
    ['https://localhost.evil.example', 403],
    ['null', 403],
    ['file://', 403],
  ])('%s answers %d', async (origin, status) => {
    const { call } = await newWorld()
    const reply = await call('GET', '/ping', { origin })
    expect(reply.status, reply.story).toBe(status)
    expect(reply.headers.get('access-control-allow-origin')).toBe(status === 200 ? origin : null)
    if (status === 403) expect(reply.body.type).toBe('general_unknown_origin')
  })

  test('is allowed once a platform names it, sub-domains by wildcard only', async () => {
    const { call, control } = await newWorld()
    const platform = (hostname: string) => ({ type: 'web', hostname, key: '' })
    await control('PATCH', '/projects/demo', { platforms: [platform('shop.example'), platform('*.apps.example')] })
    const answer = async (origin: string) => (await call('GET', '/ping', { origin })).status
    expect(await answer('https://shop.example:8443')).toBe(200)
    expect(await answer('https://one.apps.example')).toBe(200)
    expect(await answer('https://apps.example')).toBe(403)
    expect(await answer('https://other.shop.example')).toBe(403)
  })

  test('of a native app is allowed once a platform of its kind is there, and the fix of a refused one adds it', async () => {
    const { call, control, lastExchange } = await newWorld()
    const origin = 'appwrite-android://com.example.app'
    expect((await call('GET', '/ping', { origin })).status).toBe(403)
    const { fixes } = await lastExchange()
    expect(fixes).toMatchObject([
      {
        label: 'Allow com.example.app',
        call: { body: { platforms: [{ type: 'android', hostname: '', key: 'com.example.app' }] } },
      },
    ])
    await control('PATCH', '/projects/demo', fixes[0]?.call.body)
    expect((await call('GET', '/ping', { origin })).status).toBe(200)
    expect((await call('GET', '/ping', { origin: 'appwrite-ios://com.example.app' })).status).toBe(403)
  })

  test('is not asked of API keys', async () => {
    const { call, emulator } = await newWorld()
    expect((await call('GET', '/users', { origin: foreign, key: emulator.apiKey })).status).toBe(200)
  })

  test('lets every pre-flight through, with the headers and no log entry', async () => {
    const { call, control } = await newWorld()
    const { status, headers, text } = await call('OPTIONS', '/account', { origin: foreign })
    expect([status, text]).toEqual([204, ''])
    expect(headers.get('access-control-allow-origin')).toBe(foreign)
    expect(headers.get('access-control-allow-methods')).toBe('GET, POST, PUT, PATCH, DELETE')
    expect(headers.get('access-control-allow-credentials')).toBe('true')
    expect(headers.get('access-control-max-age')).toBe('86400')
    expect(headers.get('access-control-allow-headers')).toContain('X-Fallback-Cookies')
    expect((await control('GET', '/requests')).body.total).toBe(0)
  })
})

describe('order of checks', () => {
  test('the origin goes before the project, the project before the scope', async () => {
    const { call } = await newWorld({ strict: true })
    expect((await call('GET', '/account', { project: 'nope', origin: foreign })).body.type).toBe(
      'general_unknown_origin',
    )
    expect((await call('GET', '/account', { project: 'nope' })).body.type).toBe('project_not_found')
    expect((await call('GET', '/account')).body.type).toBe('general_unauthorized_scope')
  })

  test('a key without its project goes before everything', async () => {
    const { call, emulator } = await newWorld()
    const { status, body } = await call('GET', '/users', { key: emulator.apiKey, project: null, origin: foreign })
    expect([status, body.type]).toEqual([403, 'project_id_missing'])
  })

  test('the scope goes before parameters', async () => {
    const { call } = await newWorld()
    expect((await call('PATCH', '/account/name', { body: {} })).body.type).toBe('general_unauthorized_scope')
  })

  test('the block goes before factors, factors before parameters', async () => {
    const { call, server, signedIn, emulator } = await newWorld()
    const { session } = await signedIn()
    await server('PATCH', '/users/grace/status', { status: false })
    expect((await call('PATCH', '/account/name', { session, body: {} })).body.type).toBe('user_blocked')
    // A key beside the session: the key decides scopes, the user is still blocked.
    expect((await call('GET', '/users', { session, key: emulator.apiKey })).body.type).toBe('user_blocked')
  })

  test('the limit is counted before validation', async () => {
    const { call } = await newWorld()
    const { headers } = await call('POST', '/account', { body: {} })
    expect(headers.get('x-ratelimit-remaining')).toBe('9')
    expect((await call('POST', '/account', { body: {} })).headers.get('x-ratelimit-remaining')).toBe('8')
  })

  test('the sign-in method goes before the open session', async () => {
    const { call, control, signedIn } = await newWorld()
    const { session } = await signedIn()
    await control('PATCH', '/projects/demo', { authAnonymous: false })
    expect((await call('POST', '/account/sessions/anonymous', { session })).body.type).toBe(
      'user_auth_method_unsupported',
    )
  })

  test('the open session goes before parameters', async () => {
    const { call, signedIn } = await newWorld()
    const { session } = await signedIn()
    expect((await call('POST', '/account/sessions/email', { session, body: {} })).body.type).toBe(
      'user_session_already_exists',
    )
  })
})

describe('API keys', () => {
  test('that nobody made are accepted, listed as seen, and can be narrowed', async () => {
    const { call, control } = await newWorld()
    expect((await call('GET', '/users', { key: 'standard_from_the_real_project' })).status).toBe(200)
    const { body } = await control('GET', '/projects/demo/keys')
    const seen = JSON.parse(JSON.stringify(body.keys)).find((key: { seen: boolean }) => key.seen)
    expect(seen.secret).toBe('standard_from_the_real_project')
    await control('PATCH', `/projects/demo/keys/${seen.id}`, { scopes: ['users.write'] })
    expect((await call('GET', '/users', { key: 'standard_from_the_real_project' })).body.type).toBe(
      'general_unauthorized_scope',
    )
  })

  test('that nobody made are refused by a strict emulator and by a project of a control call', async () => {
    const strict = await newWorld({ strict: true })
    expect((await strict.call('GET', '/users', { key: 'standard_unknown' })).body.type).toBe('user_unauthorized')
    const { call, control } = await newWorld()
    const made = await control('POST', '/projects', { projectId: 'own' })
    expect((await call('GET', '/users', { project: 'own', key: 'standard_unknown' })).body.type).toBe(
      'user_unauthorized',
    )
    expect((await call('GET', '/users', { project: 'own', key: String(made.body.apiKey) })).status).toBe(200)
  })

  test('that nobody made are refused from a page of another site, which changes nothing', async () => {
    const { call, control, server } = await newWorld()
    await server('POST', '/users', { userId: 'ada' })
    const reply = await call('DELETE', '/users/ada', { key: 'standard_made_up', origin: foreign })
    expect([reply.status, reply.body.type]).toEqual([401, 'user_unauthorized'])
    expect((await server('GET', '/users')).body.total).toBe(1)
    expect((await control('GET', '/projects/demo/keys')).body.total).toBe(1)
    expect((await call('GET', '/users', { key: 'standard_made_up', origin: 'http://localhost:5173' })).status).toBe(200)
  })

  test('expire', async () => {
    const { call, control } = await newWorld()
    const { body } = await control('POST', '/projects/demo/keys', {
      scopes: ['users.read'],
      expire: '2026-03-01T12:00:00.000Z',
    })
    const reply = await call('GET', '/users', { key: String(body.secret) })
    expect([reply.status, reply.body.type]).toEqual([401, 'project_key_expired'])
  })

  test('of an unknown type make the caller a guest', async () => {
    const { call } = await newWorld()
    expect((await call('GET', '/users', { key: 'mystery_key' })).body.type).toBe('general_unauthorized_scope')
  })
})

describe('projects', () => {
  test('are made on first use, by header and by parameter, and keep users apart', async () => {
    const { call, control } = await newWorld()
    const body = { userId: 'grace', email: 'grace@example.test', password }
    expect((await call('POST', '/account', { project: 'one', body })).status).toBe(201)
    expect((await call('POST', '/account', { project: null, body: { ...body, project: 'two' } })).status).toBe(201)
    expect((await call('GET', '/users?project=two', { project: 'one', key: 'standard_x' })).body.total).toBe(1)
    const { body: listed } = await control('GET', '/projects')
    expect(
      JSON.parse(JSON.stringify(listed.projects)).map((project: { projectId: string }) => project.projectId),
    ).toEqual(['demo', 'one', 'two'])
  })

  test.each(['x'.repeat(37), '../etc', '"><script>', 'a b'])('are not made from the id %j', async (project) => {
    const { call, control } = await newWorld()
    expect((await call('GET', '/ping', { project })).body.type).toBe('project_not_found')
    expect((await control('GET', '/projects')).body.total).toBe(1)
  })

  test('are not made by a page of another site', async () => {
    const { call, control } = await newWorld()
    await call('GET', '/ping', { project: 'planted', origin: foreign })
    await call('GET', '/ping', { project: 'planted', headers: { 'sec-fetch-site': 'cross-site' } })
    expect((await control('GET', '/projects')).body.total).toBe(1)
  })

  test('without a header are the console, which takes no anonymous users', async () => {
    const { call } = await newWorld()
    const { body } = await call('POST', '/account/sessions/anonymous', { project: null })
    expect(body.type).toBe('user_anonymous_console_prohibited')
  })
})

test('services: switched off for clients, not for keys', async () => {
  const { call, control, emulator } = await newWorld()
  await control('PATCH', '/projects/demo', { serviceStatusForAccount: false })
  expect((await call('GET', '/account')).body.type).toBe('general_service_disabled')
  await control('PATCH', '/projects/demo', { serviceStatusForAccount: true, apiStatusForRest: false })
  expect((await call('GET', '/account')).body.type).toBe('general_api_disabled')
  expect((await call('GET', '/users', { key: emulator.apiKey })).status).toBe(200)
})

test('format: a newer one than the server warns', async () => {
  const { call } = await newWorld()
  const warned = await call('GET', '/ping', { headers: { 'x-appwrite-response-format': '2.0.0' } })
  expect(warned.headers.get('x-appwrite-warning')).toContain('2.0.0')
  expect(
    (await call('GET', '/ping', { headers: { 'x-appwrite-response-format': '1.9.6' } })).headers.get(
      'x-appwrite-warning',
    ),
  ).toBeNull()
})

test('host: only known names are served, rebinding pages are not', async () => {
  const { emulator } = await newWorld({ allowedHosts: ['devbox.example'] })
  const status = async (host: string) => {
    const request = new Request('http://localhost/v1/ping', { headers: { host, 'x-appwrite-project': 'demo' } })
    return (await emulator.fetch(request)).status
  }
  const asked = [
    'localhost:4280',
    '127.0.0.1',
    '[::1]:4280',
    'devbox.example:4280',
    'evil.example',
    'localhost.evil.example',
  ]
  expect(await Promise.all(asked.map(status))).toEqual([200, 200, 200, 200, 403, 403])
})

test('timestamp: a bad one is refused where it is read', async () => {
  const { call, signedIn } = await newWorld()
  const { session } = await signedIn()
  const headers = { 'x-appwrite-timestamp': 'yesterday-ish' }
  const refused = await call('PATCH', '/account/prefs', { session, headers, body: { prefs: { a: 1 } } })
  expect([refused.status, refused.body.type]).toEqual([400, 'general_argument_invalid'])
  expect((await call('PATCH', '/account/name', { session, headers, body: { name: 'Fine' } })).status).toBe(200)
})
