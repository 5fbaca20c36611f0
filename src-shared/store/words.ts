/** Full text as the contract's section 17 has it: words of letters, digits and `_`, compared without case. */
import type { Database } from './database.ts'
import type { Condition } from './queries.ts'

/** Whole words, and how another one begins. */
export interface Words {
  readonly exact: readonly string[]
  readonly beginning: string | null
}

/** Sorts behind every character that a word can hold. */
const highest = '\u{10FFFF}'

/** So many words are merged; the rows of more are collected. */
const mostWords = 20

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
  const rows = (condition: string) => `SELECT "row" FROM "${table}_words" WHERE "scope" = ? AND ${condition}`
  if (/^\s*".*"\s*$/s.test(search)) {
    const phrase = search.trim().slice(1, -1).toLowerCase()
    const parts = words.map(() => `"sequence" IN (${rows('"word" = ?')})`)
    return {
      sql: `(${parts.join(' AND ')} AND instr(lower("${searchColumn}"), ?) > 0)`,
      parameters: [...words.flatMap((word) => [scope, word]), phrase],
    }
  }
  const exact = words.slice(0, -1)
  const parts = [...exact.map(() => rows('"word" = ?')), rows('"word" >= ? AND "word" < ?')]
  return {
    sql: `"sequence" IN (${parts.join(' UNION ')})`,
    parameters: [...exact.flatMap((word) => [scope, word]), scope, last, last + highest],
    words: { exact, beginning: last },
  }
}

/**
 * A SELECT of the rows that have one of the words, as `"row"`. The index keeps the rows of a word in order, so SQLite
 * merges those of several words as it goes and stops with the page. Null: too many words begin so, or none.
 */
export function selectRowsWith(
  database: Database,
  table: string,
  scope: string,
  { exact, beginning }: Words,
): Condition | null {
  const alike = beginning === null ? [] : wordsAlike(database, table, beginning)
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
