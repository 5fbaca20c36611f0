import { expect, test } from 'vitest'
import { createControlClient } from '../../src-shared/client/control-client.ts'
import { createEventParser } from '../../src-shared/client/event-stream.ts'
import { createEmulator } from '../../src-shared/index.ts'

/** A client of an emulator without a socket; `isUp` false makes every call fail as a closed port does. */
async function connected() {
  const emulator = await createEmulator({ clock: 'frozen', seed: 1 })
  const retries: (() => void)[] = []
  const state = { isUp: true }
  const client = createControlClient({
    origin: 'http://localhost',
    schedule: (run) => {
      retries.push(run)
      return () => {}
    },
    fetch: (input, init) =>
      state.isUp ? emulator.fetch(new Request(input, init)) : Promise.reject(new TypeError('fetch failed')),
  })
  return { emulator, client, retries, state }
}

test('event parser: borders of chunks do not matter', () => {
  const text = 'id: 1\ndata: {"a":1}\n\n: still here\n\nid: 2\r\ndata: {"b":\r\ndata: 2}\r\n\r\n'
  for (const size of [1, 2, 7, text.length]) {
    const seen: string[] = []
    const read = createEventParser((data) => void seen.push(data))
    for (let at = 0; at < text.length; at += size) read(text.slice(at, at + size))
    expect(seen).toEqual(['{"a":1}', '{"b":\n2}'])
  }
})

test('control client: hears every exchange once the stream is open', async () => {
  const { emulator, client } = await connected()
  const paths: string[] = []
  let isOpen = false
  const subscription = client.subscribe({
    opened: () => {
      isOpen = true
    },
    event: (event) => void (event.type === 'exchange' && paths.push(event.exchange.path)),
  })
  await expect.poll(() => isOpen).toBe(true)
  await emulator.fetch(new Request('http://localhost/v1/ping', { headers: { 'x-appwrite-project': 'demo' } }))
  await expect.poll(() => paths).toEqual(['/v1/ping'])
  subscription.close()
})

test('control client: a lost stream is tried again, later each time, until it is back', async () => {
  const { client, retries, state } = await connected()
  state.isUp = false
  const delays: number[] = []
  let opened = 0
  const subscription = client.subscribe({
    opened: () => (opened += 1),
    event: () => {},
    lost: (error, delay) => {
      expect(error.type).toBe('unreachable')
      delays.push(delay)
    },
  })
  for (const round of [1, 2, 3]) {
    await expect.poll(() => retries).toHaveLength(round)
    if (round === 3) state.isUp = true
    retries[round - 1]?.()
  }
  await expect.poll(() => opened).toBe(1)
  expect(delays).toEqual([250, 500, 1000])
  subscription.close()
})

test('control client: an error says what happened and what to do', async () => {
  const { client, state } = await connected()
  await expect(client.request('nothing')).rejects.toMatchObject({ name: 'ControlCallError', code: 404 })
  state.isUp = false
  await expect(client.status()).rejects.toMatchObject({ code: 0, type: 'unreachable' })
})
