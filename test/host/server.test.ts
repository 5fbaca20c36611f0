import { existsSync, readdirSync, utimesSync } from 'node:fs'
import { createServer } from 'node:http'
import { networkInterfaces } from 'node:os'
import { once } from 'node:events'
import { connect } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type HostOptions, type RunningHost, startHost } from '../../src-main/host/index.ts'
import { createUser, listUserIds } from './api-client.ts'
import { rawRequest, rawText } from './raw-http.ts'
import { temporaryFolder } from './temporary-folder.ts'

async function start(options: Partial<HostOptions> = {}): Promise<RunningHost> {
  const host = await startHost({ port: 0, data: null, uiFolder: null, ...options })
  onTestFinished(() => host.close())
  return host
}

const hasIpv6 = Object.values(networkInterfaces()).some((addresses) =>
  addresses?.some(({ address }) => address === '::1'),
)

test('server: answers on 127.0.0.1 and says so in its endpoint', async () => {
  const host = await start()
  expect(host.endpoint).toBe(`http://localhost:${host.port}/v1`)
  expect((await fetch(`http://127.0.0.1:${host.port}/v1/ping`)).status).toBe(200)
})

test.skipIf(!hasIpv6)('server: answers on ::1 at the same port (needs IPv6)', async () => {
  const host = await start()
  expect((await fetch(`http://[::1]:${host.port}/v1/ping`)).status).toBe(200)
})

test('server: listens on no other address', async () => {
  const host = await start()
  const socket = connect(host.port, '127.0.0.2')
  const [error] = await once(socket, 'error')
  expect(error).toMatchObject({ code: 'ECONNREFUSED' })
})

test.each(['/v1/ping', '/__emulator/', '/', '/assets/x.js'])(
  'host rule: refuses a foreign name on %s',
  async (path) => {
    const { port } = await start()
    const refused = await rawRequest(port, path, { headers: { Host: `evil.example:${port}` } })
    expect(refused.status).toBe(403)
    for (const name of ['localhost', `LOCALHOST:${port}`, `127.0.0.1:${port}`, '[::1]']) {
      const served = await rawRequest(port, path, { headers: { Host: name } })
      expect([name, served.status]).not.toEqual([name, 403])
    }
  },
)

test('host rule: serves a name that was allowed', async () => {
  const { port } = await start({ allowedHosts: ['offwrite.test'] })
  const served = await rawRequest(port, '/v1/ping', { headers: { Host: `offwrite.test:${port}` } })
  expect(served.status).toBe(200)
})

test.each(['a b', 'x/y', 'a@b', ''])('host rule: a Host of "%s" gets an error, not a crash', async (name) => {
  const { port } = await start()
  const reply = await rawText(port, `GET /v1/ping HTTP/1.1\r\nHost: ${name}\r\nConnection: close\r\n\r\n`)
  expect(reply).toMatch(/^HTTP\/1.1 (400|403) /)
  expect((await rawRequest(port, '/v1/ping')).status).toBe(200)
})

