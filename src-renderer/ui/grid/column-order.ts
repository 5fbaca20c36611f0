/** The order of a list, named by the head of a column: `name`, and turned around `-name`. */
import type { GridColumn } from './columns.ts'

export interface Ordering {
  /** Such as `name`, `-joined`. */
  readonly order: string
  readonly onOrder: (order: string) => void
}

type Head = Pick<GridColumn<never>, 'order' | 'isLargestFirst'>

export function turnedAround(order: string): string {
  return order.startsWith('-') ? order.slice(1) : `-${order}`
}

export function sortOf(
  { order: own }: Head,
  ordering: Pick<Ordering, 'order'> | undefined,
): 'ascending' | 'descending' | 'none' | undefined {
  if (own === undefined || ordering === undefined) return undefined
  return ordering.order === own ? 'ascending' : ordering.order === turnedAround(own) ? 'descending' : 'none'
}

/** What pressing a head asks for: its order, and once that is there, the same turned around. */
export function nextOrder({ order: own = '', isLargestFirst = false }: Head, order: string): string {
  if (order === own || order === turnedAround(own)) return turnedAround(order)
  return isLargestFirst ? turnedAround(own) : own
}

/**
 * For a list that the window holds whole. `given` is the order that the rows have; rows of one value keep it, whichever way
 * the others are turned. Where the clock stands still all times are one, so the given order itself is turned by place.
 */
export function orderRows<Row>(
  rows: readonly Row[],
  columns: readonly Pick<GridColumn<Row>, 'order' | 'value'>[],
  order: string,
  given: string,
): readonly Row[] {
  if (order === given) return rows
  if (order === turnedAround(given)) return rows.toReversed()
  const column = columns.find(({ order: own }) => own !== undefined && (own === order || turnedAround(own) === order))
  if (column?.value === undefined) return rows
  const sign = column.order === order ? 1 : -1
  const compared = rows.map((row) => ({ row, value: comparable(column.value?.(row) ?? null) }))
  return compared.toSorted((a, b) => compare(a.value, b.value, sign)).map(({ row }) => row)
}

function comparable(value: string | number | null): string | number | null {
  return typeof value === 'string' ? value.toLowerCase() : value
}

function compare(a: string | number | null, b: string | number | null, sign: 1 | -1): number {
  if (a === b) return 0
  // Last in either direction.
  if (a === null) return 1
  if (b === null) return -1
  return a < b ? -sign : sign
}
