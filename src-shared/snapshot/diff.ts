/** What differs between two states, record by record. */
import { clockId, clockStateOf } from '../domain/simulation.ts'
import { type ClockState, isPutBack } from '../simulate/clock.ts'
import { type Change, isSameRecord, type Row } from '../store/change.ts'
import { isObject } from '../store/column.ts'
import type { AnyTable } from '../store/store.ts'
import { isLapsing, shiftRow } from './dates.ts'
import type { Rows, State } from './document.ts'
import { uniqueValues } from './reading.ts'

/** Not what a person changed: audit rows, and messages where one of both states has none kept. */
const untold: readonly string[] = ['logs']

/** Of the tables that both have. Records are the same when their id is, whatever their place. */
export function diffStates(tables: readonly AnyTable[], from: State, to: State): readonly Change[] {
  return tables.flatMap((table) => {
    const [before, after] = [from.get(table.name), to.get(table.name)]
    return before === undefined || after === undefined ? [] : diffTable(table, before, after)
  })
}

/** Rows that differ, as changes of records: one that was deleted and made anew is one change. */
export function diffRows(tables: readonly AnyTable[], changes: readonly Change[]): readonly Change[] {
  return tables.flatMap((table) => {
    const own = changes
      .filter((change) => change.table === table.name)
      .toSorted((left, right) => left.sequence - right.sequence)
    const side = (rowOf: (change: Change) => Row | null) =>
      new Map(
        own.flatMap((change) => {
          const row = rowOf(change)
          return row === null ? [] : [[change.sequence, row] as const]
        }),
      )
    return diffTable(
      table,
      side(({ before }) => before),
      side(({ after }) => after),
    )
  })
}

function diffTable(table: AnyTable, from: Rows, to: Rows): Change[] {
  if (untold.includes(table.name)) return []
  const key = (row: Row) => uniqueValues(table, row)[0] ?? ''
  const before = new Map([...from.values()].map((row) => [key(row), row]))
  const found: Change[] = []
  for (const [sequence, after] of to) {
    const old = before.get(key(after)) ?? null
    before.delete(key(after))
    if (old === null || !(isSameRecord(table, old, after) || isMoved(table, old, after)))
      found.push({ table: table.name, sequence, before: old, after })
  }
  for (const [sequence, row] of from) {
    if (before.has(key(row))) found.push({ table: table.name, sequence, before: row, after: null })
  }
  return found
}

/** Moved in time as a whole, as a restore does to keep the time left, or a faster clock as it was: nobody has changed it. */
function isMoved(table: AnyTable, before: Row, after: Row): boolean {
  if (table.name === 'simulation') return isPutBack(clockOf(before), clockOf(after))
  const made = table.columnNames.indexOf('createdAt')
  const milliseconds = Number(after[made]) - Number(before[made])
  return isLapsing(table) && milliseconds !== 0 && isSameRecord(table, shiftRow(table, before, milliseconds), after)
}

/** How the clock stands in a row of what is simulated. */
function clockOf([id, json]: Row): ClockState {
  const value: unknown = id === clockId ? JSON.parse(String(json)) : null
  return clockStateOf(isObject(value) ? value : null)
}
