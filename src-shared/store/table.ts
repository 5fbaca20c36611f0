/** A table: its columns make the record type, the SQL and the change records. */
import { type Blocks, createBlocks } from './blocks.ts'
import type { Cell, Change, Row } from './change.ts'
import type { Column } from './column.ts'
import type { Database } from './database.ts'

type Columns = Readonly<Record<string, Column<unknown>>>

/** What a table's rows look like to the rest of the code. */
export type RecordOf<C extends Columns> = {
  readonly [K in keyof C]: C[K] extends Column<infer T> ? T : never
} & {
  /** The integer primary key: counts up in creation order, never used twice. */
  readonly sequence: number
}

export interface TableDefinition<C extends Columns> {
  readonly name: string
  readonly columns: C
  /** Each is a unique key over these columns. */
  readonly unique: readonly (readonly (keyof C & string)[])[]
  readonly indexes: readonly (readonly (keyof C & string)[])[]
  /** Texts by which lists are sorted without regard to case, each within its project. */
  readonly caseless?: readonly (keyof C & string)[]
  /** Words by which a row is found; kept in a word index beside the table. */
  readonly words?: { readonly scope: keyof C & string; of(row: RecordOf<C>): readonly string[] }
}

export interface ListOptions {
  readonly limit?: number
  readonly offset?: number
  readonly newestFirst?: boolean
}

export interface Table<R extends { readonly sequence: number }> {
  readonly name: string
  readonly columns: Columns
  readonly columnNames: readonly string[]
  /** Each is a unique key over these columns; the first one is how people tell the rows apart. */
  readonly unique: readonly (readonly string[])[]
  /** By column: the index that finds it within a project, where there is one. */
  readonly indexes: ReadonlyMap<string, string>
  readonly blocks: Blocks
  insert(record: Omit<R, 'sequence'>): R
  update(record: R): R
  delete(record: R): void
  first(where: Partial<R>): R | null
  /** Matching rows in creation order, or newest first. */
  list(where: Partial<R>, options?: ListOptions): R[]
  count(where: Partial<R>): number
  /** Rows of `SELECT <columns> FROM <from> <tail>`, where `from` is the table unless told: for the files in `store/` only. */
  select(tail: string, parameters: readonly Cell[], from?: string): R[]
  /** Puts or deletes a row exactly as given: replay, undo. */
  apply(sequence: number, after: Row | null): void
  read(sequence: number): Row | null
  /** Every row by its sequence, in its order. */
  rows(): ReadonlyMap<number, Row>
  /** The sequence of the row that has the values of `row` in the unique key `keys`; null when none has. */
  holder(keys: readonly string[], row: Row): number | null
  decode(sequence: number, row: Row): R
  /** Makes the word index anew, where the table has one. */
  indexWords(): void
}

export const defineTable = <const C extends Columns>(definition: TableDefinition<C>): TableDefinition<C> => definition

export function createTable<C extends Columns>(definition: TableDefinition<C>, database: Database): void {
  const { name, columns, unique, indexes, caseless = [], words } = definition
  const body = Object.entries(columns).map(
    ([column, { type, nullable }]) => `"${column}" ${type}${nullable ? '' : ' NOT NULL'}`,
  )
  database.run(
    `CREATE TABLE IF NOT EXISTS "${name}" ("sequence" INTEGER PRIMARY KEY AUTOINCREMENT, ${body.join(', ')})`,
  )
  const index = (kind: string, keys: readonly string[], collation: '' | 'NOCASE' = '') => {
    const index = indexName(name, collation === '' ? keys : [...keys, collation])
    const columns = keys.map((key, at) => `"${key}"${collation !== '' && at > 0 ? ` COLLATE ${collation}` : ''}`)
    database.run(`CREATE ${kind} IF NOT EXISTS "${index}" ON "${name}" (${columns.join(', ')})`)
    const statistic = rowsPerKey(keys, kind === 'UNIQUE INDEX')
    database.run('INSERT INTO "sqlite_stat1" VALUES (?, ?, ?)', [name, index, statistic])
  }
  for (const keys of unique) index('UNIQUE INDEX', keys)
  for (const keys of indexes) index('INDEX', keys)
  for (const key of caseless) index('INDEX', ['projectId', key], 'NOCASE')
  if (words !== undefined) {
    database.run(
      `CREATE TABLE IF NOT EXISTS "${name}_words" ("word" TEXT, "scope" TEXT, "row" INTEGER, PRIMARY KEY ("word", "scope", "row")) WITHOUT ROWID`,
    )
  }
}

