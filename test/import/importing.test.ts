/** An import on its way: progress, cancelling, writing all or nothing, going back. */
import { expect, test } from 'vitest'
import { createControlClient } from '../../src-shared/client/control-client.ts'
import type { ImportProgress } from '../../src-shared/index.ts'
import { stateOf } from '../snapshot/support.ts'
import { firebaseConfig, firebasePassword, firebaseUser, importFile } from '../support/import-file.ts'
import { newWorld, type World } from '../support/world.ts'

const format = 'csv'

/** Enough that they are not looked at in one go. */
const many = 1_000
const crowd = (count = many) =>
  ['email,phone', ...Array.from({ length: count }, (_none, at) => `u${at}@example.test,+1${5_550_000_000 + at}`)].join(
    '\n',
  )

function progressOf({ emulator }: World): readonly ImportProgress[] {
  const seen: ImportProgress[] = []
  emulator.subscribe((event) => void (event.type === 'import' && seen.push(event.import)))
  return seen
}

const clientOf = ({ emulator }: World) =>
  createControlClient({
    origin: 'http://localhost:4280',
    fetch: (input, init) => emulator.fetch(new Request(input, init)),
    schedule: () => () => undefined,
  })

test('import: tells how far it is until it is done, and its report stays', async () => {
  const world = await newWorld()
  const seen = progressOf(world)
  const client = clientOf(world)
  const report = await client.import(crowd(), { format, projectId: 'demo', id: 'mine' })
  expect(report).toMatchObject({ id: 'mine', state: 'done', taken: many, done: many, total: many })
  expect(await client.importReport('mine')).toEqual(report)
  expect(seen[0]).toMatchObject({ id: 'mine', state: 'checking', done: 0, total: many })
  expect(seen.map(({ done }) => done)).toEqual(seen.map(({ done }) => done).toSorted((left, right) => left - right))
  expect(seen.some(({ done }) => done > 0 && done < many)).toBe(true)
  expect(seen.slice(-2).map(({ state }) => state)).toEqual(['writing', 'done'])
  expect((await world.server('GET', '/users')).body.total).toBe(many)
})

test('import: calls are answered while it looks at rows', async () => {
  const world = await newWorld()
  let isOver = false
  const importing = importFile(world, crowd(), { format }).finally(() => (isOver = true))
  const { status } = await world.server('POST', '/users', { userId: 'u7', email: 'u7@example.test' })
  expect([status, isOver]).toEqual([201, false])
  // It came before the import was written, so the row that wanted the same address is refused, and with it the file.
  expect(await importing).toMatchObject({
    state: 'refused',
    refused: [{ row: 9, field: 'email', value: 'u7@example.test', reason: 'user u7 has the same' }],
  })
  expect((await world.server('GET', '/users')).body.total).toBe(1)
})

test('import: somebody who comes between its check and its writing is not written over', async () => {
  const world = await newWorld()
  const creating: Promise<unknown>[] = []
  world.emulator.subscribe((event) => {
    if (event.type !== 'import' || event.import.done < many || creating.length > 0) return
    creating.push(world.server('POST', '/users', { userId: 'ada', email: 'u0@example.test' }))
  })
  const report = await importFile(world, crowd(), { format, goodRowsOnly: true })
  await Promise.all(creating)
  const query = JSON.stringify({ method: 'equal', attribute: 'email', values: ['u0@example.test'] })
  const holders = (await world.server('GET', `/users?queries[]=${encodeURIComponent(query)}`)).body.total
  expect([creating.length, holders]).toEqual([1, 1])
  expect([report.state, report.taken + report.refusedRows]).toEqual(['done', many])
})

test('import: cancelled, it leaves nothing behind', async () => {
  const world = await newWorld()
  const client = clientOf(world)
  const before = stateOf(world)
  const cancelling: Promise<void>[] = []
  const seen = progressOf(world)
  world.emulator.subscribe((event) => {
    if (event.type === 'import' && event.import.done > 0 && cancelling.length === 0)
      cancelling.push(client.cancelImport('mine'))
  })
  const report = await client.import(crowd(), { format, projectId: 'demo', id: 'mine' })
  await Promise.all(cancelling)
  expect(report).toMatchObject({ state: 'cancelled', taken: 0 })
  expect([report.done > 0, report.done < many]).toEqual([true, true])
  expect(seen.at(-1)?.state).toBe('cancelled')
  expect(stateOf(world)).toEqual(before)
  expect((await client.snapshots()).total).toBe(0)
  expect((await client.history()).total).toBe(0)
  await expect(client.cancelImport('mine')).rejects.toMatchObject({ code: 409, type: 'import_over' })
  await expect(client.cancelImport('none')).rejects.toMatchObject({ code: 404 })
})

