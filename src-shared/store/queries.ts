/**
 * Appwrite's list queries (contract section 17) as SQL over a table's columns. Values are bound, never written into SQL.
 * A query is a JSON string `{"method","attribute","values"}`.
 */
import { isObject } from './column.ts'
import { blockTest } from './block-tests.ts'
import type { Cell } from './change.ts'
import { type Condition, join } from './condition.ts'

export type AttributeType = 'text' | 'boolean' | 'integer' | 'sequence' | 'instant' | 'list'

export interface Attribute {
  readonly column: string
  readonly type: AttributeType
  /** For a list: the word index that holds its items, as `prefix` and item. */
  readonly words?: { readonly table: string; readonly prefix: string }
}

/** Attributes of a list by wire name: the column behind each and what its values are. */
export type Attributes = Readonly<Record<string, Attribute>>

/** In every list. */
export const commonAttributes: Attributes = {
  $id: { column: 'id', type: 'text' },
  $createdAt: { column: 'createdAt', type: 'instant' },
  $updatedAt: { column: 'updatedAt', type: 'instant' },
  $sequence: { column: 'sequence', type: 'sequence' },
}

export interface ListQuery {
  readonly conditions: readonly Condition[]
  /** Without the tie breaker. */
  readonly order: readonly { readonly column: string; readonly descending: boolean }[]
  readonly isShuffled: boolean
  readonly limit: number
  readonly offset: number
  readonly cursor: { readonly id: string; readonly before: boolean } | null
  /** What the parameter check lets pass and the database then refuses; null when there is nothing. */
  readonly databaseFault: string | null
}

/** Thrown for a query that the parameter check refuses. */
export class QueryFault extends Error {}

/** Thrown for a filter that only the database refuses. */
class DatabaseFault extends Error {}

const defaultLimit = 25

/** Beyond these SQLite itself would refuse, with an error that is nobody's. */
const deepestNesting = 50
const mostValues = 20_000

export function parseQueries(texts: readonly unknown[], attributes: Attributes): ListQuery {
  const conditions: Condition[] = []
  const order: { column: string; descending: boolean }[] = []
  let limit: number | null = null
  let offset: number | null = null
  let cursor: ListQuery['cursor'] = null
  let isShuffled = false
  let databaseFault: string | null = null
  for (const text of texts) {
    const query = parseQuery(text)
    const { method, values } = query
    if (method === 'limit') limit ??= wholeNumber(query, 1)
    else if (method === 'offset') offset ??= wholeNumber(query, 0)
    else if (method === 'cursorAfter' || method === 'cursorBefore') {
      const [id] = values
      if (typeof id !== 'string' || id === '') throw new QueryFault(`${method} needs one id`)
      cursor ??= { id, before: method === 'cursorBefore' }
    } else if (method === 'orderAsc' || method === 'orderDesc') {
      const attribute = query.attribute === '' ? '$sequence' : query.attribute
      order.push({ column: attributeOf(attributes, attribute).column, descending: method === 'orderDesc' })
    } else if (method === 'orderRandom') isShuffled = true
    else {
      try {
        conditions.push(...compileAll(query, attributes))
      } catch (error) {
        if (!(error instanceof DatabaseFault)) throw error
        databaseFault ??= error.message
      }
    }
  }
  if (conditions.reduce((count, { parameters }) => count + parameters.length, 0) > mostValues) {
    throw new QueryFault(`all queries together take at most ${mostValues} values`)
  }
  return { conditions, order, isShuffled, limit: limit ?? defaultLimit, offset: offset ?? 0, cursor, databaseFault }
}

interface Query {
  readonly method: string
  readonly attribute: string
  readonly values: readonly unknown[]
}

function parseQuery(text: unknown): Query {
  let value: unknown = text
  if (typeof text === 'string') {
    try {
      value = JSON.parse(text)
    } catch {
      throw new QueryFault('a query must be JSON such as {"method":"limit","values":[25]}')
    }
  }
  if (!isObject(value)) throw new QueryFault('a query must be a JSON object')
  const { method, attribute = '', values = [] } = value
  if (typeof method !== 'string' || typeof attribute !== 'string' || !Array.isArray(values)) {
    throw new QueryFault('a query has a method, an attribute and a list of values')
  }
  return { method, attribute, values }
}

