/** The testing kit, once in the process and once over HTTP: the same names do the same. */
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { type RunningHost, startHost } from '../../src-main/host/index.ts'
import type { Fetch } from '../../src-shared/client/transport.ts'
import { createEmulator, type TestKit } from '../../src-shared/index.ts'
import { connect } from '../../src-shared/testing/index.ts'

interface Opened extends AsyncDisposable {
  readonly kit: TestKit
  /** The app under test. */
  app(method: string, path: string, body?: unknown, session?: string): Promise<Response>
}

let host: RunningHost
beforeAll(async () => {
  host = await startHost({ port: 0, data: null, uiFolder: null })
})
afterAll(() => host.close())

const inProcess = async (): Promise<Opened> => {
  const emulator = await createEmulator({ clock: 'frozen', now: '2026-03-01T12:00:00.000Z', seed: 1 })
  return opened(
    emulator,
    (request) => emulator.fetch(request),
    async () => emulator.close(),
  )
}

const overHttp = async (): Promise<Opened> => {
  const emulator = await connect(host.endpoint, { ownProject: true })
  return opened(
    emulator,
    (request) => fetch(request),
    async () => {
      await emulator.clock.follow()
      await emulator.close()
    },
  )
}

function opened(kit: TestKit, send: (request: Request) => Promise<Response>, close: () => Promise<void>): Opened {
  return {
    kit,
    [Symbol.asyncDispose]: close,
    app: (method, path, body, session) =>
      send(
        new Request(`${kit.endpoint}${path}`, {
          method,
          headers: {
            'content-type': 'application/json',
            'x-appwrite-project': kit.projectId,
            ...(session === undefined ? {} : { 'x-appwrite-session': session }),
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      ),
  }
}

for (const [where, open] of [
  ['in the process', inProcess],
  ['over HTTP', overHttp],
] as const) {
  test(`kit ${where}: a user is made up, but for what the test says`, async () => {
    await using world = await open()
    const { users, call } = world.kit
    const plain = await users.create()
    expect(plain).toMatchObject({ userId: 'user-1', email: 'user-1@example.test', name: 'User 1', phone: '' })
    const signedIn = await world.app('POST', '/account/sessions/email', plain)
    expect(signedIn.status).toBe(201)
    const grace = await users.create({
      userId: 'grace',
      name: 'Grace Hopper',
      email: null,
      phone: '+15555550100',
      password: null,
      phoneVerification: true,
      labels: ['admin'],
      prefs: { theme: 'dark' },
      mfa: 'totp',
      status: false,
    })
    expect(grace).toEqual({ userId: 'grace', name: 'Grace Hopper', email: '', phone: '+15555550100', password: '' })
    expect(await call('GET', '/v1/users/grace')).toMatchObject({
      phoneVerification: true,
      labels: ['admin'],
      prefs: { theme: 'dark' },
      mfa: true,
      status: false,
    })
    expect(await users.totpCode('grace')).toMatch(/^\d{6}$/)
  })

  test(`kit ${where}: numbers that are taken are left out, and an address that is taken is the test's own fault`, async () => {
    await using world = await open()
    const { users } = world.kit
    await users.create({ userId: 'user-1' })
    expect((await users.create()).userId).toBe('user-2')
    await expect(users.create({ email: 'user-1@example.test' })).rejects.toThrow('email')
    await expect(users.create({ userId: 'user-1' })).rejects.toMatchObject({ code: 409 })
  })

  test(`kit ${where}: a session of any user, two factors included`, async () => {
    await using world = await open()
    await world.kit.users.create({ userId: 'grace', mfa: 'totp' })
    const { secret, cookieName, storageState } = await world.kit.as('grace', { origin: 'https://shop.test' })
    expect(storageState.origins.map(({ origin }) => origin)).toEqual(['https://shop.test'])
    expect(cookieName).toBe(`a_session_${world.kit.projectId}`)
    const account = await world.app('GET', '/account', undefined, secret)
    expect(await account.json()).toMatchObject({ $id: 'grace' })
    await expect(world.kit.as('nobody')).rejects.toThrow('nobody')
  })

  test(`kit ${where}: a message is waited for, found, and named when it does not come`, async () => {
    await using world = await open()
    const { inbox } = world.kit
    expect(await inbox.latest()).toBeNull()
    const coming = inbox.waitFor({ to: 'ada@example.test', kind: 'email-otp' })
    await world.app('POST', '/account/tokens/email', { userId: 'ada', email: 'ada@example.test' })
    const { code, secret, userId, id } = await coming
    expect(code).toMatch(/^\d{6}$/)
    expect([secret, userId]).toEqual([code, 'ada'])
    expect((await inbox.list({ kind: 'email-otp' })).map((message) => message.id)).toEqual([id])
    expect((await world.app('POST', '/account/sessions/token', { userId, secret })).status).toBe(201)
    expect(await inbox.latest({ to: 'ada@example.test' })).toMatchObject({ id, state: 'used' })
    await expect(inbox.waitFor({ to: 'ada@example.test', kind: 'email-otp', timeout: '20ms' })).rejects.toThrow(
      'No unused message with to ada@example.test, kind email-otp came within 20ms. ' +
        'In the inbox: email-otp to ada@example.test (used).',
    )
    await inbox.clear()
    expect(await inbox.list()).toEqual([])
    await expect(inbox.waitFor({ timeout: '1ms' })).rejects.toThrow('The inbox is empty.')
  })

  test(`kit ${where}: the clock stands still, jumps, ends sessions, and goes on`, async () => {
    await using world = await open()
    const { clock, users } = world.kit
    await clock.freeze('2027-01-31T09:00:00.000Z')
    expect(await clock.now()).toEqual(new Date('2027-01-31T09:00:00.000Z'))
    await users.create({ userId: 'grace' })
    const { sessionId } = await world.kit.as('grace')
    expect((await clock.advance('31d')).now).toBe('2027-03-03T09:00:00.000Z')
    expect((await clock.advance({ past: 'session', id: sessionId })).lapsed.sessions).toBe(1)
    expect((await clock.set('2028-01-01T00:00:00.000Z')).mode).toBe('frozen')
    expect(await clock.run(60)).toMatchObject({ mode: 'offset', speed: 60 })
    expect((await clock.follow()).mode).toBe('follow')
    expect((await clock.set(new Date('2030-01-01T00:00:00.000Z'))).mode).toBe('offset')
    expect(await clock.status()).toMatchObject({ mode: 'offset' })
  })

  test(`kit ${where}: a fault strikes the app and not the kit, until it is cleared`, async () => {
    await using world = await open()
    const { faults, users } = world.kit
    const fault = await faults.add({ effect: { kind: 'error', type: 'general_rate_limit_exceeded' } })
    expect(fault.projectId).toBe(world.kit.projectId)
    expect((await world.app('GET', '/locale')).status).toBe(429)
    await users.create()
    expect(await faults.list()).toMatchObject([{ id: fault.id, hits: 1 }])
    await faults.clear()
    expect((await world.app('GET', '/locale')).status).toBe(200)
  })

  test(`kit ${where}: requests of the app are listed, those of the kit are not`, async () => {
    await using world = await open()
    const { requests, users } = world.kit
    await users.create()
    expect(await requests.last()).toBeNull()
    await world.app('GET', '/account')
    await world.app('GET', '/locale')
    expect((await requests.list()).map(({ sdk }) => sdk)).toEqual(['account.get', 'locale.get'])
    expect((await requests.list({ status: '4xx' })).map(({ sdk }) => sdk)).toEqual(['account.get'])
    expect(await requests.last({ sdk: 'account.*' })).toMatchObject({ errorType: 'general_unauthorized_scope' })
  })

  test(`kit ${where}: a reset forgets users, messages, faults and numbers; a snapshot brings them back`, async () => {
    await using world = await open()
    const { kit } = world
    await kit.users.create()
    await world.app('POST', '/account/tokens/email', { userId: 'ada', email: 'ada@example.test' })
    await kit.faults.add({ preset: 'slow' })
    const text = await kit.snapshot({ messages: true })
    await kit.reset()
    expect(await kit.call('GET', '/v1/users')).toMatchObject({ total: 0 })
    expect([await kit.inbox.list(), await kit.faults.list()]).toEqual([[], []])
    expect((await kit.users.create()).userId).toBe('user-1')
    await kit.restore(text)
    expect(await kit.call('GET', '/v1/users')).toMatchObject({ total: 2 })
    expect(await kit.inbox.list()).toHaveLength(1)
    await kit.faults.clear()
  })

  test(`kit ${where}: a failed call tells its story and what would let it pass`, async () => {
    await using world = await open()
    const { kit } = world
    await expect(kit.explain()).rejects.toThrow('has failed')
    const { email, password } = await kit.users.create({ userId: 'grace', name: 'Grace Hopper', status: false })
    const failed = await world.app('POST', '/account/sessions/email', { email, password })
    await world.app('GET', '/account')
    const error: unknown = await failed.clone().json()
    const story = [
      'POST /v1/account/sessions/email → 403 user_blocked',
      '  ✕ handler: This user is blocked.',
      '    the password matches, but Grace Hopper is blocked',
      `  Fix: await emulator.call('PATCH', '/v1/users/grace/status', {"status":true})   Unblock Grace Hopper`,
    ]
    for (const told of [await kit.explain(error), await kit.explain(failed)]) {
      const lines = told.split('\n')
      const passed = lines.filter((line) => line.startsWith('  ✓ '))
      expect(lines.filter((line) => !passed.includes(line))).toEqual(story)
      expect(passed.join('').split(/ {2}/)).toEqual(
        expect.arrayContaining(['✓ guest', `✓ project ${kit.projectId}`, '✓ parameters email, password']),
      )
      expect(Math.max(...passed.map((line) => line.length))).toBeLessThanOrEqual(100)
    }
    expect(await kit.explain()).toContain('GET /v1/account → 401 general_unauthorized_scope')
    await kit.call('PATCH', '/v1/users/grace/status', { status: true })
    expect((await world.app('POST', '/account/sessions/email', { email, password })).status).toBe(201)
  })
}

test('kit over HTTP: an own project is reset without the others, its settings too, and goes when it is closed', async () => {
  const [one, two] = [
    await connect(host.endpoint, { ownProject: true }),
    await connect(host.endpoint, { ownProject: true }),
  ]
  expect(one.projectId).not.toBe(two.projectId)
  for (const kit of [one, two]) await kit.users.create()
  await one.control.updateProject(one.projectId, { authLimit: 7 })
  await one.reset()
  expect(await one.call('GET', '/v1/users')).toMatchObject({ total: 0 })
  expect(await two.call('GET', '/v1/users')).toMatchObject({ total: 1 })
  expect(await one.control.project(one.projectId)).toMatchObject({ authLimit: 0, rateLimits: false })
  await one.close()
  await two.close()
  expect((await two.control.projects()).projects.map(({ projectId }) => projectId)).not.toContain(two.projectId)
})

test('kit over HTTP: a project that is named is made when it is missing, and opened when it is there', async () => {
  const made = await connect(host.endpoint.replace('/v1', ''), { projectId: 'shop' })
  await made.users.create()
  const again = await connect(host.endpoint, { projectId: 'shop' })
  expect([again.projectId, again.endpoint]).toEqual(['shop', host.endpoint])
  expect(await again.call('GET', '/v1/users')).toMatchObject({ total: 1 })
  expect((await connect(host.endpoint)).projectId).toBe(host.projectId)
  await expect(connect('localhost:4280')).rejects.toThrow('no address of a server')
  await expect(connect('http://127.0.0.1:9')).rejects.toMatchObject({ type: 'unreachable' })
  await made.control.deleteProject('shop')
})

test('kit over HTTP: makes users from a page of another origin, in its calls that are not those of the app', async () => {
  const page = 'http://localhost:5173'
  const server = await startHost({ port: 0, data: null, uiFolder: null, controlOrigins: [page] })
  onTestFinished(() => server.close())
  /** As a browser does it: asks before each call which headers a page may send, and shows the answer if it names the page. */
  const fetchInPage: Fetch = async (input, init) => {
    const sent = new Headers(init?.headers)
    const { headers } = await fetch(input, { method: 'OPTIONS', headers: { origin: page } })
    const allowed = new Set((headers.get('access-control-allow-headers') ?? '').toLowerCase().split(', '))
    expect([...sent.keys()].filter((name) => !allowed.has(name) && name !== 'accept')).toEqual([])
    const response = await fetch(input, { ...init, headers: { ...Object.fromEntries(sent), origin: page } })
    expect(response.headers.get('access-control-allow-origin')).toBe(page)
    return response
  }
  const kit = await connect(server.endpoint, { fetch: fetchInPage })
  expect(await kit.users.create({ labels: ['admin'] })).toMatchObject({ userId: 'user-1' })
  expect(await kit.call('GET', '/v1/users')).toMatchObject({ total: 1 })
  expect((await kit.control.requests()).requests.map(({ source }) => source)).toEqual(['test', 'test'])
})
