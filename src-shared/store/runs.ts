/** The runs of values, of the sequence or of another column of integers, that the list at hand looks into. */
import type { Rows } from './blocks.ts'
import type { Database } from './database.ts'

// Not before a list needs it: to make a table is a seventh of what SQLite compiles at the first start in a page.
const createRuns = 'CREATE TEMP TABLE IF NOT EXISTS "runs" ("first" INTEGER PRIMARY KEY, "last" INTEGER NOT NULL)'

/** Puts those into `temp.runs` that come first, and says whether there are no more than `most`. */
export function putRuns(database: Database, all: Iterable<Rows>, most = Number.POSITIVE_INFINITY): boolean {
  const runs: Rows[] = []
  let isAll = true
  for (const run of all) {
    isAll = runs.length < most
    if (!isAll) break
    runs.push(run)
  }
  database.run(createRuns)
  database.run('DELETE FROM temp."runs"')
  database.run(`INSERT INTO temp."runs" SELECT "value" ->> 0, "value" ->> 1 FROM json_each(?)`, [
    JSON.stringify(merge(runs)),
  ])
  return isAll
}

/** In their order, and those as one that touch. */
function merge(runs: readonly Rows[]): readonly Rows[] {
  const merged: [number, number][] = []
  for (const [first, last] of runs.toSorted(([one], [other]) => one - other)) {
    const before = merged.at(-1)
    if (before !== undefined && first <= before[1] + 1) before[1] = Math.max(before[1], last)
    else merged.push([first, last])
  }
  return merged
}
