/** Full text as the contract's section 17 has it: words of letters, digits and `_`, compared without case. */
import type { Database } from './database.ts'
import type { Condition } from './condition.ts'

/** Whole words, and how another one begins in the text that `column` holds. */
export interface Words {
  readonly exact: readonly string[]
  readonly beginning: { readonly word: string; readonly column: string } | null
}

/** Sorts behind every character that a word can hold. */
const highest = '\u{10FFFF}'

/** So many words are merged; the rows of more are collected. */
const mostWords = 20

/** What `has_word` calls: a word of the text begins so. */
export function hasWord(text: string, beginning: string): boolean {
  return wordsOf(text).some((word) => word.startsWith(beginning))
}

export function wordsOf(...texts: readonly (string | null)[]): string[] {
  return texts.flatMap((text) => (text ?? '').toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [])
}

/**
 * The rows that a search finds, as a condition on `"sequence"`: any word matches, the last one by its beginning;
 * a value in double quotes is a phrase: every word, in this order, in `searchColumn`. Null: nothing can match.
 */
export function searchCondition(table: string, searchColumn: string, scope: string, search: string): Condition | null {
  const words = wordsOf(search)
  const last = words.at(-1)
  if (last === undefined) return null
  if (/^\s*".*"\s*$/s.test(search)) {
    const phrase = search.trim().slice(1, -1).toLowerCase()
    const parts = words.map((word) => isAmong(selectRowsWith(table, scope, { exact: [word], beginning: null })))
    return {
      sql: `(${parts.map(({ sql }) => sql).join(' AND ')} AND instr(lower("${searchColumn}"), ?) > 0)`,
      parameters: [...parts.flatMap(({ parameters }) => parameters), phrase],
    }
  }
  return rowsWith(table, scope, { exact: words.slice(0, -1), beginning: { word: last, column: searchColumn } })
}

/** Just the rows that have one of the words. */
export function rowsWith(table: string, scope: string, words: Words): Condition {
  return { ...isAmong(selectRowsWith(table, scope, words)), words }
}

function isAmong(rows: Condition): Condition {
  return { sql: `"sequence" IN (${rows.sql})`, parameters: rows.parameters }
}

/** A SELECT of the rows that have one of the words, as `"row"`, each once: as they are found, so that a LIMIT ends it. */
export function selectRowsWith(table: string, scope: string, { exact, beginning }: Words): Condition {
  const rows = (condition: string) => `SELECT "row" FROM "${table}_words" WHERE "scope" = ? AND ${condition}`
  const parts = [
    ...exact.map((word) => ({ sql: rows('"word" = ?'), parameters: [scope, word] })),
    ...(beginning === null
      ? []
      : [
          {
            sql: rows('"word" >= ? AND "word" < ?'),
            parameters: [scope, beginning.word, beginning.word + highest],
          },
        ]),
  ]
  return {
    sql: `SELECT DISTINCT "row" FROM (${parts.map(({ sql }) => sql).join(' UNION ALL ')})`,
    parameters: parts.flatMap(({ parameters }) => parameters),
  }
}

/**
 * Whether a row has one of the words, asked of that row alone: for words of so many rows that the first ones soon fill
 * the page. The word index knows the whole words of a row, but not how they begin.
 */
export function testForWords(table: string, { exact, beginning }: Words): Condition {
  const marks = exact.map(() => '?').join(', ')
  const parts = [
    ...(exact.length === 0
      ? []
      : [
          `EXISTS (SELECT 1 FROM "${table}_words" WHERE "word" IN (${marks}) AND "scope" = "projectId" AND "row" = "sequence")`,
        ]),
    ...(beginning === null ? [] : [`has_word("${beginning.column}", ?)`]),
  ]
  return {
    sql: `(${parts.join(' OR ')})`,
    parameters: [...exact, ...(beginning === null ? [] : [beginning.word])],
  }
}

/**
 * As `selectRowsWith`, in the order of the rows: the index keeps those of a word in order, so SQLite merges those of
 * several words as it goes and stops with the page. Null: too many words begin so, or none.
 */
export function mergeRowsWith(
  database: Database,
  table: string,
  scope: string,
  { exact, beginning }: Words,
): Condition | null {
  const alike = beginning === null ? [] : wordsAlike(database, table, beginning.word)
  const words = [...exact, ...alike]
  if (words.length === 0 || words.length > mostWords) return null
  const rows = `SELECT "row" FROM "${table}_words" WHERE "word" = ? AND "scope" = ?`
  return { sql: words.map(() => rows).join(' UNION '), parameters: words.flatMap((word) => [word, scope]) }
}

/** Words of any scope that begin so; no more than one beyond `mostWords`. */
function wordsAlike(database: Database, table: string, beginning: string): readonly string[] {
  const found: string[] = []
  // Each is a step down the index, whereas DISTINCT would read every row of a word.
  const next = (sign: '>=' | '>', word: string) =>
    database.first(
      `SELECT "word" FROM "${table}_words" WHERE "word" ${sign} ? AND "word" < ? ORDER BY "word" LIMIT 1`,
      [word, beginning + highest],
    )?.[0]
  let word = next('>=', beginning)
  while (typeof word === 'string' && found.length <= mostWords) {
    found.push(word)
    word = next('>', word)
  }
  return found
}
