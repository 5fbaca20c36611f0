/** The socket side: what becomes a WebSocket, what does not, and how connections end. */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import { type RunningHost, startHost } from '../../src-main/host/index.ts'
import { rawRequest, rawText } from '../host/raw-http.ts'
import { createInbox, type Inbox } from './web-client.ts'

async function start(): Promise<RunningHost> {
  const host = await startHost({ port: 0, data: null, uiFolder: null })
  onTestFinished(() => host.close())
  return host
}

interface Opened {
  readonly socket: WebSocket
  readonly messages: Inbox<{ readonly type: string; readonly data: Readonly<Record<string, unknown>> }>
  readonly closed: Promise<number>
}

function open(host: RunningHost, headers: Readonly<Record<string, string>> = {}, query = 'channels[]=account'): Opened {
  const socket = new WebSocket(`ws://127.0.0.1:${host.port}/v1/realtime?project=demo&${query}`, { headers })
  onTestFinished(() => socket.terminate())
  const messages: Opened['messages'] = createInbox()
  socket.on('message', (data) => messages.put(JSON.parse(Buffer.isBuffer(data) ? data.toString('utf8') : '')))
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  return { socket, messages, closed }
}

const upgrade = { Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13' } as const
const key = { 'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==' } as const

async function serverCall(host: RunningHost, method: string, path: string, body: object): Promise<Response> {
  return fetch(`http://127.0.0.1:${host.port}/v1${path}`, {
    method,
    headers: { 'content-type': 'application/json', 'x-appwrite-project': 'demo', 'x-appwrite-key': host.apiKey },
    body: JSON.stringify(body),
  })
}

/** A user, and the cookie of a session of it. */
async function graceCookie(host: RunningHost): Promise<string> {
  const user = { userId: 'grace', email: 'grace@example.test', password: 'correct horse' }
  await serverCall(host, 'POST', '/users', user)
  const session: { readonly secret: string } = await (
    await serverCall(host, 'POST', '/users/grace/sessions', {})
  ).json()
  return `a_session_demo=${encodeURIComponent(session.secret)}`
}

test('sockets: a browser on localhost is known by its cookie', async () => {
  const host = await start()
  const { messages } = open(host, { Cookie: await graceCookie(host), Origin: 'http://localhost:5173' })
  expect(await messages.next()).toMatchObject({ type: 'connected', data: { user: { $id: 'grace' } } })
  await serverCall(host, 'PATCH', '/users/grace/name', { name: 'Grace' })
  expect(await messages.next()).toMatchObject({ type: 'event', data: { payload: { name: 'Grace' } } })
})

test('sockets: a page of a foreign origin gets the error and no event, cookie or not', async () => {
  const host = await start()
  const { messages, closed } = open(host, { Cookie: await graceCookie(host), Origin: 'https://evil.example' })
  expect(await messages.next()).toMatchObject({ type: 'error', data: { code: 1008 } })
  expect(await closed).toBe(1008)
})

test('sockets: a foreign name in Host is refused before there is a socket', async () => {
  const { port } = await start()
  const headers = { ...upgrade, ...key, Host: `evil.example:${port}` }
  const reply = await rawRequest(port, '/v1/realtime?project=demo', { headers })
  expect(reply.status).toBe(403)
  expect(reply.headers['x-emulator-error']).toBe('host_refused')
})

test.each(['/v1/realtime/x', '/v1/account', '/__emulator/events/', '/'])(
  'sockets: %s does not become a WebSocket and is answered as without the offer',
  async (path) => {
    const { port } = await start()
    const offered = await rawRequest(port, path, { headers: { ...upgrade, ...key, 'X-Appwrite-Project': 'demo' } })
    const plain = await rawRequest(port, path, { headers: { 'X-Appwrite-Project': 'demo' } })
    expect([offered.status, offered.body]).toEqual([plain.status, plain.body])
  },
)

test('sockets: a request that offers HTTP/2 is served with its body, and its connection stays', async () => {
  const { port, apiKey } = await start()
  const body = JSON.stringify({ userId: 'ada', email: 'ada@example.test' })
  const shared = `Host: localhost:${port}\r\nX-Appwrite-Project: demo\r\nX-Appwrite-Key: ${apiKey}\r\n`
  const offer = 'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n'
  const json = `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n`
  const replies = await rawText(
    port,
    `POST /v1/users HTTP/1.1\r\n${shared}${offer}${json}\r\n${body}` +
      `GET /v1/ping HTTP/1.1\r\n${shared}Connection: close\r\n\r\n`,
  )
  expect(replies.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 201', 'HTTP/1.1 200'])
})

test('sockets: a handshake that is broken gets 400', async () => {
  const { port } = await start()
  expect((await rawRequest(port, '/v1/realtime?project=demo', { headers: upgrade })).status).toBe(400)
})

test('sockets: a message far too long ends its connection, not the server', async () => {
  const host = await start()
  const { socket, messages, closed } = open(host)
  await messages.next()
  socket.send('x'.repeat(100_000))
  expect(await closed).toBe(1009)
  expect(await open(host).messages.next()).toMatchObject({ type: 'connected' })
})

test('sockets: a reader that does not keep up is dropped, others and requests are served', async () => {
  const host = await start()
  const cookie = await graceCookie(host)
  const slow = open(host, { Cookie: cookie })
  const quick = open(host, { Cookie: cookie })
  await Promise.all([slow.messages.next(), quick.messages.next()])
  slow.socket.pause()
  const prefs = { text: 'x'.repeat(60_000) }
  // More than the system's own buffers hold, and then some.
  for (let count = 0; count < 250; count += 1) {
    expect((await serverCall(host, 'PATCH', '/users/grace/prefs', { prefs })).status).toBe(200)
    expect(await quick.messages.next()).toMatchObject({ type: 'event' })
  }
  slow.socket.resume()
  expect(await slow.closed).toBe(1006)
})

test('sockets: the host ends although a client never answers its goodbye', async () => {
  const host = await start()
  const socket: Socket = connect(host.port, '127.0.0.1')
  const lines = Object.entries({ Host: 'localhost', ...upgrade, ...key }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  )
  socket.write(`GET /v1/realtime?project=demo HTTP/1.1\r\n${lines.join('')}\r\n`)
  const [first] = await once(socket, 'data')
  expect(String(first)).toMatch(/^HTTP\/1\.1 101/)
  const ended = once(socket, 'close')
  await host.close()
  await ended
})
