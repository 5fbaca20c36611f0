/** Going back to a snapshot: which rows have to change, and changing just those in one commit. */
import { clockId, clockStateOf } from '../domain/simulation.ts'
import { type Clock, type ClockState, putBackAfter, timeAt } from '../simulate/clock.ts'
import { isSameRow, type Row } from '../store/change.ts'
import type { AnyTable, Store } from '../store/store.ts'
import { shiftTimes } from './dates.ts'
import { isOptional, optionalTables, type Rows, type SnapshotDocument, type State } from './document.ts'

/** A row that is to be put, or deleted. */
export interface Difference {
  readonly table: AnyTable
  readonly sequence: number
  readonly after: Row | null
}

export interface WholeChoices {
  readonly dates: 'keep' | 'shift'
  /** How the clock is to stand; null is as it stood. */
  readonly clock: ClockState | null
  readonly sessions: 'keep' | 'drop'
  readonly messages: 'keep' | 'clear'
}

export interface Plan {
  readonly differences: readonly Difference[]
  readonly shiftedMilliseconds: number
}

/** What has to change for the state to be that of the snapshot. */
export function planWhole(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  { info, state }: SnapshotDocument,
  choices: WholeChoices,
): Plan {
  const kept = choices.sessions === 'drop' ? withoutSessions(state, store.tables) : new Map(state)
  if (choices.messages === 'clear') for (const name of optionalTables.messages) kept.set(name, new Map())
  const realNow = clock.realNow()
  const clockThen =
    choices.clock ?? putBackAfter(clockOf(store, kept.get('simulation') ?? new Map()), realNow - info.realCapturedAt)
  kept.set('simulation', withClock(store, kept.get('simulation') ?? new Map(), clockThen))
  const shiftedMilliseconds = choices.dates === 'shift' ? timeAt(clockThen, realNow) - info.capturedAt : 0
  const wanted = shiftTimes(kept, store.tables, shiftedMilliseconds)
  const differences = store.tables.flatMap((table) => {
    const rows = wanted.get(table.name)
    // Left out on purpose: they stay as they are.
    if (rows === undefined && isOptional(table.name)) return []
    return differencesIn(table, table.rows(), rows ?? new Map())
  })
  return { differences, shiftedMilliseconds }
}

export function differencesIn(table: AnyTable, now: Rows, wanted: Rows): Difference[] {
  const gone = [...now.keys()].filter((sequence) => !wanted.has(sequence))
  const changed = [...wanted].filter(([sequence, row]) => !isSameRow(now.get(sequence) ?? null, row))
  return [
    ...gone.map((sequence) => ({ table, sequence, after: null })),
    ...changed.map(([sequence, after]) => ({ table, sequence, after })),
  ]
}

/** Call it inside a transaction. */
export function applyDifferences(differences: readonly Difference[]): void {
  for (const { table, sequence, after } of differences) if (after === null) table.apply(sequence, null)
  // Two rows may trade an address: while both stand, neither can have it. So whoever gives a unique value up goes first.
  for (const { table, sequence, after } of differences) {
    const before = after === null ? null : table.read(sequence)
    if (before !== null && after !== null && changesKey(table, before, after)) table.apply(sequence, null)
  }
  for (const { table, sequence, after } of differences) if (after !== null) table.apply(sequence, after)
}

function changesKey({ unique, columnNames }: AnyTable, before: Row, after: Row): boolean {
  return unique.flat().some((key) => before[columnNames.indexOf(key)] !== after[columnNames.indexOf(key)])
}

/** Push targets belong to their session (contract section 13). */
export function withoutSessions(state: State, tables: readonly AnyTable[]): Map<string, Rows> {
  const at = tables.find(({ name }) => name === 'targets')?.columnNames.indexOf('sessionId') ?? -1
  const targets = [...(state.get('targets') ?? new Map<number, Row>())].filter(([, row]) => (row[at] ?? null) === null)
  return new Map<string, Rows>([...state, ['sessions', new Map()], ['targets', new Map(targets)]])
}

function withClock({ simulation }: Store, rows: Rows, clock: ClockState): Rows {
  const isClock = ([sequence, row]: readonly [number, Row]) => simulation.decode(sequence, row).id === clockId
  const others = [...rows].filter((entry) => !isClock(entry))
  if (clock.mode === 'follow') return new Map(others)
  const own = [...rows].find(isClock)
  if (own !== undefined && isSameClock(clockStateOf(simulation.decode(...own).value), clock)) return rows
  const sequence = own?.[0] ?? Math.max(0, ...rows.keys(), ...simulation.rows().keys()) + 1
  return new Map([...others, [sequence, [clockId, JSON.stringify(clock)]]])
}

function isSameClock(left: ClockState, right: ClockState): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}

function clockOf({ simulation }: Store, rows: Rows): ClockState {
  const [own] = [...rows].map(([sequence, row]) => simulation.decode(sequence, row)).filter(({ id }) => id === clockId)
  return clockStateOf(own?.value ?? null)
}
