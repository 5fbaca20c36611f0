import { expect, test } from 'vitest'
import { createControlClient } from '../../src-shared/client/control-client.ts'
import { newWorld, type World } from '../support/world.ts'

const clientOf = ({ emulator }: World) =>
  createControlClient({
    origin: 'http://localhost:4280',
    fetch: (input, init) => emulator.fetch(new Request(input, init)),
    schedule: () => () => undefined,
  })

test('log: keeps as many requests as it is told, the newest of them', async () => {
  const world = await newWorld()
  const client = clientOf(world)
  for (let count = 0; count < 4; count += 1) await world.call('GET', '/ping')
  expect(await client.logSize()).toEqual({ kept: 4, mostKept: 5000 })
  const newest = (await client.requests()).requests.slice(-2).map(({ id }) => id)
  expect(await client.keepRequests(2)).toEqual({ kept: 2, mostKept: 2 })
  expect((await client.requests()).requests.map(({ id }) => id)).toEqual(newest)
  await world.call('GET', '/account')
  expect((await client.requests()).requests.map(({ path }) => path)).toEqual(['/v1/ping', '/v1/account'])
  await expect(client.keepRequests(0)).rejects.toMatchObject({ code: 400 })
})
