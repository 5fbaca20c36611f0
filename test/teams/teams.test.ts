import { describe, expect, test } from 'vitest'
import { modelFields } from '../contract/data.ts'
import { newWorld } from '../support/world.ts'
import { must, outcome, signUp } from './people.ts'

const team = { teamId: 'core', name: 'Core team' }

async function worldWithTeam() {
  const world = await newWorld()
  const olga = await signUp(world, 'olga')
  const sam = await signUp(world, 'sam')
  must(await world.call('POST', '/teams', { session: olga.session, body: team }))
  return { world, olga, sam }
}

describe('teams.create', () => {
  test('makes a client the owner of its team, fields in wire order', async () => {
    const { call, signedIn, lastExchange } = await newWorld()
    const { session } = await signedIn()
    const reply = await call('POST', '/teams', { session, body: team })
    expect(reply.status, reply.story).toBe(201)
    expect(Object.keys(reply.body)).toEqual(modelFields('team'))
    expect(reply.body).toEqual({
      $id: 'core',
      $createdAt: '2026-03-01T12:00:00.000+00:00',
      $updatedAt: '2026-03-01T12:00:00.000+00:00',
      name: 'Core team',
      total: 1,
      prefs: {},
    })
    expect((await lastExchange()).events).toEqual(['teams.core.create'])
  })

  test('makes no member when a server calls, whatever roles it names', async () => {
    const { server } = await newWorld()
    const { body } = must(await server('POST', '/teams', { ...team, roles: ['editor'] }))
    expect(body.total).toBe(0)
  })

  test('generates an id and refuses one that is taken', async () => {
    const { server } = await newWorld()
    const { body } = must(await server('POST', '/teams', { teamId: 'unique()', name: 'One' }))
    expect(body.$id).toMatch(/^[0-9a-f]{20}$/)
    must(await server('POST', '/teams', team))
    expect(outcome(await server('POST', '/teams', team))).toBe('409 team_already_exists')
  })

  test.each([
    [{ teamId: '-core' }, 400],
    [{ teamId: 'a'.repeat(36) }, 201],
    [{ teamId: 'a'.repeat(37) }, 400],
    [{ name: '' }, 400],
    [{ name: 'é'.repeat(128) }, 201],
    [{ name: 'a'.repeat(129) }, 400],
    [{ roles: [] }, 201],
    [{ roles: ['r'.repeat(36)] }, 201],
    [{ roles: ['r'.repeat(37)] }, 400],
    [{ roles: ['-r'] }, 400],
    [{ roles: 'owner' }, 400],
    [{ roles: Array.from({ length: 100 }, (_none, at) => `r${at}`) }, 201],
    [{ roles: Array.from({ length: 101 }, (_none, at) => `r${at}`) }, 400],
  ])('takes or refuses %j', async (changed, status) => {
    const { call, signedIn } = await newWorld()
    const { session } = await signedIn()
    const reply = await call('POST', '/teams', { session, body: { ...team, ...changed } })
    expect(reply.status, reply.story).toBe(status)
  })

  test('is closed to guests', async () => {
    const { call } = await newWorld()
    expect(outcome(await call('POST', '/teams', { body: team }))).toBe('401 general_unauthorized_scope')
  })
})

