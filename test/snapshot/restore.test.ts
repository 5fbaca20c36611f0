/** Saving a state and going back to it: what comes back, what stays, what is refused. */
import { expect, test } from 'vitest'
import { newWorld, password } from '../support/world.ts'
import { listed, restored, saved, stateOf } from './support.ts'

test('snapshots: a saved state comes back whole, with sessions, passwords, teams, settings, order and search', async () => {
  const world = await newWorld()
  const { call, server, control } = world
  const grace = await world.signedIn()
  await call('POST', '/teams', { session: grace.session, body: { teamId: 'core', name: 'Core' } })
  await server('PUT', '/users/grace/labels', { labels: ['beta'] })
  await server('POST', '/users', { userId: 'ada', email: 'ada@example.test', name: 'Ada Lovelace' })
  await control('PATCH', '/projects/demo', { authLimit: 100 })
  const state = stateOf(world)
  const users = (await server('GET', '/users')).text
  await saved(world, 'fixture', { messages: true, logs: true })

  await server('DELETE', '/users/grace')
  await server('PATCH', '/users/ada/email', { email: 'grace@example.test' })
  await server('POST', '/users', { userId: 'new', email: 'new@example.test' })
  await server('DELETE', '/teams/core')
  await control('PATCH', '/projects/demo', { authLimit: 1 })
  await control('POST', '/clock/advance', { by: '31d' })
  expect(stateOf(world)).not.toEqual(state)

  const { changes } = await restored(world)
  expect(changes).toBeGreaterThan(5)
  expect(stateOf(world)).toEqual(state)
  expect((await server('GET', '/users')).text).toBe(users)
  expect((await call('GET', '/account', { session: grace.session })).body.$id).toBe('grace')
  expect((await server('GET', '/users?search=lovelace')).body.total).toBe(1)
  expect((await call('GET', '/teams', { session: grace.session })).body.total).toBe(1)
  const again = await call('POST', '/account/sessions/email', { body: { email: 'grace@example.test', password } })
  expect(again.status, again.story).toBe(201)
  expect((await control('GET', '/projects/demo')).body.authLimit).toBe(100)
})

test('snapshots: a restore is one step of the history, and undone it leaves all as it was', async () => {
  const world = await newWorld()
  await world.signedIn()
  await saved(world)
  await world.server('PATCH', '/users/grace/email', { email: 'other@example.test' })
  await world.server('POST', '/users', { userId: 'ada', email: 'grace@example.test' })
  const before = stateOf(world)
  await restored(world)
  expect((await world.server('GET', '/users')).body.total).toBe(1)
  const { body } = await world.control('POST', '/history/undo')
  expect(body.title).toBe('Undo: Restore the snapshot fixture')
  expect(stateOf(world)).toEqual(before)
  expect((await world.server('GET', '/users?search=other')).body.total).toBe(1)
})

test('snapshots: two users who traded their addresses get them back', async () => {
  const world = await newWorld()
  const { server } = world
  await server('POST', '/users', { userId: 'a', email: 'a@example.test' })
  await server('POST', '/users', { userId: 'b', email: 'b@example.test' })
  await saved(world)
  await server('PATCH', '/users/a/email', { email: 'c@example.test' })
  await server('PATCH', '/users/b/email', { email: 'a@example.test' })
  await server('PATCH', '/users/a/email', { email: 'b@example.test' })
  await restored(world)
  expect((await server('GET', '/users/a')).body.email).toBe('a@example.test')
  expect((await server('GET', '/users/b')).body.email).toBe('b@example.test')
})