test('import: a dry run says what would happen, writes nothing and takes nothing from the seed', async () => {
  const [world, other] = [await newWorld(), await newWorld()]
  const before = stateOf(world)
  const file = 'email,password\nada@example.test,correct horse\nalan@example.test,short\n'
  expect(await importFile(world, file, { format, dryRun: true })).toMatchObject({
    state: 'refused',
    refusedRows: 1,
    dryRun: true,
  })
  const goodRows = { format, goodRowsOnly: true }
  expect(await importFile(world, file, { ...goodRows, dryRun: true })).toMatchObject({
    state: 'done',
    taken: 1,
    dryRun: true,
  })
  expect(stateOf(world)).toEqual(before)
  expect((await world.control('GET', '/snapshots')).body.total).toBe(0)
  for (const one of [world, other]) await importFile(one, file, goodRows)
  expect(stateOf(world)).toEqual(stateOf(other))
})

test('import: is one step of the history, undone and done again, after a snapshot of its own', async () => {
  const world = await newWorld()
  await world.signedIn()
  const before = stateOf(world)
  const choices = { format: 'firebase', hashConfig: firebaseConfig }
  expect(await importFile(world, { users: [firebaseUser] }, choices)).toMatchObject({ taken: 1 })
  const after = stateOf(world)
  const { body } = await world.control('GET', '/snapshots')
  expect(body).toMatchObject({
    total: 1,
    snapshots: [{ kind: 'automatic', note: 'Before: Import from Firebase', users: 1 }],
  })

  expect((await world.control('POST', '/history/undo')).body.title).toBe('Undo: Import 1 user from Firebase')
  expect(stateOf(world)).toEqual(before)
  await world.control('POST', '/history/redo')
  expect(stateOf(world)).toEqual(after)
  const signIn = { email: firebaseUser.email, password: firebasePassword }
  expect((await world.call('POST', '/account/sessions/email', { body: signIn })).status).toBe(201)
})

test('import: ids that are made up have a moment of their own each, so that no two are the same', async () => {
  const world = await newWorld()
  await importFile(world, crowd(400), { format })
  const { body } = await world.server(
    'GET',
    `/users?queries[]=${encodeURIComponent('{"method":"limit","values":[400]}')}`,
  )
  const ids = Array.isArray(body.users) ? body.users.map((user: { readonly $id: string }) => user.$id) : []
  expect([ids.length, new Set(ids.map((id) => id.slice(0, 13))).size]).toEqual([400, 400])
})

test('import: a second one under the id of another is refused, a project that is not there too', async () => {
  const world = await newWorld()
  const first = importFile(world, crowd(), { format, id: 'mine' })
  expect(await importFile(world, crowd(2), { format, id: 'mine' })).toMatchObject({ code: 409, type: 'import_exists' })
  expect(await first).toMatchObject({ state: 'done' })
  expect(await importFile(world, crowd(2), { format, projectId: 'none' })).toMatchObject({ code: 404 })
  expect(await importFile(world, '  ', { format })).toMatchObject({ code: 400 })
})

test('import: a project that is deleted meanwhile ends it, with nothing written', async () => {
  const world = await newWorld()
  const importing = importFile(world, crowd(), { format, id: 'mine' })
  await world.control('DELETE', '/projects/demo')
  expect(await importing).toMatchObject({ code: 404 })
  expect((await world.control('GET', '/import/mine')).body.state).toBe('failed')
  await world.control('POST', '/history/undo')
  expect((await world.server('GET', '/users')).body.total).toBe(0)
})

test('import: a disk that takes no write leaves all as it was, and the next try succeeds', async () => {
  const disk = { isFull: false }
  const commitLog = {
    append() {
      if (disk.isFull) throw new Error('The disk is full.')
    },
  }
  const world = await newWorld({ commitLog })
  const before = stateOf(world)
  disk.isFull = true
  expect(await importFile(world, crowd(3), { format, id: 'mine' })).toMatchObject({ code: 500 })
  expect((await world.control('GET', '/import/mine')).body).toMatchObject({ state: 'failed', taken: 0 })
  expect(stateOf(world)).toEqual(before)
  expect((await world.control('GET', '/history')).body.total).toBe(0)
  disk.isFull = false
  expect(await importFile(world, crowd(3), { format })).toMatchObject({ state: 'done', taken: 3 })
})
