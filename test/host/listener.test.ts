import { createServer } from 'node:http'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { createListener, type ListenerOptions } from '../../src-main/host/listener.ts'
import type { Emulator } from '../../src-shared/emulator.ts'
import { syncFailure } from '../../src-main/host/write-failure.ts'
import { rawRequest } from './raw-http.ts'

/** A server around answers of the test's own. */
async function serve(
  answer: Emulator['fetch'],
  dataFile: ListenerOptions['dataFile'] = null,
): Promise<{ readonly port: number; readonly problems: string[] }> {
  const problems: string[] = []
  const { handle } = createListener({
    emulator: { fetch: answer },
    dataFile,
    allowedHosts: [],
    uiFolder: null,
    onProblem: (message) => problems.push(message),
  })
  const server = createServer(handle).listen(0, '127.0.0.1')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  await once(server, 'listening')
  const address = server.address()
  return { port: typeof address === 'object' && address !== null ? address.port : 0, problems }
}

test('listener: a handler that fails becomes 500, is told of, and the next request is served', async () => {
  const answers = [Promise.reject(new Error('the roof is on fire')), Promise.resolve(new Response('fine'))]
  answers[0]?.catch(() => undefined)
  const { port, problems } = await serve(() => answers.shift() ?? Promise.reject(new Error('asked too often')))
  expect((await rawRequest(port, '/v1/ping')).status).toBe(500)
  expect(problems).toEqual(['A request failed inside Offwrite: the roof is on fire'])
  expect((await rawRequest(port, '/v1/ping')).body).toBe('fine')
})

test('listener: an answer leaves when the disk holds what it tells of', async () => {
  const order: string[] = []
  let synced: () => void = () => undefined
  const sync = new Promise<void>((resolve) => (synced = resolve))
  const { port } = await serve(async () => new Response('made'), {
    durable: () => sync.then(() => void order.push('synced')),
  })
  const answer = rawRequest(port, '/v1/users').then(() => order.push('answered'))
  expect((await rawRequest(port, '/')).status).not.toBe(0)
  expect(order).toEqual([])
  synced()
  await answer
  expect(order).toEqual(['synced', 'answered'])
})

test('listener: a sync that fails becomes an answer which a page may read, without the cookie of the other', async () => {
  const made = async (): Promise<Response> =>
    new Response('{"$id":"ada"}', {
      status: 201,
      headers: {
        'Content-Type': 'text/plain',
        'Set-Cookie': 'a_session=secret',
        'Access-Control-Allow-Origin': 'http://localhost:5173',
      },
    })
  const failure = syncFailure('/state.db-log', Object.assign(new Error('EIO'), { code: 'EIO' }))
  const { port } = await serve(made, { durable: () => Promise.reject(failure) })
  const { status, headers, body } = await rawRequest(port, '/v1/users')
  expect(status).toBe(503)
  expect(headers).toMatchObject({
    'x-emulator-error': 'data_file_write_failed',
    'access-control-allow-origin': 'http://localhost:5173',
    'content-type': 'application/json',
  })
  expect(headers).not.toHaveProperty('set-cookie')
  expect(JSON.parse(body)).toMatchObject({ code: 503, type: 'data_file_write_failed', message: failure.message })
})

test('listener: a stream stops when its reader goes', async () => {
  let stopped: () => void = () => undefined
  const cancelled = new Promise<void>((resolve) => (stopped = resolve))
  const { port } = await serve(async () => {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode('data: 1\n\n')),
      cancel: () => stopped(),
    })
    return new Response(body, { headers: { 'Content-Type': 'text/event-stream' } })
  })
  const reply = await fetch(`http://127.0.0.1:${port}/__emulator/events`)
  const reader = reply.body?.getReader()
  expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('data: 1\n\n')
  await reader?.cancel()
  await cancelled
})

test('listener: hands over the body as it was sent', async () => {
  const { port } = await serve(async (request) => new Response(await request.text()))
  const text = 'ünï ☃ \r\n'.repeat(10_000)
  const reply = await rawRequest(port, '/v1/echo', { method: 'PUT' }, Buffer.from(text))
  expect(reply.body).toBe(text)
})

test('listener: several headers of one name stay several', async () => {
  const { port } = await serve(async () => {
    const reply = new Response('')
    reply.headers.append('Set-Cookie', 'a=1; path=/')
    reply.headers.append('Set-Cookie', 'b=2; path=/')
    return reply
  })
  expect((await rawRequest(port, '/v1/x')).headers['set-cookie']).toEqual(['a=1; path=/', 'b=2; path=/'])
})
