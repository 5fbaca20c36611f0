/** What becomes of times when an old snapshot is restored. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createEmulator } from '../../src-shared/index.ts'
import { createMemoryFiles } from '../../src-shared/snapshot/memory-files.ts'
import { frozenAt, newWorld, type World, worldOf } from '../support/world.ts'
import { listed, restored, saved, tablesOf } from './support.ts'

const day = 24 * 60 * 60 * 1000

/** A fixture of six months ago, of an emulator whose clock followed the host's. */
async function oldFixture() {
  const world = worldOf(await createEmulator({ projectId: 'demo', seed: 1 }))
  await world.control('PATCH', '/projects/demo', { authDuration: 3600 })
  // The clock is then as if it had never been moved, and everything in the fixture is half a year old.
  await world.control('PUT', '/clock', { mode: 'offset', offset: '-182d' })
  const { session, sessionId } = await world.signedIn()
  await world.call('POST', '/account/recovery', { body: { email: 'grace@example.test', url: 'http://localhost/r' } })
  const text = world.emulator.snapshot({ messages: true })
  const fixture = text.replace(/"simulation": \[[^\]]*\]/, '"simulation": []')
  return { fixture, session, sessionId }
}

async function minutesLeft({ control }: World): Promise<number> {
  const { body } = await control('GET', '/projects/demo/users/grace/sessions')
  const { body: clock } = await control('GET', '/clock')
  return (Date.parse(String(listed(body.sessions)[0]?.expire)) - Date.parse(String(clock.now))) / 60_000
}

test('dates: a fixture of half a year ago has sessions that work, with the time left that they had', async () => {
  const { fixture, session } = await oldFixture()
  const world = worldOf(await createEmulator({ projectId: 'demo', snapshot: fixture }))
  const account = await world.call('GET', '/account', { session })
  expect(account.status, account.story).toBe(200)
  expect(await minutesLeft(world)).toBeGreaterThan(59)
  expect(await minutesLeft(world)).toBeLessThanOrEqual(60)
  // The link in its mail as well.
  const { body: message } = await world.control('GET', '/inbox/latest?kind=recovery')
  expect(message.state).toBe('unused')
  const body = { userId: 'grace', secret: message.secret, password: 'another password' }
  const done = await world.call('PUT', '/account/recovery', { body })
  expect(done.status, done.story).toBe(200)
})

test('dates: a fixture in git from May 2026, of an hour-long session with 20 minutes left, signs in today', async () => {
  const text = readFileSync(new URL('fixtures/checkout.json', import.meta.url), 'utf8')
  const [{ secret } = { secret: null }] = listed(tablesOf(text).sessions)
  const session = btoa(JSON.stringify({ id: 'grace', secret }))
  const world = worldOf(await createEmulator({ projectId: 'demo', snapshot: text }))
  expect((await world.control('GET', '/clock')).body.mode).toBe('follow')
  const account = await world.call('GET', '/account', { session })
  expect(account.status, account.story).toBe(200)
  expect(Math.ceil(await minutesLeft(world))).toBe(20)
  await restoredFrom(world, text, { dates: 'keep' })
  expect((await world.call('GET', '/account', { session })).status).toBe(401)
  // It is written today as it was then.
  const frozen = worldOf(await createEmulator({ projectId: 'demo', snapshot: text, clock: 'frozen' }))
  await restoredFrom(frozen, text, { dates: 'clock' })
  const then = { ...tablesOf(frozen.emulator.snapshot()), simulation: [] }
  expect(then).toEqual(tablesOf(text))
})

async function restoredFrom(world: World, document: string, choices: object): Promise<void> {
  await saved(world, 'given', { document })
  await restored(world, 'given', choices)
}

test('dates: when a user joined stays, and a session is as old as it was', async () => {
  const { fixture } = await oldFixture()
  const world = await newWorld()
  await saved(world, 'old', { document: fixture })
  const { shiftedMilliseconds } = await restored(world, 'old', { dates: 'shift' })
  expect(Number(shiftedMilliseconds) / day).toBeCloseTo(182, 1)
  const before = tablesOf(fixture)
  const after = tablesOf(world.emulator.snapshot({ messages: true }))
  expect(after.users).toEqual(before.users)
  const age = (tables: typeof before) => {
    const [session] = listed(tables.sessions)
    return Date.parse(String(session?.expire)) - Date.parse(String(session?.createdAt))
  }
  expect(age(after)).toBe(age(before))
})

test('dates: what was moved on has not changed, and what else became of it has', async () => {
  const { fixture } = await oldFixture()
  const world = await newWorld()
  await saved(world, 'baseline', { document: fixture })
  await saved(world, 'old', { document: fixture })
  await restored(world, 'old')
  const told = async (path: string) => {
    const { body } = await world.control('GET', path)
    return listed(body.records).map(({ table, operation }) => `${String(operation)} ${String(table)}`)
  }
  expect(await told('/snapshots/old/diff')).toEqual([])
  expect(await told('/drift')).toEqual([])
  const [session] = listed((await world.control('GET', '/projects/demo/users/grace/sessions')).body.sessions)
  await world.control('PATCH', `/projects/demo/users/grace/sessions/${String(session?.id)}`, {
    expire: '2027-01-01T00:00:00.000Z',
  })
  expect(await told('/snapshots/old/diff')).toEqual(['changed sessions'])
  expect(await told('/drift')).toEqual(['changed sessions'])
})

