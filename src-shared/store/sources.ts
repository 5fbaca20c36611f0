/** Where a list takes its rows from: a table, some runs of its rows, or first the word index beside it. */
import type { Cell, Row } from './change.ts'
import type { Database } from './database.ts'
import type { Order } from './list.ts'
import type { Condition, Scope } from './condition.ts'
import type { ListQuery } from './queries.ts'
import type { Table } from './table.ts'
import { mergeRowsWith, selectRowsWith, testForWords, type Words } from './words.ts'

/** Totals stop counting here. */
const countCap = 5000

/** So many matching rows are collected and sorted; more are looked for in order, until the page is full. */
export const sortedRows = 1000

export interface Source {
  readonly from: string
  readonly where: string
  readonly parameters: readonly Cell[]
  /** The sequence as it must be called for the rows to come in its order. */
  readonly sequence: '"sequence"' | '"row"'
  /** What the rows come in the order of before their sequence. */
  readonly run?: '"first"'
}

export interface Plan {
  readonly total: number
  readonly source: Source
  /** The rows are few: they are to be collected and sorted. */
  readonly sorts: boolean
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
  const isIndexed = ({ ranges }: Condition) => ranges?.every((column) => table.indexedColumns.has(column)) === true

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
  const tests = conditions.flatMap(({ mayHold }) => mayHold ?? [])
  const hasRuns =
    scope.isWholeProject === true &&
    tests.length > 0 &&
    (isInSequence || !areMany) &&
    table.blocks.findRuns(projectId, tests)
  const searched = hasRuns ? runSource(all, 0, Number.MAX_SAFE_INTEGER) : all
  const isOfWords = words !== undefined && !isOfFew(fromTable([]))
  const total = count(isOfWords ? found(words) : areMany ? all : searched)
  if (!areMany && (countsTotal ? total < sortedRows : isOfFew(searched)))
    return { total, source: searched, sorts: true }
  if (!hasRuns || !isInSequence) return { total, source: all, sorts: false }
  const [start = null] = beyond ?? []
  const isUpwards = order[0]?.sign === '>'
  const least = isUpwards ? (start ?? 0) : 0
  const most = isUpwards ? null : start
  const inOrder = runSource(all, least, most ?? Number.MAX_SAFE_INTEGER)
  return { total, source: { ...inOrder, run: '"first"' }, sorts: false }
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

/** Only the rows from `least` to `most` that stand in `temp.runs`. */
function runSource({ from, parameters, ...rest }: Source, least: Cell, most: Cell): Source {
  return {
    ...rest,
    from: `temp."runs" CROSS JOIN ${from} NOT INDEXED ON "sequence" BETWEEN max("first", ?) AND min("last", ?)`,
    parameters: [least, most, ...parameters],
  }
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