test('cookies: a sign-in sets two on the wire', async () => {
  const { endpoint, port } = await start()
  const post = (path: string, body: object): Promise<Response> =>
    fetch(`${endpoint}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Appwrite-Project': 'demo' },
      body: JSON.stringify(body),
    })
  await post('/account', { userId: 'ada', email: 'ada@example.com', password: 'correct horse' })
  const signedIn = await post('/account/sessions/email', { email: 'ada@example.com', password: 'correct horse' })
  const [legacy = '', current = '', ...rest] = signedIn.headers.getSetCookie()
  expect(rest).toEqual([])
  const date = '[A-Z][a-z]{2}, \\d{2} [A-Z][a-z]{2} \\d{4} \\d{2}:\\d{2}:\\d{2} GMT'
  expect(legacy).toMatch(new RegExp(`^a_session_demo_legacy=[\\w%]+; expires=${date}; path=/; HttpOnly$`, 'i'))
  expect(current).toMatch(new RegExp(`^a_session_demo=[\\w%]+; expires=${date}; path=/; HttpOnly; SameSite=None$`, 'i'))
  const cookie = current.split(';')[0] ?? ''
  const account = await rawRequest(port, '/v1/account', { headers: { Cookie: cookie, 'X-Appwrite-Project': 'demo' } })
  expect(account.body).toContain('ada@example.com')
})

test('server: knows the address of the caller', async () => {
  const { endpoint } = await start()
  const session = await fetch(`${endpoint}/account/sessions/anonymous`, {
    method: 'POST',
    headers: { 'X-Appwrite-Project': 'demo' },
  })
  expect(await session.json()).toMatchObject({ ip: '127.0.0.1' })
})

test('server: answers HEAD without a body and OPTIONS with the CORS headers', async () => {
  const { port } = await start()
  const head = await rawRequest(port, '/v1/ping', { method: 'HEAD' })
  expect([head.status, head.body]).toEqual([200, ''])
  const options = await rawRequest(port, '/v1/account', {
    method: 'OPTIONS',
    headers: { Origin: 'http://localhost:3000' },
  })
  expect(options.status).toBe(204)
  expect(options.headers['access-control-allow-origin']).toBe('http://localhost:3000')
})

const megabyte = 1024 * 1024

test.each([
  ['announced', {}],
  ['chunked', { 'Transfer-Encoding': 'chunked' }],
])('body limit: an %s body over 16 MB gets an emulator error and changes nothing', async (_kind, extra) => {
  const host = await start()
  const reply = await rawRequest(
    host.port,
    '/v1/users',
    {
      method: 'POST',
      headers: {
        ...extra,
        'Content-Type': 'application/json',
        'X-Appwrite-Project': 'demo',
        'X-Appwrite-Key': host.apiKey,
        Origin: 'http://localhost:3000',
      },
    },
    Buffer.from(JSON.stringify({ userId: 'big', name: 'x'.repeat(16 * megabyte) })),
  )
  expect(reply.status).toBe(413)
  expect(reply.headers['x-emulator-error']).toBe('body_too_large')
  expect(reply.headers['access-control-allow-origin']).toBe('http://localhost:3000')
  expect(JSON.parse(reply.body)).toMatchObject({ code: 413, type: 'body_too_large' })
  expect(await listUserIds(host)).toEqual([])
})

test('body limit: a body of 15 MB reaches the API', async () => {
  const host = await start()
  const body = Buffer.from(JSON.stringify({ userId: 'big', ignored: 'x'.repeat(15 * megabyte) }))
  const headers = { 'Content-Type': 'application/json', 'X-Appwrite-Project': 'demo', 'X-Appwrite-Key': host.apiKey }
  const reply = await rawRequest(host.port, '/v1/users', { method: 'POST', headers }, body)
  expect(reply.status).toBe(201)
})

test('server: bytes that are no HTTP get 400 and harm nobody', async () => {
  const { port } = await start()
  for (const text of [
    '\u0000\u0001\u0002\r\n\r\n',
    'GET\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    `GET / HTTP/1.1\r\nX: ${'y'.repeat(20_000)}\r\n\r\n`,
  ]) {
    expect(await rawText(port, text)).toMatch(/^HTTP\/1.1 4\d\d /)
  }
  expect((await rawRequest(port, '/v1/ping')).status).toBe(200)
})

test('server: an upload that breaks off changes nothing and harms nobody', async () => {
  const host = await start()
  const socket = connect(host.port, '127.0.0.1')
  const head = `POST /v1/users HTTP/1.1\r\nHost: localhost\r\nX-Appwrite-Project: demo\r\nX-Appwrite-Key: ${host.apiKey}\r\n`
  socket.write(`${head}Content-Type: application/json\r\nContent-Length: 500\r\n\r\n{"userId":"half"`)
  await once(socket, 'connect')
  socket.resetAndDestroy()
  await once(socket, 'close')
  expect(await listUserIds(host)).toEqual([])
})

test('events: arrive while the request is open', async () => {
  const host = await start()
  const events = await fetch(`${host.url}/__emulator/events`)
  expect(events.headers.get('content-type')).toContain('text/event-stream')
  const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader()
  expect((await createUser(host, 'ada')).status).toBe(201)
  let received = ''
  while (!received.includes('"users.create"')) received += (await reader?.read())?.value ?? ''
  expect(received).toMatch(/^id: \d+$/m)
  await reader?.cancel()
})

test('close: ends event streams and idle connections at once, and the port is free again', async () => {
  const host = await startHost({ port: 0, data: null, uiFolder: null })
  const events = await fetch(`${host.url}/__emulator/events`)
  await (await fetch(`${host.endpoint}/ping`)).text()
  const started = performance.now()
  await host.close()
  expect(performance.now() - started).toBeLessThan(1_000)
  // Ended, not cut: the whole text arrives.
  await events.text()
  const again = await start({ port: host.port })
  expect(again.port).toBe(host.port)
})

test('port taken: refuses with the port, before it touches the data file', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void other.close())
  await once(other, 'listening')
  const address = other.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const folder = temporaryFolder()
  await expect(start({ port, data: join(folder, 'state.db') })).rejects.toMatchObject({ name: 'PortTakenError', port })
  expect(readdirSync(folder)).toEqual([])
})

test.skipIf(!hasIpv6)(
  'port taken: also when only ::1 has it, because localhost may mean that (needs IPv6)',
  async () => {
    const other = createServer().listen({ port: 0, host: '::1', ipv6Only: true })
    onTestFinished(() => void other.close())
    await once(other, 'listening')
    const address = other.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    await expect(start({ port })).rejects.toMatchObject({ name: 'PortTakenError', port })
  },
)

test('start: one that fails lets port and lock go', async () => {
  const folder = temporaryFolder()
  const first = await start({ data: join(folder, 'state.db') })
  const { port } = first
  await first.close()
  const file = join(folder, 'missing', 'state.db')
  await expect(start({ port, data: file })).rejects.toThrow(/The folder of the data file does not exist/)
  const second = await start({ port, data: join(folder, 'state.db') })
  expect(existsSync(join(folder, 'state.db.lock'))).toBe(true)
  await second.close()
  expect(existsSync(join(folder, 'state.db.lock'))).toBe(false)
})

test('data file: the status of the emulator names it', async () => {
  const data = join(temporaryFolder(), 'state.db')
  const { url } = await start({ data })
  expect(await (await fetch(`${url}/__emulator/`)).json()).toMatchObject({
    endpoint: `${url}/v1`,
    dataFile: { path: data, state: 'saved', message: null },
  })
})

test('data file: a clock that runs faster rests while no server runs', async () => {
  const data = join(temporaryFolder(), 'data.db')
  const first = await start({ data })
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ mode: 'offset', speed: 60 })
  expect((await fetch(`${first.url}/__emulator/clock`, { method: 'PUT', headers, body })).status).toBe(200)
  // As if it had been set two days ago, and the server closed a day after that.
  const day = 86_400_000
  const document = first.emulator.snapshot()
  const set = document.replace(/"since":\s*(\d+)/, (_match, since: string) => `"since":${Number(since) - 2 * day}`)
  expect(set).not.toBe(document)
  first.emulator.restore(set, { dates: 'keep' })
  await first.close()
  for (const file of [data, `${data}-log`]) utimesSync(file, 0, (Date.now() - day + 0.3) / 1000)
  const second = await start({ data })
  expect(Math.floor((second.emulator.now() - Date.now()) / day)).toBe(59)
  expect(second.emulator.now() % 1).toBe(0)
})
