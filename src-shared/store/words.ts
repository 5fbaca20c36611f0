/** Full text as the contract's section 17 has it: words of letters, digits and `_`, compared without case. */
import type { Cell } from './change.ts'

export function wordsOf(...texts: readonly (string | null)[]): string[] {
  return texts.flatMap((text) => (text ?? '').toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [])
}

/**
 * The rows that a search finds, as a condition on `"sequence"`: any word matches, the last one by its beginning;
 * a value in double quotes is a phrase: every word, in this order, in `searchColumn`. Null: nothing can match.
 */
export function searchCondition(
  table: string,
  searchColumn: string,
  scope: string,
  search: string,
): { readonly sql: string; readonly parameters: readonly Cell[] } | null {
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
    // U+10FFFF sorts behind every character that a word can hold.
    parameters: [...exact.flatMap((word) => [scope, word]), scope, last, `${last}\u{10FFFF}`],
  }
}
