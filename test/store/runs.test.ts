/** The runs that a list looks into: one for all that touch or overlap, and no more than are asked for. */
import initSqlJs from 'sql.js'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../src-shared/store/database.ts'
import { putRuns } from '../../src-shared/store/runs.ts'

test('runs: are joined where they touch, overlap or lie in one another', async () => {
  const database = openDatabase({ sql: await initSqlJs(), bytes: null, commitLog: null })
  onTestFinished(() => database.close())
  const all = [
    [32, 63],
    [0, 31],
    [100, 200],
    [110, 120],
    [150, 220],
    [300, 300],
  ] as const
  const put = (most?: number) => ({
    isAll: putRuns(database, all, most),
    runs: database.all('SELECT * FROM temp.runs'),
  })
  expect(put()).toEqual({
    isAll: true,
    runs: [
      [0, 63],
      [100, 220],
      [300, 300],
    ],
  })
  expect(put(6).isAll).toBe(true)
  expect(put(1)).toEqual({ isAll: false, runs: [[32, 63]] })
})
