/** Where a list takes its rows from: a table, some runs of its rows, or first the word index beside it. */
import type { Rows, Span } from './blocks.ts'
import type { Cell, Row } from './change.ts'
import type { Database } from './database.ts'
import type { Order } from './list.ts'
import type { Condition, Scope } from './condition.ts'
import type { ListQuery } from './queries.ts'
import { putRuns } from './runs.ts'
import type { Table } from './table.ts'
import { mergeRowsWith, selectRowsWith, testForWords, type Words } from './words.ts'

/** Totals stop counting here. */
const countCap = 5000

/** So many matching rows are collected and sorted; more are looked for in order, until the page is full. */
export const sortedRows = 1000

/** So many blocks are looked into for a page before all are: one match in each fills it. */
const blocksAtFirst = 32

export interface Source {
  readonly from: string
  readonly where: string
  readonly parameters: readonly Cell[]
  /** The sequence as it must be called for the rows to come in its order. */
  readonly sequence: '"sequence"' | '"row"'
  /** What the rows come in the order of before all else. */
  readonly run?: '"first"'
}

export interface Plan {
  readonly total: number
  readonly source: Source
  /** The rows are few: they are to be collected and sorted. */
  readonly sorts: boolean
  /** The source has just the first rows; this one has all, should they not fill the page. */
  readonly wholeSource?: (() => Source) | undefined
}

export interface PlanOptions {
  readonly countsTotal: boolean
  /** Whose words a search looks among. */
  readonly projectId: string
  readonly order: readonly Order[]
  /** What the row of the cursor has in the order. */
  readonly beyond: Row | null
}

export function planPage<R extends { readonly sequence: number }>(
  database: Database,
  table: Table<R>,
  scope: Scope,
  { conditions, order: asked, isShuffled }: ListQuery,
  { countsTotal, projectId, order, beyond }: PlanOptions,
): Plan {
  const count = (source: Source) => (countsTotal ? countRows(database, source, countCap) : 0)
  const isOfFew = (source: Source) => countRows(database, source, sortedRows) < sortedRows
  const fromTable = (filters: readonly Condition[]) => tableSource(table.name, scope, filters)
  const fromRows = (rows: Condition) => rowSource(table.name, scope, rows)
  const found = (words: Words) => fromRows(selectRowsWith(table.name, projectId, words))
  const isIndexed = ({ ranges }: Condition) =>
    ranges?.every((column) => column === 'sequence' || table.indexes.has(column)) === true

  const isInSequence = !isShuffled && asked.every(({ column }) => column === 'sequence')
  const [first, ...others] = conditions
  const only = others.length === 0 ? first : undefined
  const words = only?.words
  if (words !== undefined && isInSequence) {
    const merged = mergeRowsWith(database, table.name, projectId, words)
    if (merged !== null) return { total: count(fromRows(merged)), source: fromRows(merged), sorts: false }
  }
  const rare = conditions.find((condition) =>
    condition.words === undefined
      ? isIndexed(condition) && isOfFew(fromTable([condition]))
      : isOfFew(found(condition.words)),
  )
  // The rows of a rare word are collected, whereas to collect those of a common one would take longer the more there are:
  // each row is asked for it, until the page is full. A shuffle needs them all.
  const all = fromTable(
    conditions.map((condition) =>
      condition.words === undefined || condition === rare || isShuffled
        ? condition
        : testForWords(table.name, condition.words),
    ),
  )
  if (rare !== undefined) return { total: count(all), source: all, sorts: true }
  // An index has told that they are many.
  const areMany = only === undefined ? conditions.length === 0 : words !== undefined || isIndexed(only)
  const tests =
    scope.isWholeProject === true && !database.isOpen ? conditions.flatMap(({ mayHold }) => mayHold ?? []) : []
  if (tests.length === 0) {
    const isOfWords = words !== undefined && !isOfFew(fromTable([]))
    const total = count(isOfWords ? found(words) : all)
    return { total, source: all, sorts: !areMany && (countsTotal ? total < sortedRows : isOfFew(all)) }
  }
  // Blocks tell where there is nothing to find: of what no index counts, and in an order in which much would come before.
  const { blocks } = table
  const inBlocks = runSource(all, 'sequence', 'NOT INDEXED')
  const needsAll = !areMany && (countsTotal || !isInSequence)
  if (needsAll) putRuns(database, blocks.find(projectId, tests))
  const total = count(areMany ? all : inBlocks)
  const { column = 'sequence', sign = '>' } = order[0] ?? {}
  const [start] = beyond ?? []
  if (isInSequence) {
    const source: Source = { ...inBlocks, run: '"first"' }
    if (needsAll && start === undefined) return { total, source, sorts: false }
    const find = () => blocks.find(projectId, tests, sign === '>', typeof start === 'number' ? start : undefined)
    const isWhole = putRuns(database, find(), blocksAtFirst)
    const wholeSource = () => {
      putRuns(database, find())
      return source
    }
    return { total, source, sorts: false, wholeSource: isWhole ? undefined : wholeSource }
  }
  if (!areMany && (countsTotal ? total < sortedRows : isOfFew(inBlocks)))
    return { total, source: inBlocks, sorts: true }
  // Where a condition is one on the order itself, SQLite begins at the right row.
  const isSought = conditions.some(({ ranges }) => ranges?.every((range) => range === column))
  const index = isShuffled || isSought ? undefined : indexOfIntegers(table, column)
  if (index === undefined) return { total, source: all, sorts: false }
  const held = blocks.findHeld(projectId, tests, column)
  putRuns(
    database,
    held.flatMap((block) => rangeBeyond(block, sign, start)),
  )
  return { total, source: { ...runSource(all, column, `INDEXED BY "${index}"`), run: '"first"' }, sorts: false }
}

/** What a block of integers holds, but for what lies before the cursor. */
function rangeBeyond({ least, most }: Span, sign: Order['sign'], start: Cell = null): readonly Rows[] {
  const first = sign === '>' && start !== null ? Math.max(Number(least), Number(start)) : Number(least)
  const last = sign === '<' && start !== null ? Math.min(Number(most), Number(start)) : Number(most)
  return first <= last ? [[first, last]] : []
}

/** The index that has the rows in the order of a column in which nothing is missing. */
function indexOfIntegers<R extends { readonly sequence: number }>(
  { columns, indexes }: Table<R>,
  column: string,
): string | undefined {
  const kind = columns[column]
  return kind?.type === 'INTEGER' && !kind.nullable ? indexes.get(column) : undefined
}

function tableSource(table: string, scope: Scope, filters: readonly Condition[]): Source {
  const all = [scope, ...filters]
  return {
    from: `"${table}"`,
    where: all.map(({ sql }) => sql).join(' AND '),
    parameters: all.flatMap(({ parameters }) => parameters),
    sequence: '"sequence"',
  }
}

/** Only the rows whose value stands in `temp.runs`. */
function runSource({ from, ...rest }: Source, column: string, index: string): Source {
  return { ...rest, from: `temp."runs" CROSS JOIN ${from} ${index} ON "${column}" BETWEEN "first" AND "last"` }
}

function rowSource(table: string, scope: Scope, rows: Condition): Source {
  return {
    from: `(${rows.sql}) CROSS JOIN "${table}" ON "sequence" = "row"`,
    where: scope.sql,
    parameters: [...rows.parameters, ...scope.parameters],
    sequence: '"row"',
  }
}

function countRows(database: Database, { from, where, parameters }: Source, most: number): number {
  return Number(
    database.first(`SELECT count(*) FROM (SELECT 1 FROM ${from} WHERE ${where} LIMIT ${most})`, parameters)?.[0],
  )
}
