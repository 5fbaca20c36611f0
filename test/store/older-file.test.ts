import initSqlJs from 'sql.js'
import { expect, test } from 'vitest'
import { scanLog } from '../../src-main/host/log-reading.ts'
import { createEmulator } from '../../src-shared/index.ts'
import type { StoredState } from '../../src-shared/store/change.ts'
import { schemaVersion } from '../../src-shared/store/schema.ts'
import { passChallenge } from '../support/challenge.ts'
import { sessionOfGrace, version1Database, version1Log } from '../support/version-1.ts'
import { frozenAt, newWorld, worldOf, type World } from '../support/world.ts'

async function opened(stored: StoredState): Promise<World> {
  return worldOf(await createEmulator({ projectId: 'demo', clock: 'frozen', now: frozenAt, seed: 2, stored }))
}

const version1 = async (): Promise<StoredState> => ({
  database: await version1Database(),
  commits: scanLog(version1Log).commits,
})

/** What SQLite says of each table: columns in their order, with type, whether they may be null, indexes. */
async function tablesOf(bytes: Uint8Array) {
  const sql = await initSqlJs()
  const database = new sql.Database(bytes)
  const rows = (query: string): readonly unknown[][] => database.exec(query)[0]?.values ?? []
  const tables = rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
  const described = tables.map(([name]) => ({
    name,
    columns: rows(`PRAGMA table_info("${String(name)}")`).map(([, column, type, isNotNull]) => [
      column,
      type,
      isNotNull,
    ]),
    indexes: rows(`SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = '${String(name)}' ORDER BY name`),
  }))
  const version = rows('PRAGMA user_version')[0]?.[0]
  database.close()
  return { version, tables: described }
}

test('migration: a file of version 1 gets the tables of a new one, every column in its place', async () => {
  const fresh = await newWorld()
  const older = await opened(await version1())
  const migrated = await tablesOf(older.emulator.exportDatabase().bytes)
  expect(migrated).toEqual(await tablesOf(fresh.emulator.exportDatabase().bytes))
  expect(migrated.version).toBe(schemaVersion)
})

test('migration: users, sessions, teams and messages of version 1 are all there, those of its log too', async () => {
  const { call, control, server } = await opened(await version1())
  const { body: account } = await call('GET', '/account', { session: sessionOfGrace })
  expect(account).toMatchObject({ $id: 'grace', name: 'Rear Admiral', emailVerification: true })
  expect((await server('GET', '/users/ada')).body).toMatchObject({ email: 'ada@example.test' })
  expect((await server('GET', '/users/gone')).status).toBe(404)
  const { body: team } = await server('GET', '/teams/navy/memberships')
  expect(team).toMatchObject({ total: 3 })
  const { body: inbox } = await control('GET', '/inbox?projectId=demo')
  expect(inbox.messages).toMatchObject([{ to: 'joan@example.test' }, { to: 'linus@example.test' }])
  // Columns that version 1 did not have.
  expect(JSON.stringify(inbox)).not.toContain('"null"')
})

test('migration: search finds the words of what the log changed, and no longer those it replaced', async () => {
  const { server } = await opened(await version1())
  expect((await server('GET', '/users?search=lovelace')).body.total).toBe(1)
  expect((await server('GET', '/users?search=admiral')).body.total).toBe(1)
  expect((await server('GET', '/users?search=hopper')).body.total).toBe(0)
})

test('migration: a migrated file takes what version 1 could not do', async () => {
  const world = await opened(await version1())
  expect(await passChallenge(world, sessionOfGrace)).toHaveLength(5)
})

test('migration: a log that is not of its database is an error', async () => {
  const { database } = await version1()
  const commits = [{ number: 10, changes: [{ table: 'teams', sequence: 9, after: ['too', 'short'] }] }]
  await expect(createEmulator({ stored: { database, commits } })).rejects.toThrow(/NOT NULL/)
  const unknown = [{ number: 10, changes: [{ table: 'planets', sequence: 9, after: null }] }]
  await expect(createEmulator({ stored: { database, commits: unknown } })).rejects.toThrow(/planets/)
})
