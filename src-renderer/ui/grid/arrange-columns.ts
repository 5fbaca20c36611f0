import type { ColumnArrangement } from '../../data/column-arrangement.ts'

interface Arrangeable {
  readonly id: string
  readonly width: number
  readonly grow?: number
  readonly priority: number
}

const leastPixels = 40
const mostPixels = 800

/** In the order that was chosen, with the hidden ones; a column that is new stands after the one it follows by itself. */
export function inOrder<Column extends Arrangeable>(
  columns: readonly Column[],
  { order }: ColumnArrangement,
): readonly Column[] {
  const placed = order.flatMap((id) => columns.filter((column) => column.id === id))
  return columns.reduce<readonly Column[]>((list, column, index) => {
    if (list.includes(column)) return list
    const before = columns[index - 1]
    return list.toSpliced(before === undefined ? 0 : list.indexOf(before) + 1, 0, column)
  }, placed)
}

/** What is left to show. The column that always stays is never hidden; one that was resized keeps that width. */
export function arrange<Column extends Arrangeable>(
  columns: readonly Column[],
  arrangement: ColumnArrangement,
): readonly Column[] {
  return inOrder(columns, arrangement)
    .filter(({ id, priority }) => priority === 1 || !arrangement.hidden.includes(id))
    .map((column) => {
      const width = arrangement.widths[column.id]
      return width === undefined ? column : { ...column, width, grow: 0 }
    })
}

/** `ids` is every column in its order of now; `before` is the one to stand before, or null for the end. */
export function moveColumn(
  arrangement: ColumnArrangement,
  ids: readonly string[],
  id: string,
  before: string | null,
): ColumnArrangement {
  if (id === before) return arrangement
  const others = ids.filter((other) => other !== id)
  const place = before === null ? -1 : others.indexOf(before)
  return { ...arrangement, order: others.toSpliced(place === -1 ? others.length : place, 0, id) }
}

export function resizeColumn(arrangement: ColumnArrangement, id: string, width: number | null): ColumnArrangement {
  const others = Object.entries(arrangement.widths).filter(([other]) => other !== id)
  const kept = width === null ? [] : [[id, Math.round(Math.min(mostPixels, Math.max(leastPixels, width)))] as const]
  return { ...arrangement, widths: Object.fromEntries([...others, ...kept]) }
}

export function hideColumn(arrangement: ColumnArrangement, id: string, isHidden: boolean): ColumnArrangement {
  const others = arrangement.hidden.filter((other) => other !== id)
  return { ...arrangement, hidden: isHidden ? [...others, id] : others }
}