function wholeNumber({ method, values }: Query, least: number): number {
  const [value] = values
  if (values.length !== 1 || typeof value !== 'number' || !Number.isInteger(value) || value < least) {
    throw new QueryFault(`${method} needs one whole number of at least ${least}`)
  }
  return value
}

function attributeOf(attributes: Attributes, name: string) {
  return Object.hasOwn(attributes, name) ? (attributes[name] ?? unknownAttribute(name)) : unknownAttribute(name)
}

function unknownAttribute(name: string): never {
  throw new QueryFault(`there is no attribute "${name}" to query in this list`)
}

/** Every value makes one comparison; any of them may hold, or with `all` each must. */
const comparisons: Readonly<Record<string, { readonly sql: string; readonly all?: true }>> = {
  equal: { sql: '= ?' },
  notEqual: { sql: '<> ?', all: true },
  lessThan: { sql: '< ?' },
  lessThanEqual: { sql: '<= ?' },
  greaterThan: { sql: '> ?' },
  greaterThanEqual: { sql: '>= ?' },
}

const texts: Readonly<Record<string, (column: string) => string>> = {
  // A range, which an index can answer; U+10FFFF sorts behind every other character.
  startsWith: (column) => `(${column} >= ?1 AND ${column} < ?1 || '\u{10FFFF}')`,
  // Counted from the start: `substr(x, -0)` would be all of x, and every text ends with nothing.
  endsWith: (column) => `substr(${column}, length(${column}) - length(?1) + 1) = ?1`,
  contains: (column) => `instr(${column}, ?1) > 0`,
}

/** Those that must all hold: the parts of an `and`, or the query alone. */
function compileAll(query: Query, attributes: Attributes, depth = 1): readonly Condition[] {
  const { method, values } = query
  if (method !== 'and' && method !== 'or') return [compile(query, attributes)]
  if (values.length < 2) throw new QueryFault(`${method} needs at least two queries`)
  if (depth > deepestNesting) throw new QueryFault(`queries nest at most ${deepestNesting} deep`)
  const parts = values.map((value) => compileAll(parseQuery(value), attributes, depth + 1))
  if (method === 'and') return parts.flat()
  const choices = parts.map((part) => join(part, ' AND '))
  return [join(choices, ' OR ')]
}

