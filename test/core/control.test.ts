/** The control API: who may call, what it answers, and that whatever it refuses changes nothing. */
import { describe, expect, test } from 'vitest'
import type { EmulatorEvent } from '../../src-shared/index.ts'
import { createRequestLog, type LoggedExchange } from '../../src-shared/control/request-log.ts'
import { isObject } from '../../src-shared/store/column.ts'
import { newWorld, password } from '../support/world.ts'

describe('who may call', () => {
  const ask = (headers: Readonly<Record<string, string>>, method = 'PATCH') =>
    new Request('http://localhost:4280/__emulator/projects/demo', {
      method,
      headers: { 'content-type': 'text/plain', ...headers },
      ...(method === 'PATCH' ? { body: '{"authAnonymous":false}' } : {}),
    })

  test.each<readonly [string, Readonly<Record<string, string>>, number]>([
    ['a terminal', {}, 200],
    ['its own page', { origin: 'http://localhost:4280', 'sec-fetch-site': 'same-origin' }, 200],
    ['an allowed page', { origin: 'http://localhost:5173', 'sec-fetch-site': 'same-site' }, 200],
    ['a page on another port', { origin: 'http://localhost:9999', 'sec-fetch-site': 'same-site' }, 403],
    ['a page of another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, 403],
    ['a sandboxed page', { origin: 'null' }, 403],
    ['a foreign request without origin', { 'sec-fetch-site': 'cross-site' }, 403],
  ])('%s', async (_who, headers, status) => {
    const { emulator, control } = await newWorld({ controlOrigins: ['http://localhost:5173'] })
    const response = await emulator.fetch(ask(headers))
    expect(response.status, await response.clone().text()).toBe(status)
    const allowed = response.headers.get('access-control-allow-origin')
    expect(allowed).toBe(headers['origin'] === 'http://localhost:5173' ? headers['origin'] : null)
    expect((await control('GET', '/projects/demo')).body.authAnonymous).toBe(status !== 200)
    const preflight = await emulator.fetch(ask(headers, 'OPTIONS'))
    expect(preflight.status).toBe(status === 200 ? 204 : 403)
  })
})

test('status: says what it is and what is simulated', async () => {
  const { control, call } = await newWorld()
  await call('GET', '/ping')
  await control('PATCH', '/projects/demo', { rateLimits: false })
  expect((await control('GET', '/')).body).toMatchObject({
    name: 'offwrite',
    apiVersion: '1.9.6',
    endpoint: null,
    dataFile: null,
    clock: { mode: 'frozen', now: '2026-03-01T12:00:00.000Z' },
    projects: [{ projectId: 'demo', madeBy: 'start', users: 0, teams: 0, requests: 1 }],
    simulated: [{ kind: 'clock' }, { kind: 'rate-limits', projectId: 'demo' }],
    requests: 1,
  })
})

describe('projects', () => {
  test('take settings by their flat names, and answer all', async () => {
    const { control } = await newWorld()
    const { status, body } = await control('PATCH', '/projects/demo', { authDuration: 60, name: 'Demo shop' })
    expect([status, body.authDuration, body.name, body.authEmailPassword]).toEqual([200, 60, 'Demo shop', true])
  })

  test.each([
    [{ authDuration: 59 }, 'authDuration'],
    [{ authAnonymous: 'no' }, 'authAnonymous'],
    [{ nosuch: 1 }, 'nosuch'],
    [{ authAnonymous: false, authLimit: -1 }, 'authLimit'],
    [{ platforms: [{ type: 'web' }] }, 'platforms'],
    [{ __proto__: null, constructor: true }, 'constructor'],
  ])('refuse %j and keep everything', async (settings, named) => {
    const { control } = await newWorld()
    const before = (await control('GET', '/projects/demo')).body
    const { status, body } = await control('PATCH', '/projects/demo', settings)
    expect([status, body.type]).toEqual([400, 'invalid'])
    expect(body.message).toContain(named)
    expect((await control('GET', '/projects/demo')).body).toEqual(before)
  })

  test('are made fresh with a key that has every scope, and deleted whole', async () => {
    const { control, call } = await newWorld()
    const made = await control('POST', '/projects', { name: 'Fresh', rateLimits: false })
    expect([made.status, made.body.name]).toEqual([201, 'Fresh'])
    const project = String(made.body.projectId)
    const body = { userId: 'grace', email: 'grace@example.test', password }
    for (let count = 0; count < 12; count += 1) {
      const person = { ...body, userId: 'unique()', email: `u${count}@example.test` }
      expect((await call('POST', '/account', { project, body: person })).status).toBe(201)
    }
    expect((await call('GET', '/users', { project, key: String(made.body.apiKey) })).body.total).toBe(12)
    expect((await control('POST', '/projects', { projectId: project })).status).toBe(409)
    expect((await control('DELETE', `/projects/${project}`)).status).toBe(204)
    expect((await control('GET', `/projects/${project}`)).body).toMatchObject({ code: 404, type: 'project_not_found' })
  })
})

describe('the request log', () => {
  test('tells the story of a failed call, gate by gate', async () => {
    const { call, lastExchange } = await newWorld()
    await call('POST', '/account', { body: { userId: 'unique()', email: 'x', password: 'short' } })
    const exchange = await lastExchange()
    expect(exchange).toMatchObject({
      method: 'POST',
      sdk: 'account.create',
      status: 400,
      errorType: 'general_argument_invalid',
    })
    expect(exchange.story.map(({ gate, verdict }) => `${gate} ${verdict}`)).toEqual([
      'identity pass',
      'format skip',
      'origin pass',
      'project pass',
      'key skip',
      'service pass',
      'scope pass',
      'status skip',
      'password reset skip',
      'factors skip',
      'limit pass',
      'sign-in method pass',
      'open session skip',
      'recent challenge skip',
      'parameters stop',
      'handler skip',
    ])
    expect(exchange.changes).toEqual([])
  })

  test('lists what a call changed and published, and undoes it', async () => {
    const { call, server, control, signedIn, lastExchange } = await newWorld()
    const { session } = await signedIn()
    await server('DELETE', '/users/grace')
    const { id, changes, events, undoable } = await lastExchange()
    expect(changes.map(({ table, operation }) => `${table} ${operation}`)).toEqual([
      'keys changed',
      'targets deleted',
      'sessions deleted',
      'users deleted',
    ])
    expect([events, undoable]).toEqual([['users.grace.delete'], true])
    expect((await call('GET', '/account', { session })).status).toBe(401)
    expect((await control('POST', `/requests/${id}/undo`)).body).toEqual({ undone: 3 })
    expect((await call('GET', '/account', { session })).body).toMatchObject({
      $id: 'grace',
      targets: [{ identifier: 'grace@example.test' }],
    })
    expect((await server('GET', '/users?search=hopper')).body.total).toBe(1)
    const again = await control('POST', `/requests/${id}/undo`)
    expect([again.status, again.body.type]).toEqual([409, 'not_undoable'])
  })

  test('refuses to undo over a later change', async () => {
    const { server, control, signedIn, lastExchange } = await newWorld()
    await signedIn()
    await server('PATCH', '/users/grace/name', { name: 'Second' })
    const { id } = await lastExchange()
    await server('PATCH', '/users/grace/name', { name: 'Third' })
    expect((await control('POST', `/requests/${id}/undo`)).status).toBe(409)
    expect((await server('GET', '/users/grace')).body.name).toBe('Third')
  })

  test('offers to create the user whose sign-in failed, and the offer works', async () => {
    const { call, server, lastExchange } = await newWorld()
    const credentials = { email: 'new@example.test', password }
    await call('POST', '/account/sessions/email', { body: credentials })
    const { fixes } = await lastExchange()
    const [fix] = fixes
    if (fix === undefined) throw new Error('No fix is offered.')
    expect((await server(fix.call.method, fix.call.path.replace('/v1', ''), fix.call.body)).status).toBe(201)
    expect((await call('POST', '/account/sessions/email', { body: credentials })).status).toBe(201)
  })

  test('filters by status, call and error, and clears', async () => {
    const { call, control } = await newWorld()
    await call('GET', '/ping')
    await call('GET', '/account')
    await call('GET', '/account/sessions')
    const total = async (query: string) => (await control('GET', `/requests?${query}`)).body.total
    expect(await total('status=4xx')).toBe(2)
    expect(await total('status=200')).toBe(1)
    expect(await total('sdk=account.*')).toBe(2)
    expect(await total('error=general_unauthorized_scope&sdk=account.get')).toBe(1)
    expect(await total('since=1')).toBe(2)
    expect((await control('DELETE', '/requests')).status).toBe(204)
    expect(await total('')).toBe(0)
  })

  test('says whom a call was about, whoever made it', async () => {
    const { call, server, control } = await newWorld()
    const credentials = { email: 'grace@example.test', password }
    await call('POST', '/account', { body: { userId: 'grace', ...credentials } })
    await call('POST', '/account/sessions/email', { body: { ...credentials, password: 'wrong password' } })
    await call('POST', '/account/sessions/email', { body: credentials })
    await server('PATCH', '/users/grace/name', { name: 'Grace' })
    await server('GET', '/users')
    await call('POST', '/account', { body: { userId: 'unique()', email: 'x' } })
    const { body } = await control('GET', '/requests')
    const users = Array.isArray(body.requests) ? body.requests.filter(isObject).map(({ userId }) => userId) : []
    expect(users).toEqual(['grace', 'grace', 'grace', 'grace', null, null])
  })

  test('leaves out what the window reads, and keeps what it changes', async () => {
    const { call, control, emulator } = await newWorld()
    const headers = { 'x-emulator-source': 'window' }
    await call('POST', '/users', { key: emulator.apiKey, headers, body: { userId: 'ada' } })
    await call('GET', '/users/ada', { key: emulator.apiKey, headers })
    await call('GET', '/users/nobody', { key: emulator.apiKey, headers })
    const { body } = await control('GET', '/requests')
    expect(body.requests).toMatchObject([
      { method: 'POST', source: 'window', status: 201 },
      { method: 'GET', source: 'window', status: 404 },
    ])
  })

  test('keeps 5,000 and forgets the oldest', () => {
    const log = createRequestLog()
    for (let sequence = 1; sequence <= 5003; sequence += 1) log.add(exchangeNumbered(sequence))
    expect([log.all().length, log.all()[0]?.summary.sequence, log.find('3'), log.seen]).toEqual([5000, 4, null, 5003])
  })
})

test('events: arrive in order, numbered, with every record and exchange', async () => {
  const { emulator, call, signedIn } = await newWorld()
  const events: EmulatorEvent[] = []
  const stop = emulator.subscribe((event) => events.push(event))
  await signedIn()
  stop()
  await call('GET', '/ping')
  expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_event, at) => (events[0]?.sequence ?? 0) + at))
  expect(
    events.map((event) => (event.type === 'record' ? `${event.table} ${event.operation} ${event.userId}` : event.type)),
  ).toEqual(['users created grace', 'targets created grace', 'exchange', 'sessions created grace', 'exchange'])
})

