/** Where a list takes its rows from: a table, or first the word index beside it. */
import type { Cell } from './change.ts'
import type { Database } from './database.ts'
import type { Condition, ListQuery } from './queries.ts'
import { mergeRowsWith, selectRowsWith, testForWords, type Words } from './words.ts'

/** Totals stop counting here; what so many rows have is common. */
export const countCap = 5000

export interface Source {
  readonly from: string
  readonly where: string
  readonly parameters: readonly Cell[]
  /** The sequence as it must be called for the rows to come in its order. */
  readonly sequence: '"sequence"' | '"row"'
}

export interface Sources {
  /** For a page in the order of the query. */
  readonly page: Source
  /** The same rows in any order, for their number. */
  counted(): Source
}

export function sourcesOf(
  database: Database,
  table: string,
  scope: Condition,
  { conditions, order, isShuffled }: ListQuery,
  projectId: string,
): Sources {
  const fromTable = (filters: readonly Condition[]): Source => ({
    from: `"${table}"`,
    where: [scope, ...filters].map(({ sql }) => sql).join(' AND '),
    parameters: [scope, ...filters].flatMap(({ parameters }) => parameters),
    sequence: '"sequence"',
  })
  const fromRows = (rows: Condition): Source => ({
    from: `(${rows.sql}) CROSS JOIN "${table}" ON "sequence" = "row"`,
    where: scope.sql,
    parameters: [...rows.parameters, ...scope.parameters],
    sequence: '"row"',
  })
  const isOfFew = (source: Source) => countRows(database, source, countCap) < countCap
  const found = (words: Words) => fromRows(selectRowsWith(table, projectId, words))
  const [first, ...others] = conditions
  // Nothing but words is asked for.
  const words = others.length === 0 ? first?.words : undefined
  if (words !== undefined && !isShuffled && order.every(({ column }) => column === 'sequence')) {
    const merged = mergeRowsWith(database, table, projectId, words)
    if (merged !== null) return { page: fromRows(merged), counted: () => fromRows(merged) }
  }
  const rare = conditions.find((condition) => condition.words !== undefined && isOfFew(found(condition.words)))
  // The rows of a rare word are collected, whereas to collect those of a common one would take longer the more there are:
  // each row is asked for it, until the page is full. A shuffle needs them all.
  const page = fromTable(
    conditions.map((condition) =>
      condition.words === undefined || condition === rare || isShuffled
        ? condition
        : testForWords(table, condition.words),
    ),
  )
  return {
    page,
    counted: () => (words === undefined || rare !== undefined || isOfFew(fromTable([])) ? page : found(words)),
  }
}

export function countRows(database: Database, { from, where, parameters }: Source, most: number): number {
  return Number(
    database.first(`SELECT count(*) FROM (SELECT 1 FROM ${from} WHERE ${where} LIMIT ${most})`, parameters)?.[0],
  )
}
