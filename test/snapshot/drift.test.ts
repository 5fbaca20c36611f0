/** What has changed since the baseline, and going back to it. */
import { expect, test } from 'vitest'
import { createMemoryFiles } from '../../src-shared/snapshot/memory-files.ts'
import { newWorld, type World } from '../support/world.ts'
import { drift, listed, saved, stateOf } from './support.ts'

test('drift: a fixture is loaded, 14 records change, they are named, and putting it back leaves none', async () => {
  const world = await newWorld()
  const { server, call, control } = world
  for (const userId of ['ada', 'grace', 'linus', 'margaret']) {
    await server('POST', '/users', { userId, email: `${userId}@example.test`, password: 'correct horse', name: userId })
  }
  await server('POST', '/teams', { teamId: 'core', name: 'Core' })
  const state = stateOf(world)
  await saved(world, 'baseline')
  expect((await drift(world)).total).toBe(0)

  // Four users and targets, a session with its user, two names, a label, a membership with its team, a setting.
  for (const userId of ['n1', 'n2']) await server('POST', '/users', { userId, email: `${userId}@example.test` })
  await server('DELETE', '/users/margaret')
  await call('POST', '/account/sessions/email', { body: { email: 'ada@example.test', password: 'correct horse' } })
  await server('PATCH', '/users/grace/name', { name: 'Grace Hopper' })
  await server('PATCH', '/users/linus/name', { name: 'Linus T' })
  await server('PUT', '/users/ada/labels', { labels: ['beta'] })
  await server('POST', '/teams/core/memberships', { userId: 'ada', roles: ['editor'] })
  await control('PATCH', '/projects/demo', { authLimit: 100 })
  const { total, records, baseline } = await drift(world)
  expect(records.filter((record) => !/targets|sessions|memberships/.test(record))).toEqual([
    'changed projects demo',
    'changed users ada',
    'changed users grace',
    'changed users linus',
    'created users n1',
    'created users n2',
    'deleted users margaret',
    'changed teams core',
  ])
  expect(
    records
      .filter((record) => /targets|sessions|memberships/.test(record))
      .map((record) => record.split(' ').slice(0, 2).join(' ')),
  ).toEqual(['created sessions', 'created targets', 'created targets', 'deleted targets', 'created memberships'])
  expect(total).toBe(13)
  await server('PATCH', '/users/n1/prefs', { prefs: { a: 1 } })
  expect((await drift(world)).total).toBe(13)
  await server('POST', '/teams', { teamId: 'fourteenth', name: 'Fourteenth' })
  expect((await drift(world)).total).toBe(14)
  expect(baseline).toEqual({ name: 'baseline', from: '', capturedAt: '2026-03-01T12:00:00.000Z' })

  const { body } = await control('POST', '/reset')
  expect(body.before).toBe('auto-000001')
  expect((await drift(world)).total).toBe(0)
  expect(stateOf(world)).toEqual(state)
})

test('drift: says what of a record changed, and nothing of one that changed back or was only seen', async () => {
  const world = await newWorld()
  await world.signedIn()
  await saved(world, 'baseline')
  await world.server('PATCH', '/users/grace/name', { name: 'Other' })
  const { body } = await world.control('GET', '/drift')
  const [record] = listed(body.records)
  expect(record).toMatchObject({ table: 'users', id: 'grace', projectId: 'demo', operation: 'changed' })
  expect(record?.fields).toContainEqual({ name: 'name', before: 'Grace Hopper', after: 'Other' })
  await world.control('POST', `/requests/${(await world.lastExchange()).id}/undo`)
  expect((await drift(world)).total).toBe(0)
})

test('drift: says whose a record is and what it is called, and counts alone when no records are asked for', async () => {
  const world = await newWorld()
  await saved(world, 'baseline')
  await world.signedIn()
  await world.server('POST', '/teams', { teamId: 'core', name: 'Core' })
  for (const path of ['/drift', '/snapshots/baseline/diff']) {
    const { body } = await world.control('GET', path)
    expect(listed(body.records).map(({ table, userId, title }) => [table, userId, title])).toEqual([
      ['users', 'grace', 'Grace Hopper'],
      ['sessions', 'grace', ''],
      ['targets', 'grace', ''],
      ['teams', null, 'Core'],
    ])
    const { body: counted } = await world.control('GET', `${path}?limit=0`)
    expect(counted).toEqual({ ...body, records: [] })
  }
})