test('dates: an API key without an end is as it was, and one with an end has the time left that it had', async () => {
  const world = await newWorld()
  await world.control('POST', '/projects/demo/keys', { name: 'Lasting', scopes: [] })
  await world.control('POST', '/projects/demo/keys', { name: 'Ending', scopes: [], expire: '2026-03-02T12:00:00.000Z' })
  // Of an emulator whose clock followed the host's, so that now is long after.
  const document = world.emulator.snapshot().replace(/"simulation": \[[^\]]*\]/, '"simulation": []')
  await saved(world, 'old', { document })
  const { shiftedMilliseconds } = await restored(world, 'old')
  const { body } = await world.control('GET', '/projects/demo/keys')
  const times = listed(body.keys).map(({ name, createdAt, expire }) => [name, createdAt, expire])
  const moved = (time: string) => new Date(Date.parse(time) + Number(shiftedMilliseconds)).toISOString()
  expect(shiftedMilliseconds).not.toBe(0)
  expect(times).toContainEqual(['Lasting', '2026-03-01T12:00:00.000Z', null])
  expect(times).toContainEqual(['Ending', moved('2026-03-01T12:00:00.000Z'), moved('2026-03-02T12:00:00.000Z')])
})

test('dates: kept, the session of then has expired; with the clock of then it has not', async () => {
  const { fixture, session } = await oldFixture()
  const world = await newWorld()
  await saved(world, 'old', { document: fixture })
  expect(await restored(world, 'old', { dates: 'keep' })).toMatchObject({ shiftedMilliseconds: 0 })
  expect((await world.control('GET', '/clock')).body.mode).toBe('follow')
  expect((await world.call('GET', '/account', { session })).status).toBe(401)
  await restored(world, 'old', { dates: 'clock' })
  const { body: clock } = await world.control('GET', '/clock')
  const { body: list } = await world.control('GET', '/snapshots')
  expect(clock.mode).toBe('frozen')
  expect(clock.now).toBe(listed(list.snapshots).find(({ name }) => name === 'old')?.capturedAt)
  expect((await world.call('GET', '/account', { session })).status).toBe(200)
  expect((await world.control('POST', '/history/undo')).status).toBe(200)
  expect((await world.control('GET', '/clock')).body.mode).toBe('follow')
})

/** As if it had been taken so long ago. */
function aged(document: string, milliseconds: number): string {
  return document
    .replace(/(?<="realCapturedAt": ")[^"]*/, (at) => new Date(Date.parse(at) - milliseconds).toISOString())
    .replace(/(?<="since":\s*)\d+/, (since) => `${Number(since) - milliseconds}`)
    .replace(/(?<="offsetMilliseconds":\s*)-?\d+/, (offset) => `${Number(offset) + milliseconds}`)
}

test('dates: a clock that runs faster shows what it showed and runs on from there, restored and reset', async () => {
  const first = await newWorld()
  const { session } = await first.signedIn()
  await first.control('PUT', '/clock', { mode: 'offset', now: frozenAt, speed: 60 })
  const document = aged(first.emulator.snapshot(), 2 * day)
  const world = await newWorld()
  const drift = async () => (await world.control('GET', '/drift')).body.total
  await saved(world, 'baseline', { document })
  await saved(world, 'then', { document })
  for (const path of ['/snapshots/then/restore', '/reset', '/snapshots/baseline/restore', '/reset']) {
    await world.control('PUT', '/clock', { mode: 'follow' })
    expect(await drift()).toBeGreaterThan(0)
    const { status, story } = await world.control('POST', path, {})
    expect(status, story).toBe(200)
    const { body } = await world.control('GET', '/clock')
    expect(body.speed).toBe(60)
    // A minute of the host is an hour.
    expect(Date.parse(String(body.now)) - Date.parse(frozenAt), path).toBeLessThan(day / 24)
    expect(Date.parse(String(body.now)) - Date.parse(frozenAt), path).toBeGreaterThanOrEqual(0)
    expect(await drift(), path).toBe(0)
    expect((await world.call('GET', '/account', { session })).status).toBe(200)
  }
  await world.control('POST', '/clock/advance', { by: '1h' })
  expect(await drift()).toBe(1)
})

test('dates: a frozen clock stands where it stood, so nothing is moved', async () => {
  const world = await newWorld()
  await world.signedIn()
  await saved(world)
  const before = tablesOf(world.emulator.snapshot())
  await world.control('POST', '/clock/advance', { by: '400d' })
  expect(await restored(world)).toMatchObject({ shiftedMilliseconds: 0 })
  expect(tablesOf(world.emulator.snapshot())).toEqual(before)
})

test('dates: for some users alone the clock stays, and their sessions have their time left by it', async () => {
  const world = await newWorld()
  await world.control('PATCH', '/projects/demo', { authDuration: 3600 })
  const { session } = await world.signedIn()
  await saved(world)
  await world.control('POST', '/clock/advance', { by: '10d' })
  expect((await world.call('GET', '/account', { session })).status).toBe(401)
  expect(await restored(world, 'fixture', { users: ['grace'] })).toMatchObject({ shiftedMilliseconds: 10 * day })
  expect(await minutesLeft(world)).toBe(60)
  expect((await world.control('GET', '/clock')).body.now).toBe('2026-03-11T12:00:00.000Z')
})

test('dates: a baseline that was put back with time left is what drift and reset count from', async () => {
  const { fixture, session } = await oldFixture()
  const snapshots = createMemoryFiles()
  await snapshots.write('baseline', fixture)
  const world = worldOf(await createEmulator({ projectId: 'demo', snapshots }))
  await restored(world, 'baseline')
  expect((await world.control('GET', '/drift')).body.total).toBe(0)
  expect((await world.call('GET', '/account', { session })).status).toBe(200)
  await world.call('DELETE', '/account/sessions/current', { session })
  await world.control('POST', '/reset')
  expect((await world.call('GET', '/account', { session })).status).toBe(200)
  expect((await world.control('GET', '/drift')).body.total).toBe(0)
})
