/** How one field of a record stands in its column. */
import type { Cell } from './change.ts'

export interface Column<T> {
  readonly type: 'TEXT' | 'INTEGER' | 'REAL'
  readonly nullable: boolean
  /** What the cells mean, for those who write them out for people. */
  readonly holds: 'text' | 'integer' | 'instant' | 'boolean' | 'json'
  encode(value: T): Cell
  decode(cell: Cell): T
}

export const text = (): Column<string> => ({
  type: 'TEXT',
  nullable: false,
  holds: 'text',
  encode: (value) => value,
  decode: (cell) => String(cell),
})

export const textOrNull = (): Column<string | null> => ({
  type: 'TEXT',
  nullable: true,
  holds: 'text',
  encode: (value) => value,
  decode: (cell) => (cell === null ? null : String(cell)),
})

/** One of a few words; a word that the type does not know is a damaged row. */
export const oneOf = <const T extends string>(...words: readonly T[]): Column<T> => ({
  type: 'TEXT',
  nullable: false,
  holds: 'text',
  encode: (value) => value,
  decode: (cell) => words.find((word) => word === cell) ?? damaged(cell),
})

/** As `oneOf`; null when none of them is said. */
export const oneOfOrNull = <const T extends string>(...words: readonly T[]): Column<T | null> => {
  const word = oneOf(...words)
  return {
    ...word,
    nullable: true,
    encode: (value) => value,
    decode: (cell) => (cell === null ? null : word.decode(cell)),
  }
}

export const integer = (): Column<number> => ({
  type: 'INTEGER',
  nullable: false,
  holds: 'integer',
  encode: (value) => value,
  decode: (cell) => Number(cell),
})

/** Milliseconds since the epoch, emulator time. */
export const instant = (): Column<number> => ({ ...integer(), holds: 'instant' })

/** As `instant`; null when it never happened. */
export const instantOrNull = (): Column<number | null> => ({
  type: 'INTEGER',
  nullable: true,
  holds: 'instant',
  encode: (value) => value,
  decode: (cell) => (cell === null ? null : Number(cell)),
})

export const boolean = (): Column<boolean> => ({
  type: 'INTEGER',
  nullable: false,
  holds: 'boolean',
  encode: (value) => (value ? 1 : 0),
  decode: (cell) => cell === 1,
})

export const booleanOrNull = (): Column<boolean | null> => ({
  type: 'INTEGER',
  nullable: true,
  holds: 'boolean',
  encode: (value) => (value === null ? null : value ? 1 : 0),
  decode: (cell) => (cell === null ? null : cell === 1),
})

/** A JSON value; `isShape` says what may stand in the column. */
export const json = <T>(isShape: (value: unknown) => value is T): Column<T> => ({
  type: 'TEXT',
  nullable: false,
  holds: 'json',
  encode: (value) => JSON.stringify(value),
  decode: (cell) => {
    const value: unknown = JSON.parse(String(cell))
    return isShape(value) ? value : damaged(cell)
  },
})

export type JsonObject = { readonly [name: string]: unknown }

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isObjectOrNull(value: unknown): value is JsonObject | null {
  return value === null || isObject(value)
}

export function isStringList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}

function damaged(cell: Cell): never {
  throw new TypeError(`The database holds a value that this version cannot read: ${String(cell).slice(0, 80)}`)
}
