/**
 * What neighbouring rows hold: a list passes over those blocks where nothing can match. It is kept in memory, made when a
 * list first asks and again after a write, so that writes cost nothing and no file holds it.
 */
import { allBits, highestBit, lowestBit } from './bits.ts'
import type { Cell } from './change.ts'
import type { Database } from './database.ts'
import { addGrams, clearGrams, createGrams, type Grams } from './grams.ts'

/** What rows hold in one column. */
export interface Span {
  /** Null when they hold nothing there, and then so is `most`. */
  readonly least: Cell
  readonly most: Cell
}

export interface Block extends Span {
  /** Of a column of texts: each of them, with a line break before and behind. */
  readonly texts: string
}

/** 32 blocks, each of which has a bit in what tests answer. */
export interface Group {
  readonly whole: Span
  readonly blocks: readonly Block[]
  /** Of the texts of the blocks. */
  readonly grams: Grams
}

/** The bits of those blocks, among these, where a row may match. */
export type BlockTest = (heldIn: (column: string) => Group, among: number) => number

export const everyTest =
  (tests: readonly BlockTest[]): BlockTest =>
  (heldIn, among) =>
    tests.reduce((left, test) => (left === 0 ? 0 : test(heldIn, left)), among)

export const anyTest =
  (tests: readonly BlockTest[]): BlockTest =>
  (heldIn, among) =>
    tests.reduce((found, test) => found | test(heldIn, among & ~found), 0)

/** The first sequence and the last one. */
export type Rows = readonly [number, number]

/** Not to be used in a transaction: what is read there may be rolled back, and would be kept here. */
export interface Blocks {
  /** The row has changed. */
  forget(sequence: number): void
  /** Where the tests may pass: in the order of the rows or against it, from the row `start` on. */
  find(projectId: string, tests: readonly BlockTest[], isUpwards?: boolean, start?: number): Iterable<Rows>
  /** What those blocks hold in the column where the tests may pass, up to eight neighbours together. */
  findHeld(projectId: string, tests: readonly BlockTest[], column: string): readonly Span[]
}

interface Known {
  readonly group: Group
  /** The bits of the blocks that nobody asked for since they changed. */
  stale: number
}

/** Of the rows in a block: few, as all of them are looked into where one may match. */
const rowBits = 5
/** Of the blocks in a group: as many as a number has bits. */
const blockBits = 5
const lastInGroup = 31
const spanSize = 8

const nothing: Span = { least: null, most: null }
const unread: Group = {
  whole: nothing,
  blocks: Array.from({ length: lastInGroup + 1 }, () => ({ ...nothing, texts: '' })),
  grams: createGrams(0),
}

