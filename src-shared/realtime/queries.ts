/** Queries of a subscription: of the events on its channels it gets those whose payload they all match. */
import { isObject, type JsonObject } from '../store/column.ts'
import { RealtimeError } from './realtime-error.ts'

const comparisons = ['equal', 'notEqual', 'lessThan', 'lessThanEqual', 'greaterThan', 'greaterThanEqual'] as const
const nullChecks = ['isNull', 'isNotNull'] as const
const logical = ['and', 'or'] as const

export type RealtimeQuery =
  | { readonly method: 'select'; readonly values: readonly ['*'] }
  | { readonly method: (typeof logical)[number]; readonly values: readonly RealtimeQuery[] }
  | {
      readonly method: (typeof comparisons)[number] | (typeof nullChecks)[number]
      readonly attribute: string
      readonly values: readonly unknown[]
    }

/** Reads queries as SDKs write them, one JSON text each. */
export function parseQueries(texts: readonly unknown[]): readonly RealtimeQuery[] {
  return texts.map((text) => {
    try {
      return readQuery(typeof text === 'string' ? JSON.parse(text) : text)
    } catch (error) {
      if (error instanceof RealtimeError) throw error
      throw refused('is no JSON')
    }
  })
}

const deepest = 8

function readQuery(value: unknown, depth = 0): RealtimeQuery {
  if (!isObject(value)) throw refused('is no object')
  const { method, attribute = '', values = [] } = value
  if (!Array.isArray(values)) throw refused('has values that are no list')
  if (method === 'select') {
    if (values.length !== 1 || values[0] !== '*') throw refused('selects something other than "*"')
    return { method, values: ['*'] }
  }
  const either = logical.find((name) => name === method)
  if (either !== undefined) {
    if (depth === deepest) throw refused('is nested too deeply')
    return { method: either, values: values.map((inner) => readQuery(inner, depth + 1)) }
  }
  const plain = [...comparisons, ...nullChecks].find((name) => name === method)
  if (plain === undefined) {
    const known = ['select', ...logical, ...comparisons, ...nullChecks].join(', ')
    throw refused(`has a method that Realtime does not know; it knows ${known}`)
  }
  if (typeof attribute !== 'string' || attribute === '') throw refused('has no attribute')
  return { method: plain, attribute, values }
}

function refused(why: string): RealtimeError {
  return new RealtimeError('message-invalid', `Invalid query: it ${why}.`)
}

/** No query, or a `select("*")` among them, takes every event. */
export function matchesQueries(queries: readonly RealtimeQuery[], payload: JsonObject): boolean {
  return queries.some(({ method }) => method === 'select') || queries.every((query) => matches(query, payload))
}

function matches(query: RealtimeQuery, payload: JsonObject): boolean {
  switch (query.method) {
    case 'select':
      return true
    case 'and':
      return query.values.every((inner) => matches(inner, payload))
    case 'or':
      return query.values.some((inner) => matches(inner, payload))
    default:
      return Object.hasOwn(payload, query.attribute) && compares(query.method, payload[query.attribute], query.values)
  }
}

function compares(
  method: (typeof comparisons)[number] | (typeof nullChecks)[number],
  value: unknown,
  targets: readonly unknown[],
): boolean {
  switch (method) {
    case 'equal':
      return targets.includes(value)
    case 'notEqual':
      return !targets.includes(value)
    case 'isNull':
      return value === null
    case 'isNotNull':
      return value !== null
    case 'lessThan':
      return targets.some((target) => order(value, target) < 0)
    case 'lessThanEqual':
      return targets.some((target) => order(value, target) <= 0)
    case 'greaterThan':
      return targets.some((target) => order(value, target) > 0)
    case 'greaterThanEqual':
      return targets.some((target) => order(value, target) >= 0)
  }
}

/** NaN, which no comparison accepts, for values of different types. */
function order(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0
  return Number.NaN
}
