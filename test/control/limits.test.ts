import { expect, test } from 'vitest'
import { createControlClient } from '../../src-shared/client/control-client.ts'
import { createRateLimits } from '../../src-shared/simulate/rate-limits.ts'
import { newWorld, type World } from '../support/world.ts'

const clientOf = ({ emulator }: World) =>
  createControlClient({
    origin: 'http://localhost:4280',
    fetch: async (input, init) => (await emulator.exchange(new Request(input, init))).response,
    schedule: () => () => undefined,
  })

const body = { email: 'grace@example.test', password: 'wrong horse' }
const key = 'url:localhost:4280/v1/account/sessions/email,email:grace@example.test'

test('limits: shows each open counter with its use, its limit and its end', async () => {
  const world = await newWorld()
  const client = clientOf(world)
  expect(await client.limits()).toEqual({ total: 0, limits: [] })
  await world.call('POST', '/account/sessions/email', { body })
  // An older path of the same call counts together with it.
  await world.call('POST', '/account/sessions', { body })
  const limits = [{ key, used: 2, limit: 10, reset: '2026-03-01T13:00:00.000Z' }]
  expect(await client.limits()).toEqual({ total: 1, limits })
})

test('limits: a success that clears its counter takes it off the list', async () => {
  const world = await newWorld()
  await world.signedIn()
  const { limits } = await clientOf(world).limits()
  expect(limits.map((one) => one.key)).toEqual(['url:localhost:4280/v1/account,ip:127.0.0.1'])
})

test('limits: a counter is listed until its window ends', () => {
  const counters = createRateLimits()
  counters.hit('minute', { limit: 5, windowSeconds: 60 }, 59_000)
  counters.hit('hour', { limit: 5, windowSeconds: 3600 }, 59_000)
  const openAt = (now: number) => counters.open(now).map((one) => `${one.key} ${one.used}`)
  expect([openAt(59_999), openAt(60_000), openAt(3_600_000)]).toEqual([['minute 1', 'hour 1'], ['hour 1'], []])
})

test('limits: cleared counters let the next call through', async () => {
  const world = await newWorld()
  const client = clientOf(world)
  for (let count = 0; count < 10; count += 1) await world.call('POST', '/account/sessions/email', { body })
  expect((await world.call('POST', '/account/sessions/email', { body })).status).toBe(429)
  expect((await client.limits()).limits).toMatchObject([{ key, used: 10 }])
  await client.clearLimits()
  expect(await client.limits()).toEqual({ total: 0, limits: [] })
  const next = await world.call('POST', '/account/sessions/email', { body })
  expect([next.status, next.headers.get('x-ratelimit-remaining')], next.story).toEqual([401, '9'])
})