test('events: stream as server-sent events and stop with the reader', async () => {
  const { emulator, call } = await newWorld()
  const response = await emulator.fetch(new Request('http://localhost/__emulator/events'))
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=UTF-8')
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  expect((await reader?.read())?.value).toContain('retry: 1000')
  await call('GET', '/ping')
  const { value } = (await reader?.read()) ?? {}
  expect(value).toMatch(/^id: \d+\nevent: exchange\ndata: \{.*\}\n\n$/s)
  await reader?.cancel()
  expect((await call('GET', '/ping')).status).toBe(200)
})

describe('sign-in-as', () => {
  test('gives a session that works as header, cookie and fallback', async () => {
    const { call, control, server } = await newWorld()
    await server('POST', '/users', { userId: 'ada', name: 'Ada' })
    const { status, body } = await control('POST', '/projects/demo/users/ada/sign-in-as')
    expect(status).toBe(201)
    const secret = String(body.secret)
    expect((await call('GET', '/account', { session: secret })).body.$id).toBe('ada')
    const fallback = { 'x-fallback-cookies': JSON.stringify({ [String(body.cookieName)]: secret }) }
    expect((await call('GET', '/account', { headers: fallback })).body.$id).toBe('ada')
  })

  test('says what is wrong for an unknown user', async () => {
    const { control } = await newWorld()
    const { body } = await control('POST', '/projects/demo/users/nobody/sign-in-as')
    expect(body).toMatchObject({ code: 404, type: 'not_found', hint: expect.any(String) })
  })
})

function exchangeNumbered(sequence: number): LoggedExchange {
  const side = { headers: [], body: null, bodyOmittedBytes: 0 }
  return {
    summary: {
      id: String(sequence),
      sequence,
      at: '2026-03-01T12:00:00.000Z',
      realAt: '2026-03-01T12:00:00.000Z',
      projectId: 'demo',
      method: 'GET',
      path: '/v1/ping',
      route: '/v1/ping',
      sdk: 'ping',
      status: 200,
      errorType: null,
      errorMessage: null,
      actor: { kind: 'guest' },
      userId: null,
      durationMilliseconds: 1,
      tags: [],
      source: 'app',
      replayOf: null,
      client: { sdkName: null, sdkVersion: null, sdkLanguage: null, origin: null, userAgent: null },
    },
    request: side,
    response: side,
    parameters: {},
    steps: [],
    changes: [],
    accessChanges: 0,
    events: [],
    subject: { userId: null, sessionId: null, keyId: null, faults: [], email: null },
  }
}
