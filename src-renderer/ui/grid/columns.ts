import type { ReactNode } from 'react'

export interface GridColumn<Row> {
  readonly id: string
  readonly title: string
  /** Least width in pixels. */
  readonly width: number
  /** Its part of the width that is left over; 0 or left out keeps the least width. */
  readonly grow?: number
  /** 1 always stays; where the width ends, the highest numbers go first. */
  readonly priority: number
  readonly align?: 'start' | 'end'
  /** What the list is ordered by when its head is pressed, as the control API names it. */
  readonly order?: string
  /** By what the window orders the rows, where the server does not; null, for what has none, comes last. */
  value?(row: Row): string | number | null
  /** Times begin at the newest and counts at the most, where names begin at A. */
  readonly isLargestFirst?: boolean
  /** `before` and `after` are the rows beside it. */
  cell(row: Row, before?: Row, after?: Row): ReactNode
}

const gapPixels = 12
const edgePixels = 32

/** The columns that fit, in their order. What is dropped is whole: no value is cut down to nothing. */
export function fitColumns<Row>(
  columns: readonly GridColumn<Row>[],
  availablePixels: number,
): readonly GridColumn<Row>[] {
  const fits = (chosen: readonly GridColumn<Row>[]) =>
    chosen.reduce((sum, { width }) => sum + width + gapPixels, edgePixels - gapPixels) <= availablePixels
  let chosen = columns
  while (chosen.length > 1 && !fits(chosen)) {
    const least = Math.max(...chosen.map(({ priority }) => priority))
    if (least <= 1) break
    const dropped = chosen.findLastIndex(({ priority }) => priority === least)
    chosen = chosen.filter((_, index) => index !== dropped)
  }
  return chosen
}

/** For `grid-template-columns`. */
export function template<Row>(columns: readonly GridColumn<Row>[]): string {
  return columns.map(({ width, grow = 0 }) => (grow > 0 ? `minmax(${width}px, ${grow}fr)` : `${width}px`)).join(' ')
}
