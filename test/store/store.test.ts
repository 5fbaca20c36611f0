/** The store: commits reach the log before they count, and what was logged comes back. */
import { expect, test } from 'vitest'
import { createEmulator } from '../../src-shared/index.ts'
import type { Commit } from '../../src-shared/store/change.ts'
import { newWorld, password, worldOf } from '../support/world.ts'

const signUp = { userId: 'grace', email: 'grace@example.test', password, name: 'Grace' }

async function logged() {
  const commits: Commit[] = []
  const world = await newWorld({
    commitLog: { append: (commit) => void commits.push(JSON.parse(JSON.stringify(commit))) },
  })
  return { commits, ...world }
}

test('log: every commit is in it when the answer leaves, numbered without a gap', async () => {
  const { commits, call, signedIn } = await logged()
  const atStart = commits.length
  await signedIn()
  expect(commits.slice(atStart).map(({ changes }) => changes.map(({ table }) => table))).toEqual([
    ['users', 'targets', 'logs'],
    ['sessions', 'logs'],
  ])
  expect(commits.map(({ number }) => number)).toEqual(commits.map((_commit, at) => at + 1))
  const before = commits.length
  await call('GET', '/account')
  await call('POST', '/account', { body: {} })
  await call('POST', '/account', { body: signUp })
  expect(commits).toHaveLength(before)
})

test('replay: an empty database and the log give the same answers, then go on', async () => {
  const { commits, server, signedIn } = await logged()
  const { session } = await signedIn()
  await server('POST', '/users', { userId: 'gone' })
  await server('DELETE', '/users/gone')
  const list = (await server('GET', '/users')).text
  const again = worldOf(
    await createEmulator({ clock: 'frozen', now: '2026-03-01T12:00:00.000Z', stored: { database: null, commits } }),
  )
  expect((await again.server('GET', '/users')).text).toBe(list)
  expect((await again.call('GET', '/account', { session })).body.$id).toBe('grace')
  expect((await again.server('GET', '/users?search=hopper')).body.total).toBe(1)
  expect((await again.server('POST', '/users', { userId: 'next' })).status).toBe(201)
})

test('replay: commits that the exported database holds are skipped, later ones applied', async () => {
  const { commits, emulator, server, signedIn } = await logged()
  await signedIn()
  const exported = emulator.exportDatabase()
  expect(exported.commit).toBe(commits.length)
  await server('PATCH', '/users/grace/name', { name: 'Later' })
  const again = worldOf(await createEmulator({ stored: { database: exported.bytes, commits } }))
  expect((await again.server('GET', '/users/grace')).body.name).toBe('Later')
})

test('replay: a gap in the log is an error, not a loss', async () => {
  const { commits, emulator, server, signedIn } = await logged()
  await signedIn()
  const exported = emulator.exportDatabase()
  await server('PATCH', '/users/grace/name', { name: 'One' })
  await server('PATCH', '/users/grace/name', { name: 'Two' })
  const broken = { database: exported.bytes, commits: commits.slice(-1) }
  await expect(createEmulator({ stored: broken })).rejects.toThrow(`lacks commit ${exported.commit + 1}`)
})

test('a newer schema is refused', async () => {
  const { emulator } = await newWorld()
  const { bytes } = emulator.exportDatabase()
  // The user version stands at byte 60 of a SQLite file, big-endian.
  const newer = bytes.slice()
  newer.set([0, 0, 0, 99], 60)
  await expect(createEmulator({ stored: { database: newer, commits: [] } })).rejects.toThrow('schema version 99')
})

test('a log that cannot be written: the call fails, nothing has changed, reads go on', async () => {
  let isFull = false
  const world = await newWorld({
    commitLog: {
      append() {
        if (isFull) throw new Error('no space left on the disk')
      },
    },
  })
  const { session } = await world.signedIn()
  isFull = true
  const failed = await world.call('PATCH', '/account/name', { session, body: { name: 'Lost' } })
  expect(failed.status).toBe(500)
  expect(failed.body.message).toContain('no space left')
  expect(failed.headers.get('x-emulator-error')).toBe('general_unknown')
  const signIn = await world.call('POST', '/account/sessions/email', {
    body: { email: 'grace@example.test', password },
  })
  expect([signIn.status, signIn.cookies.size, signIn.headers.get('x-fallback-cookies')]).toEqual([500, 0, null])
  expect((await world.call('GET', '/account', { session })).body.name).toBe('Grace Hopper')
  isFull = false
  expect((await world.call('PATCH', '/account/name', { session, body: { name: 'Kept' } })).body.name).toBe('Kept')
})

test('a log that cannot be written: a project is not made on first use, and the call answers', async () => {
  let isFull = false
  const { call, control } = await newWorld({
    commitLog: {
      append() {
        if (isFull) throw new Error('no space left on the disk')
      },
    },
  })
  isFull = true
  const failed = await call('GET', '/ping', { project: 'new' })
  expect([failed.status, failed.headers.get('x-emulator-error')], failed.story).toEqual([500, 'general_unknown'])
  expect((await control('GET', '/projects')).body.total).toBe(1)
})

test('a log that cannot be written: the story stops at the gate that wrote', async () => {
  let isFull = false
  const { call, lastExchange } = await newWorld({
    commitLog: {
      append() {
        if (isFull) throw new Error('no space left on the disk')
      },
    },
  })
  isFull = true
  await call('GET', '/users', { key: 'standard_never_seen' })
  const { story } = await lastExchange()
  expect(story.find(({ verdict }) => verdict === 'stop')).toMatchObject({
    gate: 'identity',
    text: expect.stringContaining('no space left'),
  })
})

test('a body that breaks off: the call answers, nothing rejects', async () => {
  const { emulator } = await newWorld()
  const body = new ReadableStream({ start: (controller) => controller.error(new Error('connection reset')) })
  const sent = { method: 'POST', body, duplex: 'half' }
  expect((await emulator.fetch(new Request('http://localhost/v1/account', sent))).status).toBe(500)
})

test('same seed, same ids; other seed, others', async () => {
  const idOf = async (seed: number) => {
    const { call } = await newWorld({ seed })
    return (await call('POST', '/account/sessions/anonymous')).body.userId
  }
  expect(await idOf(7)).toBe(await idOf(7))
  expect(await idOf(7)).not.toBe(await idOf(8))
})

test('two sign-ups of one address at the same time: one wins', async () => {
  const { call, server } = await newWorld()
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => call('POST', '/account', { body: { ...signUp, userId: 'unique()' } })),
  )
  expect(answers.map(({ status }) => status).toSorted((left, right) => left - right)).toEqual([
    201, 409, 409, 409, 409, 409, 409, 409,
  ])
  expect((await server('GET', '/users')).body.total).toBe(1)
})
