import { expect, test } from 'vitest'
import { newWorld } from '../support/world.ts'

test('statements: hundreds of queries that differ in their SQL leave the database working', async () => {
  const { server } = await newWorld()
  await server('POST', '/users', { userId: 'grace', name: 'Grace' })
  for (let count = 0; count < 400; count += 1) {
    const names = Array.from({ length: (count % 20) + 1 }, (_value, at) => `name ${at}`)
    const filters = Array.from({ length: Math.floor(count / 20) + 1 }, () => 'isNotNull').map((method) =>
      JSON.stringify({ method, attribute: 'name', values: [] }),
    )
    const queries = [JSON.stringify({ method: 'notEqual', attribute: 'name', values: names }), ...filters]
    const { status, body, story } = await server(
      'GET',
      `/users?${queries.map((query) => `queries[]=${encodeURIComponent(query)}`).join('&')}`,
    )
    expect([status, body.total], story).toEqual([200, 1])
  }
  expect((await server('GET', '/users/grace')).body.name).toBe('Grace')
})
