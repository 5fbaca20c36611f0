/** Users as the window lists them: filter tokens, order, slices. */
import { describe, expect, test } from 'vitest'
import { newWorld, password } from '../support/world.ts'

describe('the list of users', () => {
  async function crowd() {
    const world = await newWorld()
    await world.server('POST', '/users', { userId: 'grace', name: 'Grace Hopper', email: 'grace@example.test' })
    await world.server('POST', '/users', { userId: 'ada', name: 'Ada Lovelace', email: 'ada@example.test', password })
    await world.server('POST', '/users', { userId: 'linus', name: 'Linus', phone: '+15555550100' })
    await world.call('POST', '/account/sessions/anonymous')
    await world.server('PATCH', '/users/grace/status', { status: false })
    await world.server('PUT', '/users/ada/labels', { labels: ['beta'] })
    return world
  }

  test.each([
    ['', 4],
    ['status:blocked', 1],
    ['label:beta', 1],
    ['password:yes', 1],
    ['session:yes', 1],
    ['session:none', 3],
    ['anonymous:yes', 1],
    ['lovel', 1],
    ['example', 2],
    ['ada love', 1],
    ['ada hopper', 0],
    ['"', 0],
    ['created:>2026-03-01', 4],
    ['created:<2026-03-01', 0],
    ['status:active example', 1],
  ])('filter %j finds %d', async (filter, total) => {
    const { control } = await crowd()
    const { body, story } = await control('GET', `/projects/demo/users?filter=${encodeURIComponent(filter)}`)
    expect(body.total, story).toBe(total)
  })

  test('tells who is signed in from whose sessions have all expired', async () => {
    const { control } = await crowd()
    const totals = async () => {
      const of = async (value: string) => (await control('GET', `/projects/demo/users?filter=session:${value}`)).body
      return Promise.all(['yes', 'none', 'expired'].map(async (value) => (await of(value)).total))
    }
    expect(await totals()).toEqual([1, 3, 0])
    await control('POST', '/clock/advance', { by: '366d' })
    expect(await totals()).toEqual([0, 4, 1])
  })

  test('says which token means nothing', async () => {
    const { control } = await crowd()
    const { status, body } = await control('GET', '/projects/demo/users?filter=status:odd')
    expect(status).toBe(400)
    expect(body.message).toContain('blocked, active')
  })

  test('is a slice in an order', async () => {
    const { control } = await crowd()
    const { body } = await control('GET', '/projects/demo/users?order=-name&limit=2&offset=1')
    expect(JSON.parse(JSON.stringify(body.users)).map((user: { id: string }) => user.id)).toEqual(['grace', 'ada'])
  })
})
