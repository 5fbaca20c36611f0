import { describe, expect, test } from 'vitest'
import { modelFields } from '../contract/data.ts'
import { isObject } from '../../src-shared/store/column.ts'
import { coreTeam, idsOf, must, outcome, query } from './people.ts'

describe('teams.listLogs', () => {
  test('tells what was done to a team, newest first, to its members and servers', async () => {
    const { world, olga, mia, sam } = await coreTeam()
    must(await world.call('PUT', '/teams/core', { session: olga.session, body: { name: 'Rockets' } }))
    const { body } = must(await world.call('GET', '/teams/core/logs', { session: mia.session }))
    expect(body.total).toBe(3)
    expect(idsOf(body.logs, 'event')).toEqual(['team.update', 'membership.create', 'team.create'])
    expect(idsOf(body.logs, 'userId')).toEqual(['olga', '', 'olga'])
    expect(idsOf(body.logs, 'userType')).toEqual(['user', 'keyProject', 'user'])
    const [first] = Array.isArray(body.logs) ? body.logs.filter(isObject) : []
    expect(Object.keys(first ?? {})).toEqual(modelFields('log'))
    expect((await world.server('GET', '/teams/core/logs')).body).toEqual(body)
    expect(outcome(await world.call('GET', '/teams/core/logs', { session: sam.session }))).toBe('404 team_not_found')
  })

  test('is paged by limit and offset, and by nothing else', async () => {
    const { world } = await coreTeam()
    const ask = (...queries: readonly object[]) => world.server('GET', `/teams/core/logs${query(...queries)}`)
    const { body } = must(await ask({ method: 'limit', values: [1] }, { method: 'offset', values: [1] }))
    expect([body.total, ...idsOf(body.logs, 'event')]).toEqual([2, 'team.create'])
    expect(outcome(await ask({ method: 'orderDesc', values: [] }))).toBe('400 general_argument_invalid')
    expect((await world.server('GET', '/teams/core/logs?total=false')).body.total).toBe(0)
  })
})
