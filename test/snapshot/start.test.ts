/** An emulator that starts from a snapshot, and one that is put back between tests. */
import { expect, test } from 'vitest'
import { createEmulator } from '../../src-shared/index.ts'
import { frozenAt, newWorld, password, worldOf } from '../support/world.ts'
import { createMemoryFiles } from '../../src-shared/snapshot/memory-files.ts'
import { listed, saved, stateOf, withValue } from './support.ts'

async function fixture() {
  const world = await newWorld()
  const { session } = await world.signedIn()
  return { text: world.emulator.snapshot(), session, world }
}

test('start: from a snapshot, with the key and the sessions that are in it', async () => {
  const { text, session, world } = await fixture()
  const again = worldOf(await createEmulator({ snapshot: text }))
  expect(again.emulator.apiKey).toBe(world.emulator.apiKey)
  expect((await again.call('GET', '/account', { session })).body.$id).toBe('grace')
  expect((await again.control('GET', '/drift')).body).toMatchObject({ total: 0, baseline: null })
})

test('start: a clock that is to be frozen stands at the moment of the snapshot, or where it is told to', async () => {
  const live = worldOf(await createEmulator({ projectId: 'demo' }))
  const { session } = await live.signedIn()
  const text = live.emulator.snapshot()
  const at = Date.parse(String(withValue(text, ['x'], 0).info && JSON.parse(text).info.capturedAt))
  const frozen = await createEmulator({ snapshot: text, clock: 'frozen' })
  expect(frozen.now()).toBe(at)
  const later = worldOf(await createEmulator({ snapshot: text, clock: 'frozen', now: '2040-01-01T00:00:00.000Z' }))
  expect(later.emulator.now()).toBe(Date.parse('2040-01-01T00:00:00.000Z'))
  expect((await later.call('GET', '/account', { session })).status).toBe(200)
  const { text: ofFrozen } = await fixture()
  const following = await createEmulator({ snapshot: ofFrozen, clock: 'follow' })
  expect(Math.abs(following.now() - Date.now())).toBeLessThan(60_000)
})

test('start: a snapshot without the usual project starts with its own', async () => {
  const other = await createEmulator({ projectId: 'shop', seed: 1 })
  const emulator = await createEmulator({ snapshot: other.snapshot() })
  expect(emulator.projectId).toBe('shop')
  expect(emulator.apiKey).toBe(other.apiKey)
  const both = worldOf(await createEmulator({ snapshot: other.snapshot(), projectId: 'demo' }))
  expect((await both.control('GET', '/projects')).body.total).toBe(2)
})

test('start: a snapshot with damage is refused with what is wrong', async () => {
  const { text } = await fixture()
  const broken = withValue(text, ['tables', 'users', '0', 'status'], 'maybe')
  await expect(createEmulator({ snapshot: broken })).rejects.toThrow('users "grace": status')
})

test('start: with a folder of snapshots, from the one that is marked for it', async () => {
  const files = createMemoryFiles()
  const first = await newWorld({ snapshots: files })
  const mark = (name: string, body: object) =>
    first.control('PUT', `/snapshots/${name}`, { restoresOnStart: true, ...body })
  const { session } = await first.signedIn()
  await saved(first, 'empty-inbox')
  expect((await mark('one', {})).body.restoresOnStart).toBe(true)
  await mark('two', { note: 'Two users' })
  const { snapshots } = (await first.control('GET', '/snapshots')).body
  expect(listed(snapshots).flatMap(({ name, restoresOnStart }) => (restoresOnStart === true ? [name] : []))).toEqual([
    'two',
  ])
  await saved(first, 'two', { from: 'two', tags: ['small'] })
  await saved(first, 'copy', { from: 'two' })
  await saved(first, 'handed', { document: (await first.control('GET', '/snapshots/two')).text })

  const second = worldOf(await createEmulator({ snapshots: files }))
  expect((await second.call('GET', '/account', { session })).body.$id).toBe('grace')
  expect((await second.control('GET', '/drift')).body).toMatchObject({ total: 0, baseline: null })
  await second.control('DELETE', '/snapshots/two')
  expect((await worldOf(await createEmulator({ snapshots: files })).server('GET', '/users')).body.total).toBe(0)

  // The baseline itself: a reset keeps the time left that its sessions got.
  await mark('baseline', {})
  const third = worldOf(await createEmulator({ snapshots: files }))
  const expires = async () => listed((await third.server('GET', '/users/grace/sessions')).body.sessions)[0]?.expire
  const at = await expires()
  await third.server('DELETE', '/users/grace')
  await third.emulator.reset()
  expect(await expires()).toBe(at)

  const { text } = await first.control('GET', '/snapshots/baseline')
  await files.write('baseline', JSON.stringify(withValue(text, ['tables', 'users', '0', 'status'], 'maybe'), null, 2))
  await expect(createEmulator({ snapshots: files })).rejects.toThrow(
    '"baseline" that is restored on start has one fault',
  )
})

test('reset: every test begins as the first one, with the same ids, and no limits used', async () => {
  const { emulator, call, server, control } = await newWorld()
  const world = { emulator }
  const start = stateOf(world)
  const seen: unknown[] = []
  for (let test = 0; test < 3; test += 1) {
    const created = await server('POST', '/users', { userId: 'unique()', email: 'a@example.test', password })
    expect(created.status, created.story).toBe(201)
    const session = await call('POST', '/account/sessions/email', { body: { email: 'a@example.test', password } })
    seen.push([created.body.$id, session.body.$id, session.headers.get('x-ratelimit-remaining')])
    await control('POST', '/clock/advance', { by: '1h' })
    await emulator.reset()
    expect(stateOf(world)).toEqual(start)
  }
  expect(seen).toEqual([seen[0], seen[0], seen[0]])
  expect(emulator.now()).toBe(Date.parse(frozenAt))
})

test('reset: of an emulator that started from a snapshot goes back to it', async () => {
  const { text, session } = await fixture()
  const again = worldOf(await createEmulator({ snapshot: text }))
  await again.server('DELETE', '/users/grace')
  await again.emulator.reset()
  expect((await again.call('GET', '/account', { session })).status).toBe(200)
})

test('restore: a state that a test took itself comes back, and another one takes its place', async () => {
  const world = await newWorld()
  const empty = world.emulator.snapshot()
  await world.signedIn()
  const full = world.emulator.snapshot()
  world.emulator.restore(empty)
  expect((await world.server('GET', '/users')).body.total).toBe(0)
  const parsed: unknown = JSON.parse(full)
  if (typeof parsed !== 'object' || parsed === null) throw new Error(full)
  world.emulator.restore({ ...parsed }, { sessions: 'drop' })
  expect((await world.server('GET', '/users/grace/sessions')).body.total).toBe(0)
  world.emulator.restore(full, { users: ['grace'] })
  expect((await world.server('GET', '/users/grace/sessions')).body.total).toBe(1)
  expect(() => world.emulator.restore('{}')).toThrow('no snapshot')
})
