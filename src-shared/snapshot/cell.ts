/** One field of a record in a snapshot: as a reader would write it, and back to the very same cell. */
import type { Cell } from '../store/change.ts'
import type { Column } from '../store/column.ts'

/** JavaScript's dates end here, in milliseconds on either side of 1970. */
const furthest = 8.64e15

export function writeCell({ holds }: Column<unknown>, cell: Cell): unknown {
  if (cell === null) return null
  switch (holds) {
    case 'instant':
      return Number.isInteger(cell) && Math.abs(Number(cell)) <= furthest ? new Date(Number(cell)).toISOString() : cell
    case 'boolean':
      return cell === 1
    case 'json':
      return JSON.parse(String(cell))
    case 'text':
    case 'integer':
      return cell
  }
}

/** Throws a sentence when the column cannot hold `value`. */
export function readCell(column: Column<unknown>, value: unknown): Cell {
  const cell = column.holds === 'json' ? JSON.stringify(value) : plainCell(column, value)
  if (cell === null) {
    if (!column.nullable) throw new TypeError('it may not be null')
    return null
  }
  column.decode(cell)
  return cell
}

function plainCell({ holds }: Column<unknown>, value: unknown): Cell {
  if (value === null) return null
  switch (holds) {
    case 'instant': {
      const at = typeof value === 'string' ? Date.parse(value) : value
      return typeof at === 'number' && Number.isFinite(at)
        ? at
        : wrong('a time such as 2027-01-31T09:00:00.000Z', value)
    }
    case 'boolean':
      return typeof value === 'boolean' ? Number(value) : wrong('true or false', value)
    case 'integer':
      return typeof value === 'number' && Number.isFinite(value) ? value : wrong('a number', value)
    default:
      return typeof value === 'string' ? value : wrong('text', value)
  }
}

function wrong(wanted: string, value: unknown): never {
  throw new TypeError(`it must be ${wanted}, not ${JSON.stringify(value).slice(0, 80)}`)
}