test('snapshots: sessions are dropped and the inbox is cleared when that is wished', async () => {
  const world = await newWorld()
  const { session } = await world.signedIn()
  const url = { url: 'http://localhost/verify' }
  await world.call('POST', '/account/verifications/email', { session, body: url })
  await saved(world)
  await saved(world, 'with-messages', { messages: true })
  await world.call('POST', '/account/verifications/email', { session, body: url })
  const inbox = async () => (await world.control('GET', '/inbox')).body.total
  // The snapshot has no messages, so those that are there stay.
  await restored(world, 'fixture')
  expect(await inbox()).toBe(2)
  await restored(world, 'with-messages')
  expect(await inbox()).toBe(1)
  await restored(world, 'fixture', { sessions: 'drop', messages: 'clear' })
  expect(await inbox()).toBe(0)
  expect((await world.call('GET', '/account', { session })).status).toBe(401)
  expect((await world.server('GET', '/users/grace')).status).toBe(200)
})

test('snapshots: only some users come back, with what is theirs; others stay', async () => {
  const world = await newWorld()
  const { call, server, signedIn } = world
  const grace = await signedIn()
  const ada = await signedIn({ userId: 'ada', email: 'ada@example.test', name: 'Ada' })
  await call('POST', '/teams', { session: grace.session, body: { teamId: 'core', name: 'Core' } })
  await server('POST', '/teams/core/memberships', { userId: 'ada', roles: ['editor'] })
  await saved(world)
  await server('DELETE', '/users/grace')
  await server('DELETE', '/users/ada/sessions')
  await server('PATCH', '/users/ada/name', { name: 'Ada King' })
  expect((await server('GET', '/teams/core')).body.total).toBe(1)
  await restored(world, 'fixture', { users: ['grace'] })
  expect((await call('GET', '/account', { session: grace.session })).body.$id).toBe('grace')
  expect((await server('GET', '/teams/core')).body.total).toBe(2)
  expect((await server('GET', '/users/ada')).body.name).toBe('Ada King')
  expect((await call('GET', '/account', { session: ada.session })).status).toBe(401)
  expect((await server('GET', '/users?search=hopper')).body.total).toBe(1)

  await server('DELETE', '/teams/core')
  await restored(world, 'fixture', { users: ['grace', 'ada'], projectId: 'demo' })
  expect((await server('GET', '/teams/core')).body).toMatchObject({ name: 'Core', total: 2 })
})

test('snapshots: of some users without their sessions, push targets of those sessions stay away as well', async () => {
  const world = await newWorld()
  const { server, call, signedIn } = world
  await server('POST', '/messaging/providers/fcm', { providerId: 'push', name: 'Push' })
  const { session } = await signedIn()
  const target = { targetId: 'phone', identifier: 'token', providerId: 'push' }
  const made = await call('POST', '/account/targets/push', { session, body: target })
  expect(made.status, made.story).toBe(201)
  await saved(world)
  await server('DELETE', '/users/grace/sessions')
  await restored(world, 'fixture', { users: ['grace'], sessions: 'drop' })
  expect(listed(stateOf(world).targets).map(({ providerType }) => providerType)).toEqual(['email'])
  await restored(world, 'fixture', { users: ['grace'] })
  expect(listed(stateOf(world).targets).map(({ providerType }) => providerType)).toEqual(['email', 'push'])
  expect((await call('GET', '/account', { session })).status).toBe(200)
})

