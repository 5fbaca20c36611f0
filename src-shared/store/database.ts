/** sql.js behind a narrow door: cached statements, bound parameters, synchronous transactions that record their changes. */
import type { Database as SqlDatabase, SqlJsStatic, Statement } from 'sql.js'
import type { Cell, Change, Commit, CommitLog, Row } from './change.ts'
import { hasWord } from './words.ts'

export interface Database {
  /** Rows of a SELECT, columns in its order. */
  all(sql: string, parameters?: readonly Cell[]): Row[]
  first(sql: string, parameters?: readonly Cell[]): Row | null
  /** Runs a write; only inside `transaction`, or at start. */
  run(sql: string, parameters?: readonly Cell[]): void
  /** Notes a change of the transaction that is open; throws when none is. */
  record(change: Change): void
  /**
   * All or nothing. The commit log has the changes before they count; when it throws, nothing has happened.
   * A call inside an open transaction joins it.
   */
  transaction<T>(work: () => T): { readonly result: T; readonly changes: readonly Change[] }
  /** A transaction is open. */
  readonly isOpen: boolean
  readonly commitNumber: number
  export(): { readonly bytes: Uint8Array; readonly commit: number }
  close(): void
}

export interface DatabaseOptions {
  readonly sql: SqlJsStatic
  readonly bytes: Uint8Array | null
  readonly commitLog: CommitLog | null
}

/** Queries of apps differ in their SQL, so the cache needs a bound; our own statements are far fewer. */
const cachedStatements = 300

/**
 * Functions that SQLite does not have; it has the operator `REGEXP` and leaves its function to the host. It gets to know
 * one when a statement first calls it: for each a piece of WebAssembly is made, which a start does not need.
 */
const ourFunctions: ReadonlyMap<string, { readonly call: string; answer(left: string, right: string): boolean }> =
  new Map([
    ['regexp', { call: ' REGEXP ', answer: (pattern, text) => new RegExp(pattern, 'u').test(text) }],
    ['has_word', { call: 'has_word(', answer: hasWord }],
  ])

export function openDatabase({ sql, bytes, commitLog }: DatabaseOptions): Database {
  const database: SqlDatabase = new sql.Database(bytes)
  // Writes go to memory only, the log makes them durable: a rollback journal on the virtual disk would cost half of each.
  database.run('PRAGMA journal_mode = memory; PRAGMA synchronous = off; PRAGMA foreign_keys = off')
  // Nobody else has the file: without this each query outside a transaction looks for locks and for a journal.
  database.run('PRAGMA locking_mode = exclusive')
  database.run('CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID')
  database.run('PRAGMA temp_store = memory')
  const statements = new Map<string, Statement>()
  const unknownFunctions = new Map(ourFunctions)
  let open: Change[] | null = null
  let commitNumber = Number(first("SELECT value FROM meta WHERE name = 'commit'")?.[0] ?? 0)

  function compile(text: string): Statement {
    for (const [name, { call, answer }] of unknownFunctions) {
      if (!text.includes(call)) continue
      database.create_function(name, (left: unknown, right: unknown) =>
        typeof left === 'string' && typeof right === 'string' && answer(left, right) ? 1 : 0,
      )
      unknownFunctions.delete(name)
    }
    return database.prepare(text)
  }

  function prepare(text: string, parameters: readonly Cell[]): Statement {
    const statement = statements.get(text) ?? compile(text)
    // Put anew at each use, so that the first of the map is the one that was not used for longest.
    statements.delete(text)
    statements.set(text, statement)
    const [oldest] = statements
    if (statements.size > cachedStatements && oldest !== undefined) {
      oldest[1].free()
      statements.delete(oldest[0])
    }
    statement.bind([...parameters])
    return statement
  }

  function all(text: string, parameters: readonly Cell[] = []): Row[] {
    const statement = prepare(text, parameters)
    const rows: Row[] = []
    try {
      while (statement.step()) rows.push(statement.get().map(cellOf))
    } finally {
      statement.reset()
    }
    return rows
  }

  function first(text: string, parameters: readonly Cell[] = []): Row | null {
    const statement = prepare(text, parameters)
    try {
      return statement.step() ? statement.get().map(cellOf) : null
    } finally {
      statement.reset()
    }
  }

  function run(text: string, parameters: readonly Cell[] = []): void {
    const statement = prepare(text, parameters)
    try {
      statement.step()
    } finally {
      statement.reset()
    }
  }

  function transaction<T>(work: () => T): { result: T; changes: readonly Change[] } {
    if (open !== null) {
      const before = open.length
      const result = work()
      return { result, changes: open.slice(before) }
    }
    const changes: Change[] = []
    open = changes
    run('BEGIN')
    try {
      const result = work()
      if (changes.length > 0) {
        const commit: Commit = {
          number: commitNumber + 1,
          changes: changes.map(({ table, sequence, after }) => ({ table, sequence, after })),
        }
        commitLog?.append(commit)
        commitNumber = commit.number
      }
      run('COMMIT')
      return { result, changes }
    } catch (error) {
      run('ROLLBACK')
      throw error
    } finally {
      open = null
    }
  }

  return {
    all,
    first,
    run,
    transaction,
    record(change) {
      if (open === null) throw new Error(`A write to ${change.table} outside a transaction.`)
      open.push(change)
    },
    get isOpen() {
      return open !== null
    },
    get commitNumber() {
      return commitNumber
    },
    export() {
      run("INSERT OR REPLACE INTO meta (name, value) VALUES ('commit', ?)", [String(commitNumber)])
      return { bytes: database.export(), commit: commitNumber }
    },
    close() {
      database.close()
    },
  }
}

function cellOf(value: unknown): Cell {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value
  throw new TypeError('A column holds a value that no table declares.')
}