function compile(query: Query, attributes: Attributes): Condition {
  const { method, values } = query
  if (values.length > 500) throw new QueryFault(`${method} takes at most 500 values`)
  if ((method === 'exists' || method === 'notExists') && query.attribute === '') {
    // The SDKs name the attributes of these two as values.
    if (values.length === 0) throw new QueryFault(`${method} needs an attribute`)
    const parts = values.map((name) => compile({ method, attribute: String(name), values: [] }, attributes))
    return join(parts, ' AND ')
  }
  const { column, type, words } = attributeOf(attributes, query.attribute)
  const quoted = `"${column}"`
  const mayHold = (cells: readonly Cell[]) => blockTest(method, column, cells)
  const ranges = [column]
  if (method === 'isNull' || method === 'exists' || method === 'isNotNull' || method === 'notExists') {
    return method === 'isNull' || method === 'notExists'
      ? { sql: `${quoted} IS NULL`, parameters: [], ranges }
      : { sql: `${quoted} IS NOT NULL`, parameters: [], mayHold: mayHold([]) }
  }
  const comparison = Object.hasOwn(comparisons, method) ? comparisons[method] : undefined
  if (comparison !== undefined && type !== 'list') {
    if (values.length === 0) throw new QueryFault(`${method} needs a value`)
    const cells = values.map((value) => cellOf(value, type, method))
    // As the other one of two it can be found in an index.
    const sql = method === 'notEqual' && type === 'boolean' ? '= 1 - ?' : comparison.sql
    return {
      ...join(
        cells.map((cell) => ({ sql: `${quoted} ${sql}`, parameters: [cell] })),
        comparison.all === true ? ' AND ' : ' OR ',
      ),
      ranges: sql === '<> ?' ? undefined : ranges,
      mayHold: mayHold(cells),
    }
  }
  if ((method === 'between' || method === 'notBetween') && type !== 'list') {
    if (values.length !== 2) throw new QueryFault(`${method} needs two values`)
    const parameters = values.map((value) => cellOf(value, type, method))
    return method === 'between'
      ? { sql: `${quoted} BETWEEN ? AND ?`, parameters, ranges, mayHold: mayHold(parameters) }
      : { sql: `${quoted} NOT BETWEEN ? AND ?`, parameters, mayHold: mayHold(parameters) }
  }
  const [positive, isNegated] = method.startsWith('not') ? [lowerFirst(method.slice(3)), true] : [method, false]
  const negate = (condition: Condition) => (isNegated ? { ...condition, sql: `NOT ${condition.sql}` } : condition)
  if (type === 'list' && ['contains', 'containsAny', 'containsAll'].includes(positive)) {
    if (values.length === 0) throw new QueryFault(`${method} needs a value`)
    const sql =
      words === undefined
        ? `EXISTS (SELECT 1 FROM json_each(${quoted}) WHERE value = ?)`
        : `"sequence" IN (SELECT "row" FROM "${words.table}" WHERE "word" = ?)`
    const wanted = values.map((value) => `${words?.prefix ?? ''}${cellOf(value, 'text', method)}`)
    const parts = wanted.map((word) => ({ sql, parameters: [word] }))
    const condition = negate(join(parts, positive === 'containsAll' ? ' AND ' : ' OR '))
    const asksForAny = words !== undefined && !isNegated && (positive !== 'containsAll' || wanted.length === 1)
    return asksForAny ? { ...condition, words: { exact: wanted, beginning: null } } : condition
  }
  if (positive === 'search' && type === 'text') {
    throw new DatabaseFault(`"${query.attribute}" has no full-text index: use the parameter search`)
  }
  if (method === 'regex' && type === 'text') {
    const patterns = values.map((value) => patternOf(cellOf(value, 'text', method)))
    if (patterns.length === 0) throw new QueryFault(`${method} needs a value`)
    const parts = patterns.map((pattern) => ({ sql: `${quoted} REGEXP ?`, parameters: [pattern] }))
    return { ...join(parts, ' OR '), mayHold: mayHold(patterns) }
  }
  const textSql = Object.hasOwn(texts, positive) ? texts[positive] : undefined
  if (textSql !== undefined && type === 'text') {
    if (values.length === 0) throw new QueryFault(`${method} needs a value`)
    const cells = values.map((value) => cellOf(value, 'text', method))
    const sql = textSql(quoted)
    const parts = cells.map((cell) => ({
      sql: sql.replaceAll('?1', '?'),
      parameters: [...sql.matchAll(/\?1/g)].map(() => cell),
    }))
    return {
      ...negate(join(parts, ' OR ')),
      ranges: method === 'startsWith' ? ranges : undefined,
      mayHold: mayHold(cells),
    }
  }
  throw new QueryFault(`the method "${method}" cannot be used on "${query.attribute}"`)
}

function patternOf(cell: Cell): string {
  const pattern = String(cell)
  try {
    return new RegExp(pattern, 'u').source
  } catch {
    throw new DatabaseFault(`"${pattern}" is no regular expression`)
  }
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

function cellOf(value: unknown, type: AttributeType, method: string): Cell {
  if (type === 'boolean' && typeof value === 'boolean') return value ? 1 : 0
  if (type === 'text' && typeof value === 'string') return value
  if ((type === 'integer' || type === 'sequence') && typeof value === 'number' && Number.isInteger(value)) return value
  // `$sequence` is text on the wire.
  if (type === 'sequence' && typeof value === 'string' && /^\d+$/.test(value)) return Number(value)
  if (type === 'instant' && typeof value === 'string' && !Number.isNaN(instantOf(value))) return instantOf(value)
  throw new QueryFault(`${method} got a value of the wrong type`)
}

/** A time without an offset is UTC, as it is to the server; JavaScript would read it in the zone of the machine. */
function instantOf(value: string): number {
  return Date.parse(/^\d{4}-\d\d-\d\d[T ][\d:.]+$/.test(value) ? `${value}Z` : value)
}
