/**
 * What neighbouring rows hold, a few at a time: a list passes over those blocks where nothing can match. It is kept in
 * memory, made when a list first asks and again after a write, so that writes cost nothing and no file holds it.
 */
import type { Cell } from './change.ts'
import type { Database } from './database.ts'

/** What a block holds in one column. */
export interface Block {
  /** Null when the block holds nothing there, and then so is `most`. */
  readonly least: Cell
  readonly most: Cell
  /** Of a column of texts: each of them, with a line break before and behind. */
  readonly text: string
}

/** False when no row can match of a block that holds this. */
export type BlockTest = (heldIn: (column: string) => Block) => boolean

export interface Blocks {
  /** The row has changed. */
  forget(sequence: number): void
  /** Puts the runs of the blocks that pass every test into `temp.runs`; false when it cannot be told. */
  findRuns(projectId: string, tests: readonly BlockTest[]): boolean
}

const blockBits = 5
const rowsInBlock = 1 << blockBits

/** For `openDatabase`: the runs of rows that the list at hand looks into. */
export const runsSql = 'CREATE TEMP TABLE "runs" ("first" INTEGER PRIMARY KEY, "last" INTEGER NOT NULL)'

export function createBlocks(database: Database, table: string, isText: (column: string) => boolean): Blocks {
  // By project and column, by the number of the block; those are missing that nobody asked for since they changed.
  const known = new Map<string, Map<number, Block>>()

  function blocksOf(projectId: string, column: string): Map<number, Block> {
    const key = `${column} ${projectId}`
    const blocks = known.get(key) ?? new Map<number, Block>()
    known.set(key, blocks)
    return blocks
  }

  function read(number: number, projectId: string, column: string): Block {
    const joined = isText(column) ? `group_concat("${column}", char(10))` : 'NULL'
    const first = number << blockBits
    const [least = null, most = null, text = null] =
      database.first(
        `SELECT min("${column}"), max("${column}"), ${joined} FROM "${table}" NOT INDEXED WHERE "sequence" BETWEEN ? AND ? AND "projectId" = ?`,
        [first, first + rowsInBlock - 1, projectId],
      ) ?? []
    return { least: isPlain(least) ? least : '', most: isPlain(most) ? most : highest, text: `\n${text ?? ''}\n` }
  }

  function numbersOf(projectId: string, tests: readonly BlockTest[]): readonly number[] {
    const columns = new Map<string, Map<number, Block>>()
    let number = 0
    const heldIn = (column: string) => {
      const blocks = columns.get(column) ?? blocksOf(projectId, column)
      columns.set(column, blocks)
      const block = blocks.get(number) ?? read(number, projectId, column)
      blocks.set(number, block)
      return block
    }
    const numbers: number[] = []
    const end = Number(database.first(`SELECT max("sequence") FROM "${table}"`)?.[0] ?? 0) >> blockBits
    for (; number <= end; number += 1) if (tests.every((test) => test(heldIn))) numbers.push(number)
    return numbers
  }

  return {
    forget(sequence) {
      for (const blocks of known.values()) blocks.delete(sequence >> blockBits)
    },
    findRuns(projectId, tests) {
      // What is read inside a transaction may be rolled back, and would be kept here.
      if (database.isOpen) return false
      const runs: [number, number][] = []
      for (const number of numbersOf(projectId, tests)) {
        const first = number << blockBits
        const before = runs.at(-1)
        if (before?.[1] === first - 1) before[1] += rowsInBlock
        else runs.push([first, first + rowsInBlock - 1])
      }
      database.run('DELETE FROM temp."runs"')
      database.run(`INSERT INTO temp."runs" SELECT "value" ->> 0, "value" ->> 1 FROM json_each(?)`, [
        JSON.stringify(runs),
      ])
      return true
    },
  }
}

/** Stands for what sorts behind all that is plain. */
const highest = '\u{FFFF}'

/** JavaScript sorts texts by UTF-16, SQLite by code points: the same unless a text has one of these. */
export function isPlain(cell: Cell): boolean {
  return typeof cell !== 'string' || !/[\uD800-\uFFFF]/.test(cell)
}
