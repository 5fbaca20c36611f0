/** The window's list among more users than are sorted: every page is its slice, and the total is that of now. */
import { expect, onTestFinished, test } from 'vitest'
import { isObject, type JsonObject } from '../../src-shared/store/column.ts'
import { crowd } from '../bench/crowd.ts'
import { worldOf } from '../support/world.ts'
import { must } from '../teams/people.ts'

const size = 1_200

const filters: Readonly<Record<string, (user: JsonObject) => boolean>> = {
  '': () => true,
  user: ({ name }) => String(name).startsWith('User'),
  grace: ({ name }) => /grace/i.test(String(name)),
  'label:beta': ({ labels }) => Array.isArray(labels) && labels.includes('beta'),
  'status:active': ({ status }) => status === true,
  'status:active user': ({ name, status }) => status === true && String(name).startsWith('User'),
  'verified:no': (user) => user.emailVerification === false && user.phoneVerification === false,
  'created:>2026-01-01T00:10:00Z': ({ createdAt }) => String(createdAt) >= '2026-01-01T00:10',
  'team:core': ({ id }) => id === 'u7',
  'provider:github': () => false,
}

const keys: Readonly<Record<string, (user: JsonObject) => string>> = {
  joined: ({ createdAt }) => String(createdAt),
  name: ({ name }) => String(name).toLowerCase(),
  email: ({ email }) => String(email).toLowerCase(),
  status: ({ status }) => String(status),
}

test('user list: every page is its slice of all that match, and the total follows what changes', async () => {
  const emulator = await crowd(size)
  onTestFinished(() => emulator.close())
  const { control, server } = worldOf(emulator)
  must(await server('POST', '/teams', { teamId: 'core', name: 'Core' }))
  must(await server('POST', '/teams/core/memberships', { userId: 'u7', roles: [] }))
  for (const [id, name] of Object.entries({ u3: 'adam', u500: 'Zed', u1100: 'grace b', u9: '' })) {
    must(await server('PATCH', `/users/${id}/name`, { name }))
  }

  async function page(filter: string, order: string, offset: number, limit: number) {
    const query = new URLSearchParams({ filter, order, offset: String(offset), limit: String(limit) })
    const { body, story } = must(await control('GET', `/projects/demo/users?${query}`))
    return { total: body.total, users: Array.isArray(body.users) ? body.users.filter(isObject) : [], story }
  }

  const people = [0, 500, 1_000].map((offset) => page('', 'joined', offset, 500))
  const all = (await Promise.all(people)).flatMap(({ users }) => users)
  expect(all).toHaveLength(size)
  const position = new Map(all.map(({ id }, at) => [id, at]))
  for (const [filter, passes] of Object.entries(filters)) {
    for (const [name, key] of Object.entries(keys)) {
      for (const sign of [1, -1]) {
        const matching = all.filter(passes).toSorted((left, right) => {
          const [one, other] = [key(left), key(right)]
          const order =
            one === other ? Number(position.get(left.id)) - Number(position.get(right.id)) : one < other ? -1 : 1
          return order * sign
        })
        const offset = Math.floor(matching.length / 2)
        const found = await page(filter, sign === 1 ? name : `-${name}`, offset, 5)
        const told = `${filter} by ${name}\n${found.story}`
        expect(
          found.users.map(({ id }) => id),
          told,
        ).toEqual(matching.slice(offset, offset + 5).map(({ id }) => id))
        expect(found.total, told).toBe(matching.length)
      }
    }
  }

  const { total } = await page('status:active user', 'name', 0, 1)
  must(await server('PATCH', '/users/u8/status', { status: false }))
  expect((await page('status:active user', 'name', 0, 1)).total).toBe(Number(total) - 1)
})
