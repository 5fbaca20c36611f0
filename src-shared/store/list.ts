/** One page of a list: conditions, order with tie breaker, cursor, and the capped total (contract section 17). */
import type { Cell } from './change.ts'
import type { Condition, ListQuery } from './queries.ts'
import type { Database } from './database.ts'
import type { Table } from './table.ts'
import { countCap, countRows, sourcesOf } from './sources.ts'

/** So many matching rows are sorted; more are looked for in order, until the page is full. */
const sortedRows = 1000

/** The cursor names no row, or its row has null in an order attribute. */
export class CursorFault extends Error {
  readonly reason: 'missing' | 'null'
  constructor(reason: 'missing' | 'null') {
    super(reason)
    this.reason = reason
  }
}

export interface PageOptions {
  readonly countsTotal: boolean
  /** A whole number from 1 to 2,147,483,646, by which `orderRandom` mixes the rows. */
  shuffleBy(): number
  /** Whose words a search looks among. */
  readonly projectId: string
}

export interface Page<R> {
  readonly total: number
  readonly rows: R[]
}

export function selectPage<R extends { readonly sequence: number }>(
  database: Database,
  table: Table<R>,
  scope: Condition,
  query: ListQuery,
  { countsTotal, shuffleBy, projectId }: PageOptions,
): Page<R> {
  const { page, counted } = sourcesOf(database, table.name, scope, query, projectId)
  const total = countsTotal ? countRows(database, counted(), countCap) : 0
  // `$sequence` breaks ties, in the direction of the first order.
  const last = query.order.some(({ column }) => column === 'sequence')
    ? []
    : [{ column: 'sequence', descending: query.order[0]?.descending ?? false }]
  const order = [...query.order, ...last].map((one) => ({
    ...one,
    name: one.column === 'sequence' ? page.sequence : `"${one.column}"`,
  }))
  const isBackwards = query.cursor?.before ?? false
  const cursor =
    query.cursor === null ? null : cursorCondition(database, table, scope, query.cursor.id, order, isBackwards)
  // SQLite cannot tell how many rows match: it would search for a few of them through the whole table in order. `+` has
  // it collect them by an index and sort, which it does with the rows of a word of few anyway.
  const isFiltered = query.conditions.some(({ words }) => words === undefined)
  const sorts = isFiltered && (countsTotal ? total : countRows(database, page, sortedRows)) < sortedRows ? '+' : ''
  const columns = order.map(({ name, descending }) => `${sorts}${name} ${descending === isBackwards ? 'ASC' : 'DESC'}`)
  const shuffle = query.isShuffled ? [shuffleBy()] : []
  // Multiplying by a number below a prime, modulo that prime, gives every row a place of its own.
  const orderSql = [...columns.slice(0, query.order.length), ...shuffle.map(() => '"sequence" * ? % 2147483647')]
    .concat(columns.slice(query.order.length))
    .join(', ')
  const rows = table.select(
    `WHERE ${page.where}${cursor === null ? '' : ` AND ${cursor.sql}`} ORDER BY ${orderSql} LIMIT ? OFFSET ?`,
    [...page.parameters, ...(cursor?.parameters ?? []), ...shuffle, query.limit, query.offset],
    page.from,
  )
  return { total, rows: isBackwards ? rows.toReversed() : rows }
}

interface Order {
  readonly column: string
  /** As SQL knows it here. */
  readonly name: string
  readonly descending: boolean
}

function cursorCondition<R extends { readonly sequence: number }>(
  database: Database,
  table: Table<R>,
  scope: Condition,
  id: string,
  order: readonly Order[],
  isBackwards: boolean,
): Condition {
  const row = database.first(
    `SELECT ${order.map(({ column }) => `"${column}"`).join(', ')} FROM "${table.name}" WHERE ${scope.sql} AND "id" = ?`,
    [...scope.parameters, id],
  )
  if (row === null) throw new CursorFault('missing')
  if (row.includes(null)) throw new CursorFault('null')
  const beyondSign = (descending: boolean) => (descending === isBackwards ? '>' : '<')
  const signs = new Set(order.map(({ descending }) => beyondSign(descending)))
  const [sign] = signs
  if (signs.size === 1 && sign !== undefined) {
    // One comparison of rows, which an index over these columns can answer.
    const names = order.map(({ name }) => name).join(', ')
    return { sql: `(${names}) ${sign} (${order.map(() => '?').join(', ')})`, parameters: row }
  }
  // (a, b) after (x, y): a beyond x, or a equal x and b beyond y.
  const parts = order.map(({ name, descending }, at) => {
    const equal = order.slice(0, at).map((earlier) => `${earlier.name} = ?`)
    const beyond = `${name} ${beyondSign(descending)} ?`
    const parameters: Cell[] = row.slice(0, at + 1)
    return { sql: `(${[...equal, beyond].join(' AND ')})`, parameters }
  })
  return {
    sql: `(${parts.map(({ sql }) => sql).join(' OR ')})`,
    parameters: parts.flatMap(({ parameters }) => parameters),
  }
}
