/** Faults that touch the connection, over real HTTP. */
import { Agent } from 'node:http'
import { Account, Client } from 'appwrite'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { type RunningHost, startHost } from '../../src-main/host/index.ts'
import type { NewFault } from '../../src-shared/index.ts'
import { addFault, only } from '../faults/rules.ts'
import { startApp } from '../sdk/app-server.ts'
import { sharedBrowser } from '../support/chromium.ts'
import { password, type World, worldOf } from '../support/world.ts'
import { rawRequest, rawText } from './raw-http.ts'

const browser = sharedBrowser()

afterEach(() => void vi.restoreAllMocks())

async function hostWith(fault: NewFault): Promise<{ host: RunningHost; world: World; id: string; account: Account }> {
  // The SDK reports on the console that it reads a newer format than server 1.9.6 writes.
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const problems: string[] = []
  const host = await startHost({ port: 0, data: null, uiFolder: null, onProblem: (text) => void problems.push(text) })
  onTestFinished(async () => {
    await host.close()
    expect(problems).toEqual([])
  })
  const world = worldOf(host.emulator)
  const account = new Account(new Client().setEndpoint(host.endpoint).setProject('demo'))
  return { host, world, id: await addFault(world, fault), account }
}

const ada = { userId: 'ada', email: 'ada@example.test', password }

test('drop: the connection ends without an answer, and the next call is served', async () => {
  const { host, world } = await hostWith({ effect: { kind: 'drop' }, next: 2 })
  await expect(rawRequest(host.port, '/v1/ping')).rejects.toMatchObject({ code: 'ECONNRESET' })
  const text = await rawText(host.port, 'GET /v1/ping HTTP/1.1\r\nHost: localhost\r\n\r\n')
  expect(text).toBe('')
  expect((await rawRequest(host.port, '/v1/ping')).status).toBe(200)
  expect(await only(world)).toEqual({ matched: 2, hits: 2, state: 'used-up' })
})

test('drop: a connection that served before ends too, and the body that came is read', async () => {
  const { host, world } = await hostWith({ sdk: 'account.create', effect: { kind: 'drop' }, next: 1 })
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  onTestFinished(() => agent.destroy())
  const body = Buffer.from(JSON.stringify(ada))
  const headers = { 'x-appwrite-project': 'demo', 'content-type': 'application/json', 'content-length': body.length }
  const create = () => rawRequest(host.port, '/v1/account', { agent, method: 'POST', headers }, body)
  expect((await rawRequest(host.port, '/v1/ping', { agent })).status).toBe(200)
  await expect(create()).rejects.toMatchObject({ code: 'ECONNRESET' })
  expect((await world.server('GET', '/users/ada')).status).toBe(404)
  expect((await create()).status).toBe(201)
})

test('drop: an SDK sees that its fetch failed', async () => {
  const { account, world } = await hostWith({ preset: 'server-down', next: 1 })
  await expect(account.create(ada)).rejects.toMatchObject({ message: 'fetch failed' })
  expect((await world.server('GET', '/users/ada')).status).toBe(404)
  expect((await account.create(ada)).$id).toBe('ada')
})

test('drop-answer: the work is done although no answer comes', async () => {
  const { account, world } = await hostWith({ sdk: 'account.create', effect: { kind: 'drop-answer' }, next: 1 })
  await expect(account.create(ada)).rejects.toMatchObject({ message: 'fetch failed' })
  expect((await world.server('GET', '/users/ada')).status).toBe(200)
  await expect(account.create(ada)).rejects.toMatchObject({ type: 'user_already_exists' })
})

test('drop: a browser sees a network error and sends the call once', async () => {
  const { host, world } = await hostWith({ sdk: 'account.get', effect: { kind: 'drop' }, next: 1 })
  await using app = await startApp()
  const page = await browser().newPage()
  onTestFinished(() => page.close())
  await page.goto(`http://localhost:${app.port}/`)
  const called: unknown = await page.evaluate(`(async () => {
    const call = async (path) => {
      try {
        return (await fetch('${host.endpoint}' + path, { headers: { 'X-Appwrite-Project': 'demo' } })).status
      } catch (error) { return error.name }
    }
    // Pings first, so that the call meets a connection that served before.
    return [await call('/ping'), await call('/ping'), await call('/account'), await call('/account')]
  })()`)
  expect(called).toEqual([200, 200, 'TypeError', 401])
  expect(await only(world)).toEqual({ matched: 1, hits: 1, state: 'used-up' })
})

test('delay: the answer comes so much later, and other calls meanwhile', async () => {
  const { host, id } = await hostWith({ sdk: 'account.get', effect: { kind: 'delay', milliseconds: 200 }, next: 1 })
  const headers = { 'x-appwrite-project': 'demo' }
  const order: string[] = []
  const started = performance.now()
  const slow = rawRequest(host.port, '/v1/account', { headers }).then((reply) => {
    order.push('slow')
    return reply
  })
  // A connection of its own that was accepted later.
  await expect.poll(async () => (await only(worldOf(host.emulator))).hits).toBe(1)
  await rawRequest(host.port, '/v1/ping')
  order.push('ping')
  const reply = await slow
  expect(performance.now() - started).toBeGreaterThanOrEqual(199)
  expect([reply.status, reply.headers['x-emulator-fault'], order]).toEqual([401, id, ['ping', 'slow']])
})

test('delay: a caller that gives up leaves nothing behind', async () => {
  const { host, world } = await hostWith({ effect: { kind: 'delay', milliseconds: 150 }, next: 1 })
  const patience = new AbortController()
  const given = fetch(`${host.endpoint}/ping`, { signal: patience.signal }).catch((error: unknown) => error)
  await expect.poll(async () => (await only(world)).hits).toBe(1)
  patience.abort()
  expect(await given).toMatchObject({ name: 'AbortError' })
  expect((await rawRequest(host.port, '/v1/ping')).status).toBe(200)
  await expect.poll(async () => (await world.control('GET', '/requests')).body.total).toBe(2)
})

test('broken JSON, no body, own status and body arrive as they are', async () => {
  const { host, world, id } = await hostWith({ sdk: 'account.get', effect: { kind: 'broken-json' }, next: 1 })
  const empty = await addFault(world, { sdk: 'account.get', effect: { kind: 'empty-body' }, next: 1 })
  const teapot = await addFault(world, {
    sdk: 'account.get',
    effect: { kind: 'reply', status: 418, body: 'Short and stout' },
    next: 1,
  })
  const get = async () => {
    const { status, headers, body } = await rawRequest(host.port, '/v1/account', {
      headers: { 'x-appwrite-project': 'demo' },
    })
    expect(headers['content-length'] ?? String(Buffer.byteLength(body))).toBe(String(Buffer.byteLength(body)))
    return { status, fault: headers['x-emulator-fault'], body }
  }
  const order = [await get(), await get(), await get(), await get()]
  expect(order[0]).toEqual({ status: 418, fault: teapot, body: 'Short and stout' })
  expect([order[1]?.status, order[1]?.fault]).toEqual([401, id])
  expect(() => JSON.parse(order[1]?.body ?? '{}')).toThrow(SyntaxError)
  expect(order[2]).toEqual({ status: 401, fault: empty, body: '' })
  expect(order[3]).toMatchObject({ status: 401, fault: undefined })
  expect(JSON.parse(order[3]?.body ?? '')).toMatchObject({ type: 'general_unauthorized_scope' })
})
