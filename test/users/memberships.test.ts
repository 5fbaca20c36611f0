import { describe, expect, test } from 'vitest'
import { isObject, type JsonObject } from '../../src-shared/store/column.ts'
import { modelFields } from '../contract/data.ts'
import { newWorld, type World } from '../support/world.ts'

const query = (method: string, attribute: string | null, values: readonly unknown[]) =>
  `queries[]=${encodeURIComponent(JSON.stringify({ method, ...(attribute === null ? {} : { attribute }), values }))}`

const listed = ({ memberships }: JsonObject) => (Array.isArray(memberships) ? memberships.filter(isObject) : [])

/** `ada` is in three teams, confirmed by the key that added her. */
async function threeTeams(): Promise<World> {
  const world = await newWorld()
  const { server } = world
  await server('POST', '/users', { userId: 'ada', email: 'ada@example.test', phone: '+15555550100', name: 'Ada' })
  await server('POST', '/users', { userId: 'mary' })
  for (const teamId of ['red', 'green', 'blue']) {
    await server('POST', '/teams', { teamId, name: `Team ${teamId}` })
    const roles = teamId === 'red' ? ['owner'] : ['dev', teamId]
    const made = await server('POST', `/teams/${teamId}/memberships`, { userId: 'ada', roles })
    if (made.status !== 201) throw new Error(made.story)
  }
  return world
}

describe('users.listMemberships', () => {
  test('names the user and the team, and neither phone, nor factors, nor presence', async () => {
    const { server } = await threeTeams()
    const { status, body, story } = await server('GET', '/users/ada/memberships')
    expect(status, story).toBe(200)
    expect(body.total).toBe(3)
    const [first = {}] = listed(body)
    expect(Object.keys(first)).toEqual(modelFields('membership'))
    expect(first).toMatchObject({
      userId: 'ada',
      userName: 'Ada',
      userEmail: 'ada@example.test',
      userPhone: '',
      teamId: 'red',
      teamName: 'Team red',
      invited: '2026-03-01T12:00:00.000+00:00',
      joined: '2026-03-01T12:00:00.000+00:00',
      confirm: true,
      mfa: false,
      userAccessedAt: '',
      roles: ['owner'],
    })
    expect((await server('GET', '/users/mary/memberships')).body).toEqual({ total: 0, memberships: [] })
  })

  test('is filtered, paged and searched; the total is that of the page', async () => {
    const { server } = await threeTeams()
    const teams = async (text: string) => {
      const { body } = await server('GET', `/users/ada/memberships?${text}`)
      return [body.total, listed(body).map(({ teamId }) => teamId)]
    }
    expect(await teams(query('limit', null, [2]))).toEqual([2, ['red', 'green']])
    expect(await teams(query('contains', 'roles', ['dev']))).toEqual([2, ['green', 'blue']])
    expect(await teams(`${query('orderDesc', 'teamId', [])}&${query('offset', null, [1])}`)).toEqual([
      2,
      ['green', 'blue'],
    ])
    expect(await teams('total=false')).toEqual([0, ['red', 'green', 'blue']])
    expect((await teams('search=ada'))[0]).toBe(3)
    expect((await teams('search=mary'))[0]).toBe(0)
    expect((await server('GET', '/users/nobody/memberships')).body.type).toBe('user_not_found')
    const search = await server('GET', `/users/ada/memberships?${query('search', 'teamId', ['x'])}`)
    expect([search.status, search.body.type]).toEqual([500, 'general_unknown'])
  })
})
