/**
 * What neighbouring rows hold: a list passes over those blocks where nothing can match, first over wide ones and then over
 * the narrow ones inside. It is kept in memory, made when a list first asks and again after a write, so that writes cost
 * nothing and no file holds it.
 */
import type { Cell } from './change.ts'
import type { Database } from './database.ts'
import { type Grams, gramsOf } from './grams.ts'

/** What a block holds in one column. */
export interface Block {
  /** Null when the block holds nothing there, and then so is `most`. */
  readonly least: Cell
  readonly most: Cell
  /** Of a column of texts: each of them, with a line break before and behind; of a wide block just their grams. */
  readonly texts: string | Grams
}

/** False when no row can match of a block that holds this. */
export type BlockTest = (heldIn: (column: string) => Block) => boolean

/** The first sequence and the last one. */
export type Rows = readonly [number, number]

/** Not to be used in a transaction: what is read there may be rolled back, and would be kept here. */
export interface Blocks {
  /** The row has changed. */
  forget(sequence: number): void
  /** Where the tests may pass: in the order of the rows or against it, from the row `start` on. */
  find(projectId: string, tests: readonly BlockTest[], isUpwards?: boolean, start?: number): Iterable<Rows>
  /** What the wide blocks hold in the column of which the tests may pass. */
  findHeld(projectId: string, tests: readonly BlockTest[], column: string): readonly Block[]
}

interface Known {
  readonly narrow: Map<number, Block>
  readonly wide: Map<number, Block>
}

/** Of the rows in a block, and of the blocks in a wide one: few, as all of them are looked into where one may match. */
const rowBits = 5
const blockBits = 3

export function createBlocks(database: Database, table: string, isText: (column: string) => boolean): Blocks {
  // By project and column, by the number of the block; those are missing that nobody asked for since they changed.
  const known = new Map<string, Known>()

  function knownOf(projectId: string, column: string): Known {
    const key = `${column} ${projectId}`
    const blocks = known.get(key) ?? { narrow: new Map<number, Block>(), wide: new Map<number, Block>() }
    known.set(key, blocks)
    return blocks
  }

  function read(number: number, projectId: string, column: string): Block {
    const joined = isText(column) ? `group_concat("${column}", char(10))` : 'NULL'
    const [least = null, most = null, text = null] =
      database.first(
        `SELECT min("${column}"), max("${column}"), ${joined} FROM "${table}" NOT INDEXED WHERE "sequence" BETWEEN ? AND ? AND "projectId" = ?`,
        [...rowsOf(number), projectId],
      ) ?? []
    return { least: isPlain(least) ? least : '', most: isPlain(most) ? most : highest, texts: `\n${text ?? ''}\n` }
  }

  /** The blocks of a project, as they are now. */
  function view(projectId: string) {
    const columns = new Map<string, Known>()
    const blocksOf = (column: string) => {
      const blocks = columns.get(column) ?? knownOf(projectId, column)
      columns.set(column, blocks)
      return blocks
    }
    const end = Number(database.first(`SELECT max("sequence") FROM "${table}"`)?.[0] ?? 0) >> rowBits
    const narrow = (number: number) => (column: string) => {
      const blocks = blocksOf(column).narrow
      const block = blocks.get(number) ?? read(number, projectId, column)
      blocks.set(number, block)
      return block
    }
    const wide = (number: number) => (column: string) => {
      const blocks = blocksOf(column).wide
      const block = blocks.get(number) ?? join(inWide(number, 0, end).map((inside) => narrow(inside)(column)))
      blocks.set(number, block)
      return block
    }
    return { narrow, wide, end }
  }

  return {
    forget(sequence) {
      for (const { narrow, wide } of known.values()) {
        narrow.delete(sequence >> rowBits)
        wide.delete(sequence >> (rowBits + blockBits))
      }
    },
    *find(projectId, tests, isUpwards = true, start) {
      const { narrow, wide, end } = view(projectId)
      const from = start === undefined ? undefined : start >> rowBits
      const [first, last] = isUpwards ? [from ?? 0, end] : [0, from ?? end]
      const inOrder = (numbers: readonly number[]) => (isUpwards ? numbers : numbers.toReversed())
      for (const outside of inOrder(numbers(first >> blockBits, last >> blockBits))) {
        if (!tests.every((test) => test(wide(outside)))) continue
        for (const number of inOrder(inWide(outside, first, last)))
          if (tests.every((test) => test(narrow(number)))) yield rowsOf(number)
      }
    },
    findHeld(projectId, tests, column) {
      const { wide, end } = view(projectId)
      return numbers(0, end >> blockBits).flatMap((number) => {
        const heldIn = wide(number)
        return tests.every((test) => test(heldIn)) ? [heldIn(column)] : []
      })
    },
  }
}

const numbers = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_none, at) => first + at)

const rowsOf = (number: number): Rows => [number << rowBits, ((number + 1) << rowBits) - 1]

/** The blocks in a wide one, of those from `first` to `last`. */
const inWide = (number: number, first: number, last: number) =>
  numbers(Math.max(number << blockBits, first), Math.min(((number + 1) << blockBits) - 1, last))

function join(blocks: readonly Block[]): Block {
  return {
    least: blocks.reduce<Cell>((least, block) => lesser(least, block.least), null),
    most: blocks.reduce<Cell>((most, block) => greater(most, block.most), null),
    texts: gramsOf(blocks.map(({ texts }) => String(texts))),
  }
}

const lesser = (one: Cell, other: Cell) => (one === null || (other !== null && other < one) ? other : one)
const greater = (one: Cell, other: Cell) => (one === null || (other !== null && other > one) ? other : one)

/** Stands for what sorts behind all that is plain. */
const highest = '\u{FFFF}'

/** JavaScript sorts texts by UTF-16, SQLite by code points: the same unless a text has one of these. */
export function isPlain(cell: Cell): boolean {
  return typeof cell !== 'string' || !/[\uD800-\uFFFF]/.test(cell)
}