export function createBlocks(database: Database, table: string, isText: (column: string) => boolean): Blocks {
  // By project and column, by the number of the group; those are missing that nobody asked for.
  const known = new Map<string, Map<number, Known>>()

  function knownOf(projectId: string, column: string): Map<number, Known> {
    const key = `${column} ${projectId}`
    const groups = known.get(key) ?? new Map<number, Known>()
    known.set(key, groups)
    return groups
  }

  function read(number: number, projectId: string, column: string): Block {
    const joined = isText(column) ? `group_concat("${column}", char(10))` : 'NULL'
    const [least = null, most = null, text = null] =
      database.first(
        `SELECT min("${column}"), max("${column}"), ${joined} FROM "${table}" NOT INDEXED WHERE "sequence" BETWEEN ? AND ? AND "projectId" = ?`,
        [...rowsOf(number), projectId],
      ) ?? []
    return {
      least: isPlain(least) ? least : '',
      most: isPlain(most) ? most : highest,
      texts: text === null ? '' : `\n${text}\n`,
    }
  }

  /** The groups of a project, as they are now. */
  function view(projectId: string) {
    const columns = new Map<string, Map<number, Known>>()
    const end = Number(database.first(`SELECT max("sequence") FROM "${table}"`)?.[0] ?? 0) >> rowBits
    const groupOf = (number: number) => (column: string) => {
      const groups = columns.get(column) ?? knownOf(projectId, column)
      columns.set(column, groups)
      const { group, stale } = groups.get(number) ?? { group: unread, stale: allBits }
      if (stale === 0) return group
      const renewed = renew(group, stale, (at) => read((number << blockBits) | at, projectId, column))
      groups.set(number, { group: renewed, stale: 0 })
      return renewed
    }
    return { groupOf, end }
  }

  return {
    forget(sequence) {
      for (const groups of known.values()) {
        const one = groups.get(sequence >> (rowBits + blockBits))
        if (one !== undefined) one.stale |= 1 << (sequence >> rowBits)
      }
    },
    *find(projectId, tests, isUpwards = true, start) {
      const passes = everyTest(tests)
      const { groupOf, end } = view(projectId)
      const from = start === undefined ? undefined : start >> rowBits
      const [first, last] = isUpwards ? [from ?? 0, end] : [0, from ?? end]
      const [firstGroup, lastGroup] = [first >> blockBits, last >> blockBits]
      for (let step = 0; step <= lastGroup - firstGroup; step += 1) {
        const number = isUpwards ? firstGroup + step : lastGroup - step
        const upwards = number === firstGroup ? allBits << first : allBits
        const downwards = number === lastGroup ? allBits >>> (lastInGroup - (last & lastInGroup)) : allBits
        let left = passes(groupOf(number), upwards & downwards)
        while (left !== 0) {
          const at = isUpwards ? lowestBit(left) : highestBit(left)
          left &= ~(1 << at)
          yield rowsOf((number << blockBits) | at)
        }
      }
    },
    findHeld(projectId, tests, column) {
      const passes = everyTest(tests)
      const { groupOf, end } = view(projectId)
      const spans: Span[] = []
      for (let number = 0; number <= end >> blockBits; number += 1) {
        const found = passes(groupOf(number), allBits)
        if (found === 0) continue
        const { blocks } = groupOf(number)(column)
        for (let first = 0; first <= lastInGroup; first += spanSize) {
          const inSpan = blocks
            .slice(first, first + spanSize)
            .filter((_block, at) => (found & (1 << (first + at))) !== 0)
          if (inSpan.length > 0) spans.push(inSpan.reduce(join, nothing))
        }
      }
      return spans
    },
  }
}

const rowsOf = (number: number): Rows => [number << rowBits, ((number + 1) << rowBits) - 1]

/** With the stale blocks read again. */
function renew({ blocks: before, grams: known }: Group, stale: number, read: (at: number) => Block): Group {
  const blocks = before.map((block, at) => ((stale & (1 << at)) === 0 ? block : read(at)))
  const wanted = createGrams(Math.max(...blocks.map(({ texts }) => texts.length)))
  const isLargeEnough = known.length >= wanted.length
  const grams = isLargeEnough ? known : wanted
  if (isLargeEnough) clearGrams(grams, stale)
  blocks.forEach(({ texts }, at) => {
    if (!isLargeEnough || (stale & (1 << at)) !== 0) addGrams(grams, at, texts)
  })
  return { whole: blocks.reduce<Span>(join, nothing), blocks, grams }
}

function join(one: Span, other: Span): Span {
  if (one.least === null || one.most === null) return other
  if (other.least === null || other.most === null) return one
  return {
    least: other.least < one.least ? other.least : one.least,
    most: other.most > one.most ? other.most : one.most,
  }
}

/** Stands for what sorts behind all that is plain. */
const highest = '\u{FFFF}'

/** JavaScript sorts texts by UTF-16, SQLite by code points: the same unless a text has one of these. */
export function isPlain(cell: Cell): boolean {
  return typeof cell !== 'string' || !/[\uD800-\uFFFF]/.test(cell)
}