describe('who sees and changes a team', () => {
  const calls = [
    ['GET', '/teams/core', undefined],
    ['GET', '/teams/core/prefs', undefined],
    ['PUT', '/teams/core', { name: 'Other' }],
    ['PUT', '/teams/core/prefs', { prefs: { theme: 'dark' } }],
    ['DELETE', '/teams/core', undefined],
  ] as const

  test.each(calls)('%s %s: the owner and a server may', async (method, path, body) => {
    const { world, olga } = await worldWithTeam()
    const sent = body === undefined ? {} : { body }
    const asOwner = await world.call(method, path, { session: olga.session, ...sent })
    expect(asOwner.status, asOwner.story).toBe(method === 'DELETE' ? 204 : 200)
    must(await world.server('POST', '/teams', { teamId: 'other', name: 'Other' }))
    const asServer = await world.server(method, path.replace('core', 'other'), body)
    expect(asServer.status, asServer.story).toBe(method === 'DELETE' ? 204 : 200)
  })

  test.each(calls)('%s %s: for a stranger the team does not exist', async (method, path, body) => {
    const { world, sam } = await worldWithTeam()
    const reply = await world.call(method, path, { session: sam.session, ...(body === undefined ? {} : { body }) })
    expect(outcome(reply), reply.story).toBe('404 team_not_found')
    const { story } = await world.lastExchange()
    expect(story.at(-1)?.emulatorOnly).toEqual(['the team Core team exists; sam Example is no accepted member of it'])
  })

  test.each(calls)('%s %s: answers 404 for a team that is not there', async (method, path, body) => {
    const { world } = await worldWithTeam()
    expect(outcome(await world.server(method, path.replace('core', 'nowhere'), body))).toBe('404 team_not_found')
  })

  test('a key without the scope is stopped before the team is looked for', async () => {
    const { world } = await worldWithTeam()
    const made = await world.control('POST', '/projects/demo/keys', { scopes: ['users.read'] })
    const reply = await world.call('GET', '/teams/nowhere', { key: String(made.body.secret) })
    expect(outcome(reply)).toBe('401 general_unauthorized_scope')
  })
})

test('teams.updateName: renames, and search finds the new name only', async () => {
  const { world } = await worldWithTeam()
  const { body } = must(await world.server('PUT', '/teams/core', { name: 'Rockets' }))
  expect(body).toMatchObject({ $id: 'core', name: 'Rockets', total: 1 })
  expect((await world.server('GET', '/teams?search=rock')).body.total).toBe(1)
  expect((await world.server('GET', '/teams?search=team')).body.total).toBe(0)
})

test('the service can be switched off for clients, not for servers', async () => {
  const { world, olga } = await worldWithTeam()
  await world.control('PATCH', '/projects/demo', { serviceStatusForTeams: false })
  expect(outcome(await world.call('GET', '/teams', { session: olga.session }))).toBe('403 general_service_disabled')
  expect((await world.server('GET', '/teams')).status).toBe(200)
})

test('teams.delete: removes the team with its memberships', async () => {
  const { world, olga } = await worldWithTeam()
  must(await world.call('DELETE', '/teams/core', { session: olga.session }))
  const { changes, events } = await world.lastExchange()
  expect(changes.map(({ table, operation }) => `${table} ${operation}`)).toEqual([
    'memberships deleted',
    'teams deleted',
  ])
  expect(events).toEqual(['teams.core.delete'])
  expect((await world.call('GET', '/teams', { session: olga.session })).body).toEqual({ total: 0, teams: [] })
})

describe('team preferences', () => {
  test('are replaced whole', async () => {
    const { world, olga } = await worldWithTeam()
    const put = (prefs: unknown) => world.call('PUT', '/teams/core/prefs', { session: olga.session, body: { prefs } })
    expect(must(await put({ theme: 'dark', nested: { empty: {} } })).body).toEqual({
      theme: 'dark',
      nested: { empty: [] },
    })
    expect((await world.lastExchange()).events).toEqual(['teams.core.update.prefs'])
    expect(must(await put({ size: 2 })).body).toEqual({ size: 2 })
    expect((await world.server('GET', '/teams/core/prefs')).body).toEqual({ size: 2 })
    expect((await world.server('GET', '/teams/core')).body.prefs).toEqual({ size: 2 })
    expect((await put({})).status).toBe(200)
  })

  test.each([
    ['a list', ['a']],
    ['text', 'a'],
    ['a number', 7],
    ['65,536 bytes of JSON', { big: 'a'.repeat(65_536 - 10) }],
  ])('refuse %s', async (_what, prefs) => {
    const { world, olga } = await worldWithTeam()
    const reply = await world.call('PUT', '/teams/core/prefs', { session: olga.session, body: { prefs } })
    expect(outcome(reply)).toBe('400 general_argument_invalid')
  })

  test.each([
    [{ $id: 7 }, '400 document_invalid_structure'],
    [{ $permissions: 'any' }, '400 document_invalid_structure'],
    [{ inner: { $id: 'a', $permissions: 'any' } }, '400 document_invalid_structure'],
    [{ list: [{ $id: 7 }] }, '400 document_invalid_structure'],
    [{ inner: { $permissions: 'any' } }, '200'],
    [{ $id: 'a', $permissions: [], $other: 7 }, '200'],
  ])('with reserved keys, %j: %s', async (prefs, expected) => {
    const { world } = await worldWithTeam()
    expect(outcome(await world.server('PUT', '/teams/core/prefs', { prefs }))).toBe(expected)
  })

  test('take 65,535 bytes of JSON', async () => {
    const { world } = await worldWithTeam()
    const prefs = { big: 'a'.repeat(65_535 - 10) }
    expect((await world.server('PUT', '/teams/core/prefs', { prefs })).status).toBe(200)
  })
})

