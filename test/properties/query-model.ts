/** Contract section 17 as plain functions over records in memory: what a query lets through, and in which order. */
import { isStringList, type JsonObject } from '../../src-shared/store/column.ts'

export interface PlainQuery {
  readonly method: string
  readonly attribute?: string
  readonly values?: readonly unknown[]
}

export function passes(row: JsonObject, query: PlainQuery): boolean {
  const { method, values = [] } = query
  const inner = () => values.filter(isQuery).map((part) => passes(row, part))
  if (method === 'and') return inner().every(Boolean)
  if (method === 'or') return inner().some(Boolean)
  if (query.attribute === undefined) {
    // Without an attribute these two name attributes as their values.
    return values.every((name) => passes(row, { method, attribute: String(name) }))
  }
  const cell = cellOf(row, query.attribute)
  if (method === 'isNull' || method === 'notExists') return cell === null
  if (method === 'isNotNull' || method === 'exists') return cell !== null
  // What is compared with nothing is neither true nor false: it lets nothing through.
  if (cell === null) return false
  const wanted = values.map((value) => plain(query.attribute ?? '', value))
  if (isStringList(cell)) return listPasses(cell, method, wanted)
  if (method.startsWith('not') && method !== 'notEqual') {
    const positive = method.charAt(3).toLowerCase() + method.slice(4)
    return !valuePasses(cell, positive, wanted)
  }
  return valuePasses(cell, method, wanted)
}

function listPasses(items: readonly string[], method: string, wanted: readonly unknown[]): boolean {
  const has = (item: unknown) => items.some((one) => one === item)
  if (method === 'containsAll') return wanted.every(has)
  return method === 'notContains' ? !wanted.some(has) : wanted.some(has)
}

function valuePasses(cell: unknown, method: string, wanted: readonly unknown[]): boolean {
  const [first, second] = wanted
  if (method === 'between') return compare(cell, first) >= 0 && compare(cell, second) <= 0
  if (method === 'notEqual') return wanted.every((value) => value !== cell)
  return wanted.some((value) => {
    const order = compare(cell, value)
    const [text, part] = [String(cell), String(value)]
    if (method === 'equal') return cell === value
    if (method === 'lessThan') return order < 0
    if (method === 'lessThanEqual') return order <= 0
    if (method === 'greaterThan') return order > 0
    if (method === 'greaterThanEqual') return order >= 0
    if (method === 'startsWith') return text.startsWith(part)
    if (method === 'endsWith') return text.endsWith(part)
    if (method === 'contains') return text.includes(part)
    if (method === 'regex') return new RegExp(part, 'u').test(text)
    throw new Error(`The model does not know ${method}.`)
  })
}

/** By the attributes in turn, nothing first; `$sequence` breaks ties in the direction of the first order. */
export function ordered(rows: readonly JsonObject[], order: readonly PlainQuery[]): readonly JsonObject[] {
  const [first] = order
  const all = [...order, { method: first?.method ?? 'orderAsc', attribute: '$sequence' }]
  return rows.toSorted((left, right) => {
    for (const { method, attribute = '$sequence' } of all) {
      const found = compare(cellOf(left, attribute), cellOf(right, attribute))
      if (found !== 0) return method === 'orderDesc' ? -found : found
    }
    return 0
  })
}

export function cellOf(row: JsonObject, attribute: string): unknown {
  return row[attribute.replace('$', '')] ?? null
}

/** A value of a query as it stands in a record. */
function plain(attribute: string, value: unknown): unknown {
  if (attribute === '$sequence') return Number(value)
  return typeof value === 'string' && isTime(attribute) ? Date.parse(value) : value
}

export function isTime(attribute: string): boolean {
  return /At$|^passwordUpdate$|^registration$|^invited$|^joined$|Expiry$/.test(attribute)
}

/** Text by code points, as UTF-8 sorts; JavaScript's own order is by UTF-16. */
function compare(left: unknown, right: unknown): number {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null)
  if (typeof left === 'string' && typeof right === 'string')
    return Buffer.compare(Buffer.from(left), Buffer.from(right))
  return Number(left) - Number(right)
}

function isQuery(value: unknown): value is PlainQuery {
  return typeof value === 'object' && value !== null && 'method' in value
}
