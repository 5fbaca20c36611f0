/** Keeping the time left: what lapses is moved as a whole, so that a session of an hour stays a session of an hour. */
import type { Row } from '../store/change.ts'
import type { AnyTable } from '../store/store.ts'
import type { State } from './document.ts'

/** Tables whose rows, or what they hold, come to an end. Their other times move along; those of the rest are history. */
export function isLapsing({ columns }: AnyTable): boolean {
  return Object.entries(columns).some(([name, { holds }]) => holds === 'instant' && /^expire$|Expiry$/.test(name))
}

export function shiftTimes(state: State, tables: readonly AnyTable[], milliseconds: number): State {
  const lapsing = new Map(tables.filter(isLapsing).map((table) => [table.name, table]))
  return new Map(
    [...state].map(([name, rows]) => {
      const table = lapsing.get(name)
      if (table === undefined || milliseconds === 0) return [name, rows] as const
      return [
        name,
        new Map([...rows].map(([sequence, row]) => [sequence, shiftRow(table, row, milliseconds)] as const)),
      ] as const
    }),
  )
}

export function shiftRow(table: AnyTable, row: Row, milliseconds: number): Row {
  const { columns, columnNames } = table
  // A key without an end has nothing left of it, so that it was made when it was made.
  if (table.name === 'keys' && row[columnNames.indexOf('expire')] === null) return row
  return row.map((cell, at) =>
    typeof cell === 'number' && columns[columnNames[at] ?? '']?.holds === 'instant' ? cell + milliseconds : cell,
  )
}
