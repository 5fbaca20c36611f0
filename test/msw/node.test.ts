/** MSW mode without a page: the official SDKs inside Node. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { HttpRequestInterceptor } from '@mswjs/interceptors/http'
import { Account, AppwriteException, Client } from 'appwrite'
import type { RequestHandler } from 'msw'
import { defineNetwork, InterceptorSource } from 'msw/experimental'
import { setupServer } from 'msw/node'
import { Account as ServerAccount, Client as ServerClient, Users } from 'node-appwrite'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createEmulator, type Emulator } from '../../src-shared/index.ts'
import { createCookieJar, handlers, resetBrowserState } from '../../src-shared/msw/index.ts'

const password = 'correct horse'
const endpoint = 'http://appwrite.invalid/v1'

const frozenEmulator = (seed = 1): Promise<Emulator> =>
  createEmulator({ clock: 'frozen', now: '2026-03-01T12:00:00.000Z', seed })

const accountAt = (url: string): Account => new Account(new Client().setEndpoint(url).setProject('demo'))

async function signUpAndIn(account: Account, userId: string): Promise<void> {
  const email = `${userId}@example.test`
  await account.create({ userId, email, password })
  await account.createEmailPasswordSession({ email, password })
}

/** A real server that counts who comes. */
async function startBystander() {
  let connections = 0
  const server = createServer((_request, response) => response.end('{}'))
  server.on('connection', () => (connections += 1))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address: AddressInfo | string | null = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    endpoint: `http://127.0.0.1:${port}/v1`,
    connections: () => connections,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function intercept(...list: readonly RequestHandler[]): Disposable {
  const server = setupServer(...list)
  server.listen({ onUnhandledFrame: 'error' })
  return { [Symbol.dispose]: () => server.close() }
}

// The SDKs report on the console that they read a newer format than server 1.9.6 writes.
beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => undefined))
afterEach(() => void vi.restoreAllMocks())

test('node: the web SDK signs up, signs in, keeps preferences and signs out, and no connection is made', async () => {
  await using bystander = await startBystander()
  {
    using _mocked = intercept(...handlers(await frozenEmulator()))
    const account = accountAt(bystander.endpoint)
    await signUpAndIn(account, 'grace')
    expect((await account.get()).email).toBe('grace@example.test')
    await account.updatePrefs({ prefs: { theme: 'dark' } })
    expect(await account.getPrefs()).toMatchObject({ theme: 'dark' })
    expect((await account.listSessions()).total).toBe(1)
    await account.deleteSession({ sessionId: 'current' })
    await expect(account.get()).rejects.toThrow(AppwriteException)
  }
  expect(bystander.connections()).toBe(0)
  await fetch(bystander.endpoint)
  expect(bystander.connections()).toBe(1)
})

test('node: two emulators have a jar each; one jar given to both handlers is shared; a reset makes a guest', async () => {
  const jar = createCookieJar()
  const emulator = await frozenEmulator(1)
  using _mocked = intercept(
    ...handlers(emulator, { endpoint: 'http://one.invalid/v1', jar }),
    ...handlers(await frozenEmulator(2), { endpoint: 'http://two.invalid/v1' }),
    ...handlers(emulator, { endpoint: 'http://eu.one.invalid/v1', jar }),
  )
  const [one, two, alias] = ['one', 'two', 'eu.one'].map((name) => accountAt(`http://${name}.invalid/v1`))
  if (one === undefined || two === undefined || alias === undefined) throw new Error('Three accounts.')
  await signUpAndIn(one, 'grace')
  await expect(two.get()).rejects.toMatchObject({ code: 401 })
  await signUpAndIn(two, 'ada')
  expect([(await one.get()).$id, (await two.get()).$id, (await alias.get()).$id]).toEqual(['grace', 'ada', 'grace'])
  resetBrowserState({ jar })
  await expect(one.get()).rejects.toMatchObject({ code: 401 })
  expect((await two.get()).$id).toBe('ada')
})

test('node: a path that is not emulated is answered, so nothing asks a real server', async () => {
  await using bystander = await startBystander()
  using _mocked = intercept(...handlers(await frozenEmulator()))
  const notYet = await fetch(`${bystander.endpoint}/databases`)
  expect([notYet.status, notYet.headers.get('x-emulator-error')]).toEqual([501, 'general_not_implemented'])
  expect((await fetch(`${bystander.endpoint}/nothing`)).status).toBe(404)
  const status = await fetch(bystander.endpoint.replace(/v1$/, '__emulator/'))
  expect(await status.json()).toMatchObject({ name: 'offwrite' })
  expect(bystander.connections()).toBe(0)
})

test('node: the jar is for client SDKs, and an explicit Cookie header goes before it', async () => {
  using _mocked = intercept(...handlers(await frozenEmulator()))
  await signUpAndIn(accountAt(endpoint), 'grace')
  const get = (headers: Readonly<Record<string, string>>) =>
    fetch(`${endpoint}/account`, {
      headers: { 'X-Appwrite-Project': 'demo', 'X-SDK-Platform': 'client', ...headers },
    })
  expect((await get({})).status).toBe(200)
  expect((await get({ cookie: 'a_session_demo=nothing' })).status).toBe(401)
  expect((await get({ 'x-sdk-platform': 'server' })).status).toBe(401)
  expect((await get({ 'x-appwrite-dev-key': 'any' })).status).toBe(401)
})

test('node: an endpoint that is none is refused with a valid example', async () => {
  const emulator = await frozenEmulator()
  for (const bad of ['localhost/v1', 'http://localhost', 'http://localhost/api/v1', 'ws://localhost/v1']) {
    expect(() => handlers(emulator, { endpoint: bad })).toThrow(`"${bad}"`)
  }
  expect(() => handlers(emulator, { endpoint: 'http://localhost:4280/v1/' })).not.toThrow()
})

test('node: node-appwrite is not seen by setupServer, whose interceptors do not know its HTTP client', async () => {
  await using bystander = await startBystander()
  const emulator = await frozenEmulator()
  using _mocked = intercept(...handlers(emulator))
  const client = new ServerClient().setEndpoint(bystander.endpoint).setProject('demo').setKey(emulator.apiKey)
  await new Users(client).list()
  expect(bystander.connections()).toBe(1)
})

test('node: node-appwrite is answered through a network with HttpRequestInterceptor, without the jar of the web SDK', async () => {
  await using bystander = await startBystander()
  const emulator = await frozenEmulator()
  const network = defineNetwork({
    sources: [new InterceptorSource({ interceptors: [new HttpRequestInterceptor()] })],
    handlers: handlers(emulator),
    onUnhandledFrame: 'error',
    context: { quiet: true },
  })
  network.enable()
  try {
    const serverClient = () => new ServerClient().setEndpoint(bystander.endpoint).setProject('demo')
    const users = new Users(serverClient().setKey(emulator.apiKey))
    await users.create({ userId: 'grace', email: 'grace@example.test', password, name: 'Grace Hopper' })
    expect((await users.list()).total).toBe(1)
    const { secret } = await users.createSession({ userId: 'grace' })
    expect((await new ServerAccount(serverClient().setSession(secret)).get()).name).toBe('Grace Hopper')
    await expect(new ServerAccount(serverClient()).get()).rejects.toMatchObject({
      code: 401,
      type: 'general_unauthorized_scope',
    })
    await users.updateStatus({ userId: 'grace', status: false })
    await expect(new ServerAccount(serverClient().setSession(secret)).get()).rejects.toMatchObject({
      code: 403,
      type: 'user_blocked',
    })
    expect(bystander.connections()).toBe(0)
  } finally {
    network.disable()
  }
})
