/** One page of a list: conditions, order with tie breaker, cursor, and the capped total (contract section 17). */
import type { Cell } from './change.ts'
import type { Condition, ListQuery } from './queries.ts'
import type { Database } from './database.ts'
import type { Table } from './table.ts'

/** Totals stop counting here. */
const countCap = 5000

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
  { countsTotal, shuffleBy }: PageOptions,
): Page<R> {
  const filters = [scope, ...query.conditions]
  const where = filters.map(({ sql }) => sql).join(' AND ')
  const parameters = filters.flatMap((filter) => filter.parameters)
  const total = countsTotal
    ? Number(
        database.first(
          `SELECT count(*) FROM (SELECT 1 FROM "${table.name}" WHERE ${where} LIMIT ${countCap})`,
          parameters,
        )?.[0],
      )
    : 0
  // `$sequence` breaks ties, in the direction of the first order.
  const last = query.order.some(({ column }) => column === 'sequence')
    ? []
    : [{ column: 'sequence', descending: query.order[0]?.descending ?? false }]
  const order = [...query.order, ...last]
  const isBackwards = query.cursor?.before ?? false
  const cursor =
    query.cursor === null ? null : cursorCondition(database, table, scope, query.cursor.id, order, isBackwards)
  // SQLite would rather walk the whole table in order than sort; `+` keeps it from that where few rows are left to sort.
  const sorts = query.conditions.some(({ picksFew = false }) => picksFew) ? '+' : ''
  const columns = order.map(
    ({ column, descending }) => `${sorts}"${column}" ${descending === isBackwards ? 'ASC' : 'DESC'}`,
  )
  const shuffle = query.isShuffled ? [shuffleBy()] : []
  // Multiplying by a number below a prime, modulo that prime, gives every row a place of its own.
  const orderSql = [...columns.slice(0, query.order.length), ...shuffle.map(() => '"sequence" * ? % 2147483647')]
    .concat(columns.slice(query.order.length))
    .join(', ')
  const rows = table.select(
    `WHERE ${where}${cursor === null ? '' : ` AND ${cursor.sql}`} ORDER BY ${orderSql} LIMIT ? OFFSET ?`,
    [...parameters, ...(cursor?.parameters ?? []), ...shuffle, query.limit, query.offset],
  )
  return { total, rows: isBackwards ? rows.toReversed() : rows }
}

function cursorCondition<R extends { readonly sequence: number }>(
  database: Database,
  table: Table<R>,
  scope: Condition,
  id: string,
  order: ListQuery['order'],
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
    const names = order.map(({ column }) => `"${column}"`).join(', ')
    return { sql: `(${names}) ${sign} (${order.map(() => '?').join(', ')})`, parameters: row }
  }
  // (a, b) after (x, y): a beyond x, or a equal x and b beyond y.
  const parts = order.map(({ column, descending }, at) => {
    const equal = order.slice(0, at).map((earlier) => `"${earlier.column}" = ?`)
    const beyond = `"${column}" ${beyondSign(descending)} ?`
    const parameters: Cell[] = row.slice(0, at + 1)
    return { sql: `(${[...equal, beyond].join(' AND ')})`, parameters }
  })
  return {
    sql: `(${parts.map(({ sql }) => sql).join(' OR ')})`,
    parameters: parts.flatMap(({ parameters }) => parameters),
  }
}