describe('teams.list', () => {
  async function many() {
    const { world, olga, sam } = await worldWithTeam()
    must(await world.call('POST', '/teams', { session: sam.session, body: { teamId: 'sams', name: 'Sams' } }))
    must(await world.server('POST', '/teams', { teamId: 'empty', name: 'Empty team' }))
    const ids = async (query: string, session?: string) => {
      const reply = must(
        await world.call('GET', `/teams${query}`, session === undefined ? { key: world.emulator.apiKey } : { session }),
      )
      const teams: { $id: string }[] = JSON.parse(JSON.stringify(reply.body.teams))
      return [reply.body.total, ...teams.map(({ $id }) => $id)]
    }
    return { world, olga, sam, ids }
  }
  const query = (...queries: object[]) =>
    `?${queries.map((one) => `queries[]=${encodeURIComponent(JSON.stringify(one))}`).join('&')}`

  test('shows a client its own teams and a server all', async () => {
    const { olga, sam, ids } = await many()
    expect(await ids('', olga.session)).toEqual([1, 'core'])
    expect(await ids('', sam.session)).toEqual([1, 'sams'])
    expect(await ids('')).toEqual([3, 'core', 'sams', 'empty'])
  })

  test.each<readonly [string, readonly unknown[]]>([
    [query({ method: 'equal', attribute: 'total', values: [0] }), [1, 'empty']],
    [query({ method: 'greaterThan', attribute: 'total', values: [0] }), [2, 'core', 'sams']],
    [query({ method: 'endsWith', attribute: 'name', values: ['team'] }), [2, 'core', 'empty']],
    [query({ method: 'orderDesc', attribute: 'name', values: [] }, { method: 'limit', values: [1] }), [3, 'sams']],
    [query({ method: 'cursorAfter', values: ['core'] }), [3, 'sams', 'empty']],
    ['?search=sam', [1, 'sams']],
    ['?search=team', [2, 'core', 'empty']],
    ['?search=@', [0]],
    ['?total=false', [0, 'core', 'sams', 'empty']],
  ])('%s', async (asked, found) => {
    const { ids } = await many()
    expect(await ids(asked)).toEqual(found)
  })

  test.each([
    [query({ method: 'equal', attribute: 'prefs', values: ['a'] }), '400 general_argument_invalid'],
    [query({ method: 'select', values: ['name'] }), '400 general_argument_invalid'],
    [query({ method: 'equal', attribute: 'total', values: ['0'] }), '400 general_argument_invalid'],
    [query({ method: 'cursorAfter', values: ['nowhere'] }), '400 general_cursor_not_found'],
    // The parameter check takes it and the database does not: this list answers 500 where users answer 400.
    [query({ method: 'search', attribute: 'name', values: ['core'] }), '500 general_unknown'],
    ['?search=', '400 general_argument_invalid'],
    ['?queries=text', '400 general_argument_invalid'],
  ])('%s is refused', async (asked, refusal) => {
    const { world } = await many()
    expect(outcome(await world.server('GET', `/teams${asked}`))).toBe(refusal)
  })

  test('does not know a cursor that the client cannot see', async () => {
    const { world, olga } = await many()
    const asked = query({ method: 'cursorAfter', values: ['sams'] })
    expect(outcome(await world.call('GET', `/teams${asked}`, { session: olga.session }))).toBe(
      '400 general_cursor_not_found',
    )
  })
})