test('drift: a new note for the baseline changes nothing, also after what lapses was moved on', async () => {
  const world = await newWorld()
  await world.signedIn()
  await saved(world, 'baseline')
  await world.control('POST', '/clock/advance', { by: '2h' })
  await world.control('POST', '/snapshots/baseline/restore', {})
  expect((await drift(world)).total).toBe(0)
  expect(await saved(world, 'baseline', { from: 'baseline', note: 'Ready to pay' })).toMatchObject({ from: '' })
  expect((await drift(world)).total).toBe(0)
})

test('drift: a document keeps what it is a copy of', async () => {
  const world = await newWorld()
  await saved(world, 'first')
  await saved(world, 'copy', { from: 'first' })
  const { text } = await world.control('GET', '/snapshots/copy')
  expect(await saved(world, 'again', { document: text })).toMatchObject({ from: 'first' })
})

test('drift: before anything was saved it counts from the start', async () => {
  const world = await newWorld()
  expect(await drift(world)).toMatchObject({ total: 0, baseline: null })
  await world.signedIn()
  expect((await drift(world)).records.map((record) => record.split(' ').slice(0, 2).join(' '))).toEqual([
    'created users',
    'created sessions',
    'created targets',
  ])
  await world.control('POST', '/reset')
  expect((await world.server('GET', '/users')).body.total).toBe(0)
  expect((await drift(world)).total).toBe(0)
})

test('drift: a user who was deleted and made anew is one change', async () => {
  const world = await newWorld()
  await world.server('POST', '/users', { userId: 'ada', name: 'Ada' })
  await saved(world, 'baseline')
  await world.server('DELETE', '/users/ada')
  await world.server('POST', '/users', { userId: 'ada', name: 'Ada again' })
  expect(await drift(world)).toMatchObject({ total: 1, records: ['changed users ada'] })
})

test('drift: a baseline of an earlier process counts, from its file', async () => {
  const snapshots = createMemoryFiles()
  const first = await newWorld({ snapshots })
  await first.server('POST', '/users', { userId: 'ada', name: 'Ada' })
  await saved(first, 'baseline', { from: undefined, note: 'Ready' })
  await first.server('POST', '/users', { userId: 'new' })
  const stored = { database: first.emulator.exportDatabase().bytes, commits: [] }
  const second = await newWorld({ snapshots, stored })
  expect(await drift(second)).toMatchObject({ total: 1, records: ['created users new'] })
  await second.server('PATCH', '/users/ada/name', { name: 'Other' })
  expect((await drift(second)).total).toBe(2)
  await second.emulator.reset()
  expect((await second.server('GET', '/users')).body).toMatchObject({ total: 1, users: [{ name: 'Ada' }] })
})

test('drift: another snapshot made the baseline, then none', async () => {
  const world = await newWorld()
  await saved(world, 'empty')
  await world.server('POST', '/users', { userId: 'ada' })
  await saved(world, 'baseline', { from: 'empty' })
  expect(await drift(world)).toMatchObject({ total: 1, baseline: { from: 'empty' } })
  await world.control('POST', '/reset')
  expect((await world.server('GET', '/users')).body.total).toBe(0)
  await world.server('POST', '/users', { userId: 'ada' })
  await world.control('DELETE', '/snapshots/baseline')
  expect(await drift(world)).toMatchObject({ total: 0, baseline: null })
})

test('reset: to empty keeps projects, their settings and keys, and what is simulated', async () => {
  const world = await newWorld()
  const { control, server } = world
  await world.signedIn()
  await server('POST', '/teams', { teamId: 'core', name: 'Core' })
  await control('PATCH', '/projects/demo', { authLimit: 7 })
  await control('PUT', '/projects/demo/oauth2/google/person', { outcome: 'deny' })
  await server('POST', '/messaging/providers/fcm', { providerId: 'push', name: 'Push' })
  const { body } = await control('POST', '/reset', { to: 'empty' })
  expect(body.before).toBe('auto-000001')
  expect((await server('GET', '/users')).body.total).toBe(0)
  expect((await server('GET', '/teams')).body.total).toBe(0)
  expect((await control('GET', '/projects/demo')).body.authLimit).toBe(7)
  expect((await control('GET', '/projects/demo/oauth2/google/person')).body.outcome).toBe('deny')
  expect((await server('GET', '/messaging/providers')).body.total).toBe(1)
  expect((await control('GET', '/clock')).body.mode).toBe('frozen')
  await control('POST', '/history/undo')
  expect((await server('GET', '/users')).body.total).toBe(1)
})

