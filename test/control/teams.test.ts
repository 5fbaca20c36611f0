/** The window's list of teams: who is in them, who is asked, found by tokens and words. */
import { expect, test } from 'vitest'
import { coreTeam, idsOf, must, outcome, query } from '../teams/people.ts'

/** `core` with two members; `ops`, owned by `olga`, with an open invitation of `mia`; `empty`, which nobody is in. */
async function threeTeams() {
  const { world, olga } = await coreTeam()
  must(await world.call('POST', '/teams', { session: olga.session, body: { teamId: 'ops', name: 'Operations night' } }))
  const body = { userId: 'mia', roles: ['on-call'], url: 'http://localhost/' }
  must(await world.call('POST', '/teams/ops/memberships', { session: olga.session, body }))
  must(await world.server('POST', '/teams', { teamId: 'empty', name: 'Nobody yet' }))
  const list = async (asked: Readonly<Record<string, string>> = {}) =>
    must(await world.control('GET', `/projects/demo/teams?${new URLSearchParams(asked).toString()}`)).body
  return { world, list }
}

test('GET …/teams: counts members and open invitations, newest first', async () => {
  const { world, list } = await threeTeams()
  const at = '2026-03-01T12:00:00.000Z'
  const times = { createdAt: at, updatedAt: at }
  const expected = [
    { id: 'empty', name: 'Nobody yet', members: 0, pending: 0, ...times },
    { id: 'ops', name: 'Operations night', members: 1, pending: 1, ...times },
    { id: 'core', name: 'Core team', members: 2, pending: 0, ...times },
  ]
  expect(await list()).toEqual({ total: 3, teams: expected })

  const [message] = idsOf((await world.control('GET', '/inbox')).body.messages, 'id')
  must(await world.control('POST', `/inbox/${String(message)}/complete`))
  expect(await list({ filter: 'id:ops' })).toMatchObject({ teams: [{ members: 2, pending: 0 }] })
})

test('GET …/teams: a filter finds by tokens and by words that all match', async () => {
  const { list } = await threeTeams()
  const found = {
    'pending:yes': ['ops'],
    'pending:no': ['empty', 'core'],
    'members:none': ['empty'],
    'members:some': ['ops', 'core'],
    'member:mia': ['ops', 'core'],
    'member:mia pending:no': ['core'],
    'role:on-call': ['ops'],
    'role:on': [],
    'id:core': ['core'],
    oper: ['ops'],
    'night operations': ['ops'],
    'night core': [],
  }
  for (const [filter, ids] of Object.entries(found)) {
    const { total, teams } = await list({ filter })
    expect([filter, idsOf(teams, 'id'), total]).toEqual([filter, ids, ids.length])
  }
})

test('GET …/teams: orders by each column, and answers a slice with the total of all', async () => {
  const { list } = await threeTeams()
  const ids = async (asked: Readonly<Record<string, string>>) => idsOf((await list(asked)).teams, 'id')
  expect(await ids({ order: 'name' })).toEqual(['core', 'empty', 'ops'])
  expect(await ids({ order: '-members' })).toEqual(['core', 'ops', 'empty'])
  expect(await ids({ order: '-pending' })).toEqual(['ops', 'empty', 'core'])
  expect(await ids({ order: 'created' })).toEqual(['core', 'ops', 'empty'])
  expect(await ids({ order: '-id' })).toEqual(['ops', 'empty', 'core'])
  const slice = await list({ order: 'created', limit: '1', offset: '1' })
  expect([slice.total, idsOf(slice.teams, 'id')]).toEqual([3, ['ops']])
})

test('POST …/teams/bulk: deletes many with their memberships, and all come back in one step', async () => {
  const { world, list } = await threeTeams()
  const before = await list()
  const remove = (...teamIds: readonly string[]) =>
    world.control('POST', '/projects/demo/teams/bulk', { action: 'delete', teamIds })
  const { body } = must(await remove('core', 'ops', 'core', 'gone'))
  expect(body).toMatchObject({ action: 'delete', teams: ['core', 'ops'], missing: ['gone'] })
  expect(await list()).toMatchObject({ total: 1, teams: [{ id: 'empty' }] })
  const snapshots = must(await world.control('GET', '/snapshots')).body
  expect(idsOf(snapshots.snapshots, 'name')).toContain(body.before)
  must(await world.control('POST', '/history/undo'))
  expect(await list()).toEqual(before)
  expect((await remove()).status).toBe(200)
  expect((await world.control('POST', '/projects/demo/teams/bulk', { action: 'rename', teamIds: [] })).status).toBe(400)
})

test('GET …/teams: says what a token or an order may be', async () => {
  const { world } = await threeTeams()
  const asked = await world.control('GET', '/projects/demo/teams?filter=pending%3Amaybe')
  expect(asked.body).toMatchObject({ code: 400, message: 'pending: is one of yes, no; it has "maybe".' })
  const ordered = await world.control('GET', '/projects/demo/teams?order=colour')
  expect(ordered.body).toMatchObject({ code: 400, message: expect.stringContaining('"colour"') })
  expect(outcome(await world.control('GET', '/projects/nowhere/teams'))).toBe('404 project_not_found')
})

test('GET …/keys/{keyId}/calls: tells the calls that a key may make as the server decides them', async () => {
  const { world } = await coreTeam()
  const made = must(await world.control('POST', '/projects/demo/keys', { name: 'Reader', scopes: ['teams.read'] })).body
  const read = async () => {
    const { body } = must(await world.control('GET', `/projects/demo/keys/${String(made.id)}/calls`))
    const names = idsOf(body.calls, 'sdk')
    const of = (field: string) => {
      const values = idsOf(body.calls, field)
      return new Map(names.map((name, at) => [name, values[at]]))
    }
    return { expired: body.expired, by: of('by'), offer: of('offer') }
  }
  const { expired, by, offer } = await read()
  expect(expired).toBe(false)
  expect([by.get('teams.list'), by.get('teams.create'), by.get('users.list')]).toEqual(['teams.read', null, null])
  const offered = ['teams.list', 'teams.create', 'account.get'].map((sdk) => offer.get(sdk))
  expect(offered).toEqual([null, 'teams.write', null])

  const asKey = (method: string, path: string, body?: unknown) =>
    world.call(method, path, { key: String(made.secret), ...(body === undefined ? {} : { body }) })
  expect(outcome(await asKey('GET', `/teams${query({ method: 'limit', values: [1] })}`))).toBe('200')
  expect(outcome(await asKey('POST', '/teams', { teamId: 'new', name: 'New' }))).toBe('401 general_unauthorized_scope')

  const path = `/projects/demo/keys/${String(made.id)}`
  must(await world.control('PATCH', path, { scopes: ['teams.write'], expire: '2026-03-01T11:00:00.000Z' }))
  const after = await read()
  expect([after.expired, after.by.get('teams.list'), after.by.get('teams.create')]).toEqual([true, null, 'teams.write'])
  expect(outcome(await world.control('GET', '/projects/demo/keys/none/calls'))).toBe('404 not_found')
})
