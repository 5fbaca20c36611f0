import { useMemo, useState } from 'react'
import type { Query } from '../data/query-cache.ts'
import { useQuery } from '../data/use-query.ts'
import { mostFound } from '../data/queries.ts'
import { useSettled } from '../data/use-settled.ts'

export interface Found<Row> {
  readonly rows: readonly Row[]
  /** No others will come. */
  readonly isWhole: boolean
}

interface Search<Row> {
  /** Empty: nothing is looked for. */
  readonly text: string
  readonly ask: (text: string) => Query<readonly Row[]>
  /** What of a row can be looked for. */
  readonly wordsOf: (row: Row) => string
}

/** What the server finds. Until it has answered, what is known of it from the answer to the beginning of the text. */
export function useFound<Row>({ text, ask, wordsOf }: Search<Row>): Found<Row> {
  const sought = useSettled(text)
  const { data, error } = useQuery(text === '' || sought === '' ? null : ask(sought))
  const [last, setLast] = useState<{ readonly text: string; readonly rows: readonly Row[] } | null>(null)
  if (data !== undefined && (last?.rows !== data || last.text !== sought)) setLast({ text: sought, rows: data })
  const isAnswered = sought === text && (data !== undefined || error !== null)
  return useMemo(() => {
    if (text === '') return { rows: [], isWhole: true }
    if (isAnswered) return { rows: data ?? [], isWhole: true }
    if (last === null || !text.startsWith(last.text)) return { rows: [], isWhole: false }
    const words = text.toLowerCase().split(/\s+/)
    const rows = last.rows.filter((row) => words.every((word) => wordsOf(row).toLowerCase().includes(word)))
    return { rows, isWhole: last.rows.length < mostFound }
  }, [text, data, isAnswered, last, wordsOf])
}
