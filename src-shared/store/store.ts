/** The store: every table, one transaction, replay at start, undo. */
import type { SqlJsStatic } from 'sql.js'
import type { Change, CommitLog, Row, StoredState } from './change.ts'
import { type Database, openDatabase } from './database.ts'
import { prepareSchema } from './schema.ts'
import { bindTable, type Table } from './table.ts'
import * as tables from './tables.ts'

/** Just what may be done to any table without knowing its record. */
type AnyTable = Pick<Table<{ readonly sequence: number }>, 'columnNames' | 'apply' | 'read'> & {
  decode(sequence: number, row: Row): object
}

export interface Store {
  readonly projects: Table<tables.ProjectRecord>
  readonly keys: Table<tables.KeyRecord>
  readonly users: Table<tables.User>
  readonly sessions: Table<tables.Session>
  readonly targets: Table<tables.Target>
  /** All or nothing; see `Database.transaction`. */
  commit<T>(work: () => T): { readonly result: T; readonly changes: readonly Change[] }
  /** As a record with its fields decoded, for the inspector. */
  decode(table: string, sequence: number, row: Row): Readonly<Record<string, unknown>>
  /** Puts back what `changes` found; null when one of the rows has changed since. */
  undo(changes: readonly Change[]): readonly Change[] | null
  /** True when `undo` would put every row back. */
  isUndoable(changes: readonly Change[]): boolean
  readonly database: Database
}

export interface StoreOptions {
  readonly sql: SqlJsStatic
  readonly stored: StoredState | null
  readonly commitLog: CommitLog | null
  /** Told of the changes of every transaction once it is committed. */
  onCommit(changes: readonly Change[]): void
}

export function openStore({ sql, stored, commitLog, onCommit }: StoreOptions): Store {
  // While commits of the log are replayed they are in the log already, so nothing is appended.
  let replaying = true
  const database = openDatabase({
    sql,
    bytes: stored?.database ?? null,
    commitLog: { append: (commit) => (replaying ? undefined : commitLog?.append(commit)) },
  })
  prepareSchema(database)
  const store = {
    projects: bindTable(tables.projects, database),
    keys: bindTable(tables.keys, database),
    users: bindTable(tables.users, database),
    sessions: bindTable(tables.sessions, database),
    targets: bindTable(tables.targets, database),
  }
  const byName: Readonly<Record<string, AnyTable>> = store

  function table(name: string): AnyTable {
    const found = byName[name]
    if (found === undefined) throw new Error(`The log names the table ${name}, which this version does not have.`)
    return found
  }

  for (const commit of stored?.commits ?? []) {
    if (commit.number <= database.commitNumber) continue
    if (commit.number !== database.commitNumber + 1) {
      throw new Error(`The log lacks commit ${database.commitNumber + 1}: the next one in it is ${commit.number}.`)
    }
    database.transaction(() => {
      for (const change of commit.changes) table(change.table).apply(change.sequence, change.after)
    })
  }
  replaying = false

  function isUndoable(changes: readonly Change[]): boolean {
    const last = new Map(changes.map((change) => [`${change.table} ${change.sequence}`, change]))
    return (
      changes.length > 0 &&
      [...last.values()].every((change) => isSameRow(table(change.table).read(change.sequence), change.after))
    )
  }

  return {
    ...store,
    database,
    commit(work) {
      const done = database.transaction(work)
      if (done.changes.length > 0) onCommit(done.changes)
      return done
    },
    decode: (name, sequence, row) => ({ ...table(name).decode(sequence, row) }),
    isUndoable,
    undo(changes) {
      if (!isUndoable(changes)) return null
      const undone = database.transaction(() => {
        for (const change of changes.toReversed()) table(change.table).apply(change.sequence, change.before)
      }).changes
      onCommit(undone)
      return undone
    },
  }
}

function isSameRow(left: Row | null, right: Row | null): boolean {
  if (left === null || right === null) return left === right
  return left.length === right.length && left.every((cell, at) => cell === right[at])
}
