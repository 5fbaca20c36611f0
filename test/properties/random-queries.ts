/** Random filters and orders over the attributes that the contract names for a list. */
import { isObject, isStringList, type JsonObject } from '../../src-shared/store/column.ts'
import { endpoints } from '../contract/data.ts'
import { cellOf, isTime, type PlainQuery } from './query-model.ts'
import type { RecordList } from './random-records.ts'
import type { Chance } from './random.ts'

const nullChecks = ['isNull', 'isNotNull', 'exists', 'notExists']
const comparisons = ['equal', 'notEqual', 'lessThan', 'lessThanEqual', 'greaterThan', 'greaterThanEqual']
const ranges = ['between', 'notBetween']
const textMethods = ['startsWith', 'notStartsWith', 'endsWith', 'notEndsWith', 'contains', 'notContains', 'regex']
const listMethods = ['contains', 'containsAny', 'containsAll', 'notContains']

function methodsFor(sample: unknown): readonly string[] {
  if (Array.isArray(sample)) return [...nullChecks, ...listMethods]
  if (typeof sample === 'boolean') return [...nullChecks, 'equal', 'notEqual']
  return [...nullChecks, ...comparisons, ...ranges, ...(typeof sample === 'string' ? textMethods : [])]
}

/** Attributes that the contract names for the list. */
function attributesOf(list: RecordList): readonly string[] {
  const entry = endpoints.find(({ method, path }) => method === 'GET' && path === list.route)
  const validator = entry?.params.find(({ name }) => name === 'queries')?.validator
  return isObject(validator) && isStringList(validator.attributes) ? validator.attributes : []
}

export function makerOf(chance: Chance, list: RecordList) {
  const attributes = attributesOf(list)
  const valuesOf = (attribute: string) =>
    list.rows.map((row) => cellOf(row, attribute)).filter((value) => value !== null)

  function value(attribute: string, method: string): unknown {
    const found = chance.oneOf(valuesOf(attribute))
    if (isStringList(found)) return chance.oneOf([...found, 'beta', 'owner', 'nothing'])
    if (typeof found === 'number') {
      if (attribute === '$sequence') return chance.flag() ? found : String(found)
      const moved = found + chance.below(3) - 1
      return isTime(attribute) ? new Date(moved).toISOString() : moved
    }
    if (typeof found !== 'string' || !textMethods.includes(method)) return found
    // Whole characters: half of one is no text.
    const letters = [...found]
    const start = chance.below(letters.length + 1)
    const part = letters.slice(start, start + 1 + chance.below(3)).join('')
    return method === 'regex'
      ? part.replaceAll(/[.+*?^$|()[\]{}\\]/g, String.raw`\$&`) + chance.oneOf(['', '$', '.?'])
      : part
  }

  function filter(depth: number): PlainQuery {
    if (depth > 0 && chance.below(4) === 0) {
      const parts = Array.from({ length: 2 + chance.below(2) }, () => filter(depth - 1))
      return { method: chance.oneOf(['and', 'or']), values: parts }
    }
    const attribute = chance.oneOf(attributes)
    const [sample] = valuesOf(attribute)
    const method = chance.oneOf(methodsFor(sample))
    if (nullChecks.includes(method)) {
      const isByValue = method.toLowerCase().endsWith('exists') && chance.flag()
      return isByValue ? { method, values: chance.someOf(attributes, 2) } : { method, attribute, values: [] }
    }
    const count = ranges.includes(method) ? 2 : method === 'equal' || Array.isArray(sample) ? 1 + chance.below(3) : 1
    return { method, attribute, values: Array.from({ length: count }, () => value(attribute, method)) }
  }

  const order = (): PlainQuery => ({
    method: chance.oneOf(['orderAsc', 'orderDesc']),
    attribute: chance.oneOf(attributes.filter((name) => !Array.isArray(valuesOf(name)[0]))),
  })
  return {
    filters: () => Array.from({ length: 1 + chance.below(2) }, () => filter(2)),
    orders: () => Array.from({ length: chance.below(3) }, order),
  }
}

export function textOf(queries: readonly PlainQuery[]): string {
  return queries.map((query) => `queries[]=${encodeURIComponent(JSON.stringify(query))}`).join('&')
}

export function idsOf(rows: unknown): readonly unknown[] {
  return Array.isArray(rows) ? rows.filter(isObject).map((row: JsonObject) => row.$id ?? row.id) : []
}