const indexName = (table: string, keys: readonly string[]) => [table, ...keys].join('_')

/**
 * What SQLite reads of an index before it chooses one: the rows of the table, then those that share the first column, the
 * first two, and so on. Without it SQLite takes ten rows for a project. The first column is the project, which may have
 * them all; a second one is taken to part them into tenths: lists count before they trust that few rows are left.
 */
function rowsPerKey(keys: readonly string[], isUnique: boolean): string {
  const rows = 1_000_000
  const shares = keys.map((_key, at) => (isUnique && at === keys.length - 1 ? 1 : at === 0 ? rows : rows / 10))
  return [rows, ...shares].join(' ')
}

export function bindTable<C extends Columns>(definition: TableDefinition<C>, database: Database): Table<RecordOf<C>> {
  type R = RecordOf<C>
  const { name, columns, unique, indexes, words } = definition
  const blocks = createBlocks(database, name, (key) => column(key).type === 'TEXT')
  const columnNames = Object.keys(columns)
  const selected = ['sequence', ...columnNames].map((column) => `"${column}"`).join(', ')
  const marks = columnNames.map(() => '?').join(', ')
  const insertSql = `INSERT INTO "${name}" ("sequence", ${columnNames.map((column) => `"${column}"`).join(', ')}) VALUES (?, ${marks})`
  const replaceSql = insertSql.replace('INSERT', 'INSERT OR REPLACE')
  const updateSql = `UPDATE "${name}" SET ${columnNames.map((column) => `"${column}" = ?`).join(', ')} WHERE "sequence" = ?`

  function column(key: string): Column<unknown> {
    return columns[key] ?? unknownColumn(name, key)
  }

  function encode(record: Readonly<Record<string, unknown>>): Row {
    return columnNames.map((key) => column(key).encode(record[key]))
  }

  function decode(sequence: number, row: Row): R {
    const record: Record<string, unknown> = { sequence }
    columnNames.forEach((key, at) => {
      record[key] = column(key).decode(row[at] ?? null)
    })
    assertRecord<R>(record, columnNames)
    return record
  }

  function read(sequence: number): Row | null {
    return database.first(`SELECT ${selected} FROM "${name}" WHERE "sequence" = ?`, [sequence])?.slice(1) ?? null
  }

  function indexRow(sequence: number, before: Row | null, after: Row | null): void {
    if (words === undefined) return
    const scopeAt = columnNames.indexOf(words.scope)
    const indexed = (row: Row | null) => ({
      scope: row?.[scopeAt] ?? null,
      words: new Set(row === null ? [] : words.of(decode(sequence, row))),
    })
    const [was, is] = [indexed(before), indexed(after)]
    const isSame = was.scope === is.scope
    for (const word of was.words)
      if (!isSame || !is.words.has(word)) database.run(dropWord, [word, was.scope, sequence])
    for (const word of is.words) if (!isSame || !was.words.has(word)) database.run(addWord, [word, is.scope, sequence])
  }
  const addWord = `INSERT OR IGNORE INTO "${name}_words" VALUES (?, ?, ?)`
  const dropWord = `DELETE FROM "${name}_words" WHERE "word" = ? AND "scope" = ? AND "row" = ?`

  function note(change: Omit<Change, 'table'>): void {
    indexRow(change.sequence, change.before, change.after)
    blocks.forget(change.sequence)
    database.record({ table: name, ...change })
  }

  function condition(where: Partial<R>): { sql: string; parameters: Cell[] } {
    const parts: string[] = []
    const parameters: Cell[] = []
    for (const [key, value] of Object.entries(where)) {
      const cell = key === 'sequence' ? Number(value) : column(key).encode(value)
      if (cell === null) parts.push(`"${key}" IS NULL`)
      else {
        parts.push(`"${key}" = ?`)
        parameters.push(cell)
      }
    }
    return { sql: parts.length === 0 ? '' : `WHERE ${parts.join(' AND ')}`, parameters }
  }

  function select(tail: string, parameters: readonly Cell[], from = `"${name}"`): R[] {
    return database
      .all(`SELECT ${selected} FROM ${from} ${tail}`, parameters)
      .map((row) => decode(Number(row[0]), row.slice(1)))
  }

  function list(where: Partial<R>, options: ListOptions = {}): R[] {
    const { sql, parameters } = condition(where)
    return select(`${sql} ORDER BY "sequence" ${options.newestFirst === true ? 'DESC' : 'ASC'} LIMIT ? OFFSET ?`, [
      ...parameters,
      options.limit ?? -1,
      options.offset ?? 0,
    ])
  }

  return {
    name,
    columns,
    columnNames,
    unique,
    indexes: new Map(
      [...unique, ...indexes].flatMap((keys) =>
        keys[1] === undefined ? [] : [[keys[1], indexName(name, keys)] as const],
      ),
    ),
    blocks,
    select,
    list,
    read,
    rows: () =>
      new Map(
        database
          .all(`SELECT ${selected} FROM "${name}" ORDER BY "sequence"`)
          .map((row) => [Number(row[0]), row.slice(1)] as const),
      ),
    holder(keys, row) {
      // A null is equal to nothing, in SQL and in a unique key.
      const values = keys.map((key) => row[columnNames.indexOf(key)] ?? null)
      const condition = keys.map((key) => `"${key}" = ?`).join(' AND ')
      const found = database.first(`SELECT "sequence" FROM "${name}" WHERE ${condition}`, values)
      return found === null ? null : Number(found[0])
    },
    decode,
    first: (where) => list(where, { limit: 1 })[0] ?? null,
    count(where) {
      const { sql, parameters } = condition(where)
      return Number(database.first(`SELECT count(*) FROM "${name}" ${sql}`, parameters)?.[0] ?? 0)
    },
    insert(record) {
      const row = encode(record)
      database.run(insertSql, [null, ...row])
      const sequence = Number(database.first('SELECT last_insert_rowid()')?.[0])
      note({ sequence, before: null, after: row })
      return decode(sequence, row)
    },
    update(record) {
      const before = read(record.sequence)
      const after = encode(record)
      database.run(updateSql, [...after, record.sequence])
      note({ sequence: record.sequence, before, after })
      return record
    },
    delete(record) {
      const before = read(record.sequence)
      if (before === null) return
      database.run(`DELETE FROM "${name}" WHERE "sequence" = ?`, [record.sequence])
      note({ sequence: record.sequence, before, after: null })
    },
    indexWords() {
      if (words === undefined) return
      database.run(`DELETE FROM "${name}_words"`)
      for (const [sequence, ...row] of database.all(`SELECT ${selected} FROM "${name}"`)) {
        indexRow(Number(sequence), null, row)
      }
    },
    apply(sequence, after) {
      const before = read(sequence)
      if (after === null) database.run(`DELETE FROM "${name}" WHERE "sequence" = ?`, [sequence])
      else database.run(replaceSql, [sequence, ...after])
      note({ sequence, before, after })
    },
  }
}

function unknownColumn(table: string, key: string): never {
  throw new Error(`The table ${table} has no column ${key}.`)
}

function assertRecord<R>(record: object, names: readonly string[]): asserts record is R & object {
  for (const name of names) if (!(name in record)) throw new Error(`A row lacks ${name}.`)
}