test('reset: the automatic snapshot before it has all that was there, the inbox too', async () => {
  const world = await newWorld()
  const { session } = await world.signedIn()
  await world.call('POST', '/account/verifications/email', { session, body: { url: 'http://localhost/verify' } })
  const state = stateOf(world)
  await world.control('POST', '/reset')
  expect((await world.control('GET', '/inbox')).body.total).toBe(0)
  await world.control('POST', '/snapshots/auto-000001/restore', {})
  expect(stateOf(world)).toEqual(state)
})

test('reset: what is written while its automatic snapshot is, is in that', async () => {
  const memory = createMemoryFiles()
  let isFirst = true
  const world: World = await newWorld({
    snapshots: {
      ...memory,
      async write(name, text) {
        if (isFirst) await world.server('POST', '/users', { userId: 'late' })
        isFirst = false
        await memory.write(name, text)
      },
    },
  })
  const { body } = await world.control('POST', '/reset', { to: 'empty' })
  expect((await world.server('GET', '/users/late')).status).toBe(404)
  await world.control('POST', `/snapshots/${String(body.before)}/restore`, {})
  expect((await world.server('GET', '/users/late')).status).toBe(200)
})

test('projects: one that is deleted is in an automatic snapshot', async () => {
  const world = await newWorld()
  await world.control('POST', '/projects', { projectId: 'shop', name: 'Shop' })
  await world.control('POST', '/samples', { projectId: 'shop' })
  const state = stateOf(world)
  expect((await world.control('DELETE', '/projects/shop')).status).toBe(204)
  const { body } = await world.control('GET', '/snapshots')
  expect(listed(body.snapshots)).toMatchObject([{ name: 'auto-000001', note: 'Before: Delete the project Shop' }])
  await world.control('POST', '/snapshots/auto-000001/restore', {})
  expect(stateOf(world)).toEqual(state)
})

test('snapshots: an automatic one is taken for a step of many calls', async () => {
  const world = await newWorld()
  await world.signedIn()
  const state = stateOf(world)
  const { status, body } = await world.control('POST', '/snapshots', { before: 'Delete 2 users' })
  expect([status, body.name, body.kind, body.note]).toEqual([201, 'auto-000001', 'automatic', 'Before: Delete 2 users'])
  await world.server('DELETE', '/users/grace')
  await world.control('POST', '/snapshots/auto-000001/restore', {})
  expect(stateOf(world)).toEqual(state)
})

test('events: what is saved, restored and deleted is told', async () => {
  const world = await newWorld()
  const told: unknown[] = []
  world.emulator.subscribe((event) => {
    if (event.type === 'snapshot') told.push([event.operation, event.name])
  })
  await saved(world)
  await world.control('POST', '/snapshots/fixture/restore', {})
  await world.control('DELETE', '/snapshots/fixture')
  await world.control('POST', '/reset', { to: 'empty' })
  expect(told).toEqual([
    ['saved', 'fixture'],
    ['restored', 'fixture'],
    ['deleted', 'fixture'],
    ['reset', ''],
  ])
})

test('diff: a snapshot against now and against another, in both directions', async () => {
  const world = await newWorld()
  await world.server('POST', '/users', { userId: 'ada', name: 'Ada' })
  await saved(world, 'one')
  await world.server('PATCH', '/users/ada/name', { name: 'Ada King' })
  await world.server('POST', '/users', { userId: 'new' })
  const now = (await world.control('GET', '/snapshots/one/diff')).body
  expect(now).toMatchObject({ total: 2, tables: [{ table: 'users', created: 1, changed: 1, deleted: 0 }] })
  await saved(world, 'two')
  expect((await world.control('GET', '/snapshots/one/diff?against=two')).body).toEqual(now)
  const back = (await world.control('GET', '/snapshots/two/diff?against=one')).body
  expect(back).toMatchObject({ total: 2, tables: [{ table: 'users', created: 0, changed: 1, deleted: 1 }] })
  expect(listed(back.records)[0]?.fields).toContainEqual({ name: 'name', before: 'Ada King', after: 'Ada' })
  expect((await world.control('GET', '/snapshots/one/diff?against=none')).status).toBe(404)
})
