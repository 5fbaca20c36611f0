import { describe, expect, test } from 'vitest'
import { isObject, type JsonObject } from '../../src-shared/store/column.ts'
import { modelFields } from '../contract/data.ts'
import { newWorld } from '../support/world.ts'

const query = (method: string, values: readonly unknown[]) =>
  `queries[]=${encodeURIComponent(JSON.stringify({ method, values }))}`

const logsOf = ({ logs }: JsonObject) => (Array.isArray(logs) ? logs.filter(isObject) : [])

describe('users.listLogs', () => {
  test('tells what a user did, newest first, in wire order', async () => {
    const { call, server, signedIn } = await newWorld()
    const { session } = await signedIn()
    const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
    const headers = { 'user-agent': firefox, 'x-forwarded-for': '203.0.113.7' }
    await call('PATCH', '/account/name', { session, headers, body: { name: 'Rear Admiral' } })
    await call('GET', '/account', { session })
    const { status, body, story } = await server('GET', '/users/grace/logs')
    expect(status, story).toBe(200)
    expect(body.total).toBe(3)
    expect(logsOf(body).map(({ event }) => event)).toEqual(['user.update', 'session.create', 'user.create'])
    const [newest = {}] = logsOf(body)
    expect(Object.keys(newest)).toEqual(modelFields('log'))
    expect(newest).toMatchObject({
      event: 'user.update',
      userId: 'grace',
      userEmail: 'grace@example.test',
      userName: 'Rear Admiral',
      mode: 'default',
      userType: 'user',
      ip: '203.0.113.7',
      time: '2026-03-01T12:00:00.000+00:00',
      osName: 'GNU/Linux',
      clientName: 'Firefox',
      clientVersion: '140.0',
      countryCode: '--',
      countryName: 'Unknown',
    })
  })

  test('what a key did to a user is not what the user did', async () => {
    const { server } = await newWorld()
    await server('POST', '/users', { userId: 'ada' })
    await server('PATCH', '/users/ada/name', { name: 'Ada' })
    expect((await server('GET', '/users/ada/logs')).body).toEqual({ total: 0, logs: [] })
  })

  test('what failed leaves no row', async () => {
    const { call, server, signedIn } = await newWorld()
    const { session } = await signedIn()
    await call('PATCH', '/account/name', { session, body: {} })
    await call('PATCH', '/account/sessions/nothing', { session })
    expect((await server('GET', '/users/grace/logs')).body.total).toBe(2)
  })

  test('is paged by limit and offset, and by nothing else', async () => {
    const { call, server, signedIn } = await newWorld()
    const { session } = await signedIn()
    for (const name of ['a', 'b', 'c']) await call('PATCH', '/account/name', { session, body: { name } })
    const page = await server('GET', `/users/grace/logs?${query('limit', [2])}&${query('offset', [3])}`)
    expect([page.body.total, logsOf(page.body).map(({ event }) => event)]).toEqual([
      5,
      ['session.create', 'user.create'],
    ])
    expect((await server('GET', '/users/grace/logs?total=false')).body.total).toBe(0)
    for (const text of [query('cursorAfter', ['x']), query('orderAsc', []), query('equal', ['x']), 'queries[]=limit']) {
      const refused = await server('GET', `/users/grace/logs?${text}`)
      expect([refused.status, refused.body.type], refused.story).toEqual([400, 'general_argument_invalid'])
    }
    expect((await server('GET', '/users/nobody/logs')).body.type).toBe('user_not_found')
  })

  test('its rows are no change of the request that they tell of', async () => {
    const { server, lastExchange } = await newWorld()
    await server('GET', '/users')
    await server('POST', '/users', { userId: 'ada' })
    expect((await lastExchange()).changes.map(({ table }) => table)).toEqual(['users'])
  })
})

describe('users.getUsage', () => {
  test.each([
    ['24h', 24, '2026-02-28T13:00:00.000+00:00', '2026-03-01T12:00:00.000+00:00'],
    ['30d', 30, '2026-01-31T00:00:00.000+00:00', '2026-03-01T00:00:00.000+00:00'],
    ['90d', 90, '2025-12-02T00:00:00.000+00:00', '2026-03-01T00:00:00.000+00:00'],
  ])('%s: %i points from %s to %s', async (range, points, first, last) => {
    const { server, signedIn } = await newWorld()
    await signedIn()
    await server('POST', '/users', { userId: 'ada' })
    const { status, body, story } = await server('GET', `/users/usage?range=${range}`)
    expect(status, story).toBe(200)
    expect(Object.keys(body)).toEqual(modelFields('usageUsers'))
    expect([body.range, body.usersTotal, body.sessionsTotal]).toEqual([range, 2, 1])
    for (const [list, made] of [
      [body.users, 2],
      [body.sessions, 1],
    ]) {
      const metrics = Array.isArray(list) ? list : []
      expect([metrics.length, metrics[0], metrics.at(-1)]).toEqual([
        points,
        { value: 0, date: first },
        { value: made, date: last },
      ])
    }
  })

  test('covers 30 days unless told, and knows no other range', async () => {
    const { server } = await newWorld()
    expect((await server('GET', '/users/usage')).body.range).toBe('30d')
    for (const range of ['7d', '24H', '']) {
      const { status, body } = await server('GET', `/users/usage?range=${range}`)
      expect([status, body.type]).toEqual([400, 'general_argument_invalid'])
    }
  })
})