test('snapshots: only some records come back, and one that was not there goes with what hangs on it', async () => {
  const world = await newWorld()
  const { call, server, control, signedIn } = world
  const { session } = await signedIn()
  await call('POST', '/teams', { session, body: { teamId: 'core', name: 'Core' } })
  await saved(world)
  const [open] = listed(stateOf(world).sessions)
  await server('PATCH', '/users/grace/name', { name: 'Grace King' })
  await server('PUT', '/users/grace/labels', { labels: ['beta'] })
  await server('PUT', '/teams/core', { name: 'Other' })
  await server('DELETE', '/users/grace/sessions')
  await signedIn({ userId: 'ada', email: 'ada@example.test', name: 'Ada' })
  await server('POST', '/teams/core/memberships', { userId: 'ada', roles: [] })
  const record = (...records: readonly string[]) => ({ records, projectId: 'demo' })

  await restored(world, 'fixture', record(`sessions/${String(open?.id)}`))
  expect((await call('GET', '/account', { session })).body).toMatchObject({ name: 'Grace King', labels: ['beta'] })
  await restored(world, 'fixture', record('users/grace'))
  expect((await server('GET', '/users/grace')).body).toMatchObject({ name: 'Grace Hopper', labels: [] })
  expect((await server('GET', '/teams/core')).body).toMatchObject({ name: 'Other', total: 2 })

  const { changes } = await restored(world, 'fixture', record('users/ada'))
  expect(changes).toBeGreaterThan(3)
  const { sessions, targets, memberships } = stateOf(world)
  expect([sessions, targets, memberships].flatMap(listed).map(({ userId }) => userId)).not.toContain('ada')
  expect((await server('GET', '/teams/core')).body).toMatchObject({ name: 'Other', total: 1 })
  expect((await control('GET', '/drift')).body.total).toBeGreaterThan(0)

  // Where the team is gone it comes along; where the user is, the record is nobody's.
  const [membership] = listed(memberships)
  await server('DELETE', '/teams/core')
  await restored(world, 'fixture', record(`memberships/${String(membership?.id)}`))
  expect((await server('GET', '/teams/core')).body).toMatchObject({ name: 'Core', total: 1 })
  await server('DELETE', '/users/grace')
  const state = stateOf(world)
  const tried = async (body: object) => (await control('POST', '/snapshots/fixture/restore', body)).body.type
  expect(await tried(record(`sessions/${String(open?.id)}`))).toBe('conflict')
  expect(await tried(record('users/nobody'))).toBe('not_found')
  expect(await tried(record('nothing/at-all'))).toBe('not_found')
  expect(await tried({ ...record('users/grace'), dates: 'clock' })).toBe('invalid')
  expect(await tried({ ...record('users/grace'), users: ['grace'] })).toBe('invalid')
  expect(stateOf(world)).toEqual(state)
})

test('snapshots: a record keeps its time left, and the baseline stays what it was', async () => {
  const world = await newWorld()
  const { server, control, signedIn } = world
  await signedIn()
  await saved(world, 'baseline')
  const sessionsOf = async () => listed((await server('GET', '/users/grace/sessions')).body.sessions)
  const [before] = await sessionsOf()
  await control('POST', '/clock/advance', { by: '1h' })
  await server('DELETE', '/users/grace/sessions')
  await server('PATCH', '/users/grace/name', { name: 'Other' })
  await restored(world, 'baseline', { records: [`sessions/${String(before?.$id)}`] })
  const [after] = await sessionsOf()
  expect(Date.parse(String(after?.expire)) - Date.parse(String(before?.expire))).toBe(3_600_000)
  expect((await control('GET', '/drift')).body.tables).toContainEqual({
    table: 'users',
    created: 0,
    changed: 1,
    deleted: 0,
  })
  await control('POST', '/reset')
  expect((await server('GET', '/users/grace')).body.name).toBe('Grace Hopper')
})

test('snapshots: users of a project that is gone do not come back alone', async () => {
  const world = await newWorld()
  await world.control('POST', '/projects', { projectId: 'shop' })
  await world.control('POST', '/samples', { projectId: 'shop' })
  await saved(world)
  await world.control('DELETE', '/projects/shop')
  const state = stateOf(world)
  const { status, body } = await world.control('POST', '/snapshots/fixture/restore', { users: ['ada'] })
  expect([status, body.type]).toEqual([409, 'conflict'])
  expect(stateOf(world)).toEqual(state)
})

