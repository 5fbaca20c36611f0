import initSqlJs from 'sql.js'
import { expect, test } from 'vitest'
import { createEmulator } from '../../src-shared/index.ts'
import { passChallenge } from '../support/challenge.ts'
import { frozenAt, newWorld, worldOf } from '../support/world.ts'

test('store: gives a file of an older version the columns that it lacks', async () => {
  const { emulator, signedIn } = await newWorld()
  const { session } = await signedIn()
  const sql = await initSqlJs()
  const file = new sql.Database(emulator.exportDatabase().bytes)
  file.run('ALTER TABLE challenges DROP COLUMN outcome')
  file.run('PRAGMA user_version = 1')
  const stored = { database: file.export(), commits: [] }
  const options = { projectId: 'demo', clock: 'frozen', now: frozenAt, seed: 2, stored } as const
  const newer = worldOf(await createEmulator(options))
  expect(await passChallenge(newer, session)).toHaveLength(5)
})
