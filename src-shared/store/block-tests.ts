/** Which blocks a filter of a list has to look into. */
import { type Block, type BlockTest, isPlain } from './blocks.ts'
import type { Cell } from './change.ts'
import { mayContain as gramsMayContain } from './grams.ts'
import { literalsOf } from './literals.ts'

type Value = Exclude<Cell, null>

interface Held extends Block {
  readonly least: Value
  readonly most: Value
}

type Test = (held: Held, value: Value) => boolean

/** Any of the values will do. */
const comparisons: Readonly<Record<string, Test>> = {
  equal: ({ least, most, texts }, value) =>
    least <= value && most >= value && (typeof value === 'number' || mayContain(texts, `\n${value}\n`)),
  lessThan: ({ least }, value) => least < value,
  lessThanEqual: ({ least }, value) => least <= value,
  greaterThan: ({ most }, value) => most > value,
  greaterThanEqual: ({ most }, value) => most >= value,
}

/** Every value must pass. */
const refusals: Readonly<Record<string, Test>> = {
  notEqual: ({ least, most }, value) => least !== value || most !== value,
  // What sorts between two texts that begin so begins so too.
  notStartsWith: ({ least, most }, value) => ![least, most].every((text) => String(text).startsWith(String(value))),
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
  const values = cells.filter((cell) => cell !== null)
  const passes = testOf(method, values)
  if (passes === undefined) return undefined
  return (heldIn) => {
    const { least, most, texts } = heldIn(column)
    return least !== null && most !== null && passes({ least, most, texts })
  }
}

function testOf(method: string, values: readonly Value[]): ((held: Held) => boolean) | undefined {
  if (method === 'isNotNull' || method === 'exists') return () => true
  if (method === 'regex') return lineTest(values.map(String))
  // Half a character is bytes to SQLite, and no text to JavaScript.
  const search = Object.hasOwn(searches, method) ? searches[method] : undefined
  if (search !== undefined && !values.some((value) => /\p{Surrogate}/u.test(String(value)))) {
    const parts = values.map((value) => search(String(value)))
    return ({ texts }) => parts.some((part) => mayContain(texts, part))
  }
  if (!values.every(isPlain)) return undefined
  const comparison = Object.hasOwn(comparisons, method) ? comparisons[method] : undefined
  if (comparison !== undefined) return (held) => values.some((value) => comparison(held, value))
  const refusal = Object.hasOwn(refusals, method) ? refusals[method] : undefined
  if (refusal !== undefined) return (held) => values.every((value) => refusal(held, value))
  const [from, to] = values
  if (from === undefined || to === undefined) return undefined
  if (method === 'between') return ({ least, most }) => most >= from && least <= to
  if (method === 'notBetween') return ({ least, most }) => least < from || most > to
  return undefined
}

function mayContain(texts: Held['texts'], part: string): boolean {
  return typeof texts === 'string' ? texts.includes(part) : gramsMayContain(texts, part)
}

/** What one of the texts matches is matched by them together, line by line; unless the pattern looks around. */
function lineTest(patterns: readonly string[]): ((held: Held) => boolean) | undefined {
  if (patterns.some((pattern) => /\(\?(?!:)/.test(pattern))) return undefined
  const lines = patterns.map((pattern) => ({ line: new RegExp(pattern, 'mu'), literals: literalsOf(pattern) }))
  return ({ texts }) =>
    lines.some(
      ({ line, literals }) =>
        literals.every((literal) => mayContain(texts, literal)) && (typeof texts !== 'string' || line.test(texts)),
    )
}