test('snapshots: a user whose address is taken by now, and one who is not in it, change nothing', async () => {
  const world = await newWorld()
  await world.signedIn()
  await saved(world)
  await world.server('DELETE', '/users/grace')
  await world.server('POST', '/users', { userId: 'other', email: 'grace@example.test' })
  const before = stateOf(world)
  const taken = await world.control('POST', '/snapshots/fixture/restore', { users: ['grace'] })
  expect([taken.status, taken.body.type]).toEqual([409, 'conflict'])
  const missing = await world.control('POST', '/snapshots/fixture/restore', { users: ['other'] })
  expect([missing.status, missing.body.type]).toEqual([404, 'not_found'])
  const clock = await world.control('POST', '/snapshots/fixture/restore', { users: ['grace'], dates: 'clock' })
  expect([clock.status, clock.body.type]).toEqual([400, 'invalid'])
  expect(stateOf(world)).toEqual(before)
})

test('snapshots: listed by kind and name with what is in them, then deleted', async () => {
  const world = await newWorld()
  await world.signedIn()
  await saved(world, 'zebra', { note: 'One user', tags: ['smoke'] })
  await saved(world, 'ant')
  await saved(world, 'baseline')
  await restored(world, 'ant')
  await restored(world, 'ant')
  const { body } = await world.control('GET', '/snapshots')
  const names = (value: unknown) => listed(value).map(({ name, kind }) => [name, kind])
  expect(names(body.snapshots)).toEqual([
    ['baseline', 'baseline'],
    ['ant', 'named'],
    ['zebra', 'named'],
    ['auto-000002', 'automatic'],
    ['auto-000001', 'automatic'],
  ])
  expect(listed(body.snapshots)[2]).toMatchObject({
    note: 'One user',
    tags: ['smoke'],
    capturedAt: '2026-03-01T12:00:00.000Z',
    users: 1,
    teams: 0,
    sessions: 1,
    path: null,
  })
  expect(listed(body.snapshots)[3]).toMatchObject({ note: 'Before: Restore the snapshot ant' })
  expect((await world.control('DELETE', '/snapshots/zebra')).status).toBe(204)
  expect((await world.control('DELETE', '/snapshots/zebra')).status).toBe(404)
  expect((await world.control('GET', '/snapshots')).body.total).toBe(4)
})

test('snapshots: saved again, copied and renamed; note and tags stay until others are given', async () => {
  const world = await newWorld()
  await saved(world, 'fixture', { note: 'Mine', tags: ['a'] })
  await world.signedIn()
  expect(await saved(world)).toMatchObject({ note: 'Mine', tags: ['a'], users: 1 })
  expect(await saved(world, 'copy', { from: 'fixture', tags: [] })).toMatchObject({
    note: 'Mine',
    tags: [],
    from: 'fixture',
    users: 1,
  })
  await world.server('DELETE', '/users/grace')
  // Only the words of it, not what is in it.
  expect(await saved(world, 'copy', { from: 'copy', note: 'New' })).toMatchObject({ note: 'New', users: 1 })
})

test('snapshots: bad names, names of the emulator and names that differ by case alone are refused', async () => {
  const world = await newWorld()
  for (const name of ['..', '.hidden', 'con', 'NUL.json', 'a%2Fb', 'a b', 'a.', 'x'.repeat(65), 'auto-7']) {
    const { status, story } = await world.control('PUT', `/snapshots/${encodeURIComponent(name)}`, {})
    expect([400, 404], story).toContain(status)
  }
  expect((await world.control('GET', '/snapshots')).body.total).toBe(0)
  await saved(world, 'Fixture')
  const { status, body } = await world.control('PUT', '/snapshots/fixture', {})
  expect([status, body.type]).toEqual([409, 'snapshot_exists'])
})

test('snapshots: the last 20 automatic ones are kept', async () => {
  const world = await newWorld()
  for (let at = 0; at < 23; at += 1) await world.control('POST', '/reset')
  const { body } = await world.control('GET', '/snapshots')
  expect(body.total).toBe(20)
  expect(listed(body.snapshots).map(({ name }) => name)).toContain('auto-000023')
  expect(listed(body.snapshots).map(({ name }) => name)).not.toContain('auto-000003')
})
