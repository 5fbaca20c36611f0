/** Which blocks a filter of a list has to look into. */
import { filterBits } from './bits.ts'
import { type Block, type BlockTest, isPlain, type Span } from './blocks.ts'
import type { Cell } from './change.ts'
import { blocksWith, partOf } from './grams.ts'
import { literalsOf } from './literals.ts'

type Value = Exclude<Cell, null>

interface Test {
  /** Whether a value between these two may match. */
  readonly isBetween?: (least: Value, most: Value) => boolean
  /** What the texts of a block must have for one of them to match: all of one of these lists. */
  readonly parts?: readonly (readonly string[])[]
  /** Whether one of the texts may match, by the texts themselves. */
  readonly isAmong?: (texts: string) => boolean
}

type Comparison = (least: Value, most: Value, value: Value) => boolean

/** Any of the values will do. */
const comparisons: Readonly<Record<string, Comparison>> = {
  equal: (least, most, value) => least <= value && most >= value,
  lessThan: (least, _most, value) => least < value,
  lessThanEqual: (least, _most, value) => least <= value,
  greaterThan: (_least, most, value) => most > value,
  greaterThanEqual: (_least, most, value) => most >= value,
}

/** Every value must pass. */
const refusals: Readonly<Record<string, Comparison>> = {
  notEqual: (least, most, value) => least !== value || most !== value,
  // What sorts between two texts that begin so begins so too.
  notStartsWith: (least, most, value) => ![least, most].every((text) => String(text).startsWith(String(value))),
}

/** What to look for among the lines of a block. */
const searches: Readonly<Record<string, (value: string) => string>> = {
  startsWith: (value) => `\n${value}`,
  endsWith: (value) => `${value}\n`,
  contains: (value) => value,
}

/** Undefined: nothing tells which. */
export function blockTest(method: string, column: string, cells: readonly Cell[]): BlockTest | undefined {
  if (column === 'sequence') return undefined
  const test = testOf(
    method,
    cells.filter((cell) => cell !== null),
  )
  if (test === undefined) return undefined
  const { isBetween = () => true, isAmong } = test
  const holds = ({ least, most }: Span) => least !== null && most !== null && isBetween(least, most)
  const passes = (block: Block | undefined) =>
    block !== undefined && holds(block) && (isAmong === undefined || isAmong(block.texts))
  const lists = test.parts?.map((parts) => parts.map(partOf))
  return (heldIn, among) => {
    const { whole, blocks, grams } = heldIn(column)
    if (!holds(whole)) return 0
    const left =
      lists === undefined ? among : among & lists.reduce((found, parts) => found | blocksWith(grams, parts), 0)
    return filterBits(left, (at) => passes(blocks[at]))
  }
}

function testOf(method: string, values: readonly Value[]): Test | undefined {
  if (method === 'isNotNull' || method === 'exists') return {}
  if (method === 'regex') return lineTest(values.map(String))
  // Half a character is bytes to SQLite, and no text to JavaScript.
  const search = Object.hasOwn(searches, method) ? searches[method] : undefined
  if (search !== undefined && !values.some((value) => /\p{Surrogate}/u.test(String(value)))) {
    return partTest(values.map((value) => search(String(value))))
  }
  if (!values.every(isPlain)) return undefined
  const comparison = Object.hasOwn(comparisons, method) ? comparisons[method] : undefined
  if (comparison !== undefined) {
    const isBetween = (least: Value, most: Value) => values.some((value) => comparison(least, most, value))
    const isText = values.every((value) => typeof value === 'string')
    return { isBetween, ...(method === 'equal' && isText ? partTest(values.map((value) => `\n${value}\n`)) : {}) }
  }
  const refusal = Object.hasOwn(refusals, method) ? refusals[method] : undefined
  if (refusal !== undefined) return { isBetween: (least, most) => values.every((value) => refusal(least, most, value)) }
  const [from, to] = values
  if (from === undefined || to === undefined) return undefined
  if (method === 'between') return { isBetween: (least, most) => most >= from && least <= to }
  if (method === 'notBetween') return { isBetween: (least, most) => least < from || most > to }
  return undefined
}

const partTest = (parts: readonly string[]): Test => ({
  parts: parts.map((part) => [part]),
  isAmong: (texts) => parts.some((part) => texts.includes(part)),
})

/** What one of the texts matches is matched by them together, line by line; unless the pattern looks around. */
function lineTest(patterns: readonly string[]): Test | undefined {
  if (patterns.some((pattern) => /\(\?(?!:)/.test(pattern))) return undefined
  const lines = patterns.map((pattern) => new RegExp(pattern, 'mu'))
  return { parts: patterns.map(literalsOf), isAmong: (texts) => lines.some((line) => line.test(texts)) }
}
