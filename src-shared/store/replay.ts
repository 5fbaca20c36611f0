/** Puts the commits of a log into the database that they follow. */
import type { Commit } from './change.ts'
import type { Database } from './database.ts'

type LoggedChange = Commit['changes'][number]

/** Commits that the database holds are skipped; a gap behind them is an error. `put` writes a row and records it. */
export function replay(database: Database, commits: readonly Commit[], put: (change: LoggedChange) => void): void {
  for (const commit of commits) {
    if (commit.number <= database.commitNumber) continue
    if (commit.number !== database.commitNumber + 1) {
      throw new Error(`The log lacks commit ${database.commitNumber + 1}: the next one in it is ${commit.number}.`)
    }
    database.transaction(() => commit.changes.forEach(put))
  }
}
