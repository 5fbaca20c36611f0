/** One page of a list: conditions, order with tie breaker, cursor, and the capped total (contract section 17). */
import type { Row } from './change.ts'
import type { Condition, Scope } from './condition.ts'
import type { ListQuery } from './queries.ts'
import type { Database } from './database.ts'
import { planPage, type Source } from './sources.ts'
import type { Table } from './table.ts'

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
  scope: Scope,
  query: ListQuery,
  { countsTotal, shuffleBy, projectId }: PageOptions,
): Page<R> {
  // `$sequence` breaks ties, in the direction of the first order.
  const last = query.order.some(({ column }) => column === 'sequence')
    ? []
    : [{ column: 'sequence', descending: query.order[0]?.descending ?? false }]
  const isBackwards = query.cursor?.before ?? false
  const order = [...query.order, ...last].map(({ column, descending }): Order => ({
    column,
    sign: descending === isBackwards ? '>' : '<',
  }))
  const beyond = query.cursor === null ? null : cursorRow(database, table, scope, query.cursor.id, order)
  const { total, source, sorts, wholeSource } = planPage(database, table, scope, query, {
    countsTotal,
    projectId,
    order,
    beyond,
  })
  // SQLite cannot tell how many rows match: it would search for a few of them through the whole table in order. `+` has
  // it collect them by an index and sort.
  const named = (plus: '+' | '') =>
    order.map(({ column, sign }) => ({
      name: `${plus}${column === 'sequence' ? source.sequence : `"${column}"`}`,
      sign,
    }))
  // In runs that begin at the cursor, it would start each of them there.
  const cursor = beyond === null ? null : conditionBeyond(beyond, named(sorts || source.run !== undefined ? '+' : ''))
  const runs = source.run === undefined ? [] : order.map(({ sign }) => ({ name: source.run, sign })).slice(0, 1)
  const columns = [...runs, ...named(sorts ? '+' : '')].map(
    ({ name, sign }) => `${name} ${sign === '>' ? 'ASC' : 'DESC'}`,
  )
  const shuffle = query.isShuffled ? [shuffleBy()] : []
  // Multiplying by a number below a prime, modulo that prime, gives every row a place of its own.
  const orderSql = [...columns.slice(0, query.order.length), ...shuffle.map(() => '"sequence" * ? % 2147483647')]
    .concat(columns.slice(query.order.length))
    .join(', ')
  const select = ({ from, where, parameters }: Source) =>
    table.select(
      `WHERE ${where}${cursor === null ? '' : ` AND ${cursor.sql}`} ORDER BY ${orderSql} LIMIT ? OFFSET ?`,
      [...parameters, ...(cursor?.parameters ?? []), ...shuffle, query.limit, query.offset],
      from,
    )
  const found = select(source)
  const rows = found.length === query.limit || wholeSource === undefined ? found : select(wholeSource())
  return { total, rows: isBackwards ? rows.toReversed() : rows }
}

export interface Order {
  readonly column: string
  /** How a row that comes later compares with one before it. */
  readonly sign: '>' | '<'
}

interface Named {
  /** As SQL knows the column here. */
  readonly name: string
  readonly sign: '>' | '<'
}

/** What the row of the cursor has in the columns of the order. */
function cursorRow<R extends { readonly sequence: number }>(
  database: Database,
  table: Table<R>,
  scope: Scope,
  id: string,
  order: readonly Order[],
): Row {
  const row = database.first(
    `SELECT ${order.map(({ column }) => `"${column}"`).join(', ')} FROM "${table.name}" WHERE ${scope.sql} AND "id" = ?`,
    [...scope.parameters, id],
  )
  if (row === null) throw new CursorFault('missing')
  if (row.includes(null)) throw new CursorFault('null')
  return row
}

function conditionBeyond(row: Row, order: readonly Named[]): Condition {
  const [sign, ...others] = new Set(order.map((one) => one.sign))
  if (sign !== undefined && others.length === 0) {
    // One comparison of rows, which an index over these columns can answer.
    const names = order.map(({ name }) => name).join(', ')
    return { sql: `(${names}) ${sign} (${order.map(() => '?').join(', ')})`, parameters: row }
  }
  // (a, b) after (x, y): a beyond x, or a equal x and b beyond y.
  const parts = order.map((one, at) => {
    const equal = order.slice(0, at).map(({ name }) => `${name} = ?`)
    return {
      sql: `(${[...equal, `${one.name} ${one.sign} ?`].join(' AND ')})`,
      parameters: row.slice(0, at + 1),
    }
  })
  return {
    sql: `(${parts.map(({ sql }) => sql).join(' OR ')})`,
    parameters: parts.flatMap(({ parameters }) => parameters),
  }
}
