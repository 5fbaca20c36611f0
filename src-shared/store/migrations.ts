/** The way of an older file to the schema of today: its log is replayed as it was written, then each version adds its own. */
import type { Cell, Commit, Row } from './change.ts'
import type { Database } from './database.ts'
import { replay } from './replay.ts'

/**
 * New tables and indexes come by themselves. A new column stands last in its table, there as here, because the rows of a
 * log are in the order of the columns.
 */
interface NewColumn {
  readonly table: string
  readonly column: string
  readonly type: 'TEXT' | 'INTEGER' | 'REAL'
  /** What it holds in rows that are older; a column that starts with null may be null. */
  readonly value: Cell
}

export interface Migration {
  /** The version that it starts from; it ends at the next. */
  readonly from: number
  readonly columns: readonly NewColumn[]
}

const migrations: readonly Migration[] = [
  {
    from: 1,
    columns: [
      { table: 'challenges', column: 'outcome', type: 'TEXT', value: null },
      { table: 'messages', column: 'replyTo', type: 'TEXT', value: '' },
      { table: 'messages', column: 'replyToName', type: 'TEXT', value: '' },
    ],
  },
  {
    from: 2,
    columns: [
      { table: 'users', column: 'resetDue', type: 'INTEGER', value: 0 },
      { table: 'users', column: 'note', type: 'TEXT', value: '' },
    ],
  },
]

/** The columns that version `found` did not have. */
export function columnsSince(found: number): readonly NewColumn[] {
  return migrations.flatMap(({ from, columns }) => (from >= found ? columns : []))
}

/** Brings a file of version `found` up; what is kept beside the tables, such as word indexes, has to be made anew. */
export function migrate(database: Database, found: number, commits: readonly Commit[]): void {
  const put = putRows(database)
  replay(database, commits, ({ table, sequence, after }) => put(table, sequence, after))
  for (const { table, column, type, value } of columnsSince(found)) {
    const first = value === null ? '' : ` NOT NULL DEFAULT ${typeof value === 'number' ? value : `'${value}'`}`
    database.run(`ALTER TABLE "${table}" ADD COLUMN "${column}" ${type}${first}`)
  }
}

/** Puts or deletes rows by the columns that the file has. */
function putRows(database: Database): (table: string, sequence: number, after: Row | null) => void {
  const statements = new Map<string, string>()

  function statementFor(table: string): string {
    const columns = database.all(`PRAGMA table_info("${table}")`).map(([, name]) => `"${String(name)}"`)
    if (columns.length === 0) throw new Error(`The log names the table ${table}, which its database does not have.`)
    return `INSERT OR REPLACE INTO "${table}" (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
  }

  return (table, sequence, after) => {
    const statement = statements.get(table) ?? statementFor(table)
    statements.set(table, statement)
    if (after === null) database.run(`DELETE FROM "${table}" WHERE "sequence" = ?`, [sequence])
    else database.run(statement, [sequence, ...after])
    database.record({ table, sequence, before: null, after })
  }
}
