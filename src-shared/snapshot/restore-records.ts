/** Going back to a snapshot for single records: each becomes as it was there, or goes when it was not. */
import { EmulatorError } from '../http/errors.ts'
import type { Clock } from '../simulate/clock.ts'
import type { Row } from '../store/change.ts'
import type { AnyTable, Store } from '../store/store.ts'
import { shiftTimes } from './dates.ts'
import { isOptional, type SnapshotDocument, type State } from './document.ts'
import { cell, checkThatNothingIsTaken, missingTeams, planTable } from './restore-part.ts'
import type { Difference, Plan, WholeChoices } from './restore.ts'

export interface RecordChoices extends Pick<WholeChoices, 'dates'> {
  /** `sessions/6553…`: table and ID. */
  readonly records: readonly string[]
  /** Null: of any project. */
  readonly projectId: string | null
}

export function planRecords(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  { info, state }: SnapshotDocument,
  { records, projectId, dates }: RecordChoices,
): Plan {
  const shiftedMilliseconds = dates === 'shift' ? clock.now() - info.capturedAt : 0
  const wanted = shiftTimes(state, store.tables, shiftedMilliseconds)
  const named = [...new Set(records)].flatMap((record) => planRecord(store, wanted, record, projectId))
  const differences = [...named, ...goesAlong(store, named)]
  checkThatTheirOwnersAreThere(store, differences)
  const all = [...differences, ...missingTeams(store, wanted, differences)]
  checkThatNothingIsTaken(all)
  return { differences: all, shiftedMilliseconds }
}

function planRecord(store: Store, wanted: State, record: string, projectId: string | null): readonly Difference[] {
  const at = record.indexOf('/')
  const [name, id] = [record.slice(0, at), record.slice(at + 1)]
  const table = store.tables.find((one) => one.name === name)
  const rows = wanted.get(name)
  const isIt = (row: Row) =>
    table !== undefined &&
    cell(table, row, 'id') === id &&
    (projectId === null || cell(table, row, 'projectId') === projectId)
  const then = [...(rows ?? new Map<number, Row>())].filter(([, row]) => isIt(row))
  const isThere = table !== undefined && [...table.rows().values()].some(isIt)
  if (table === undefined || (rows === undefined && isOptional(name)) || (then.length === 0 && !isThere)) {
    throw new EmulatorError(
      404,
      'not_found',
      `There is no record "${record}" in the snapshot, and none now.`,
      'Nothing was changed. Name a record by its table and ID, as in sessions/6553.',
    )
  }
  if (name === 'projects' && (then.length === 0 || !isThere)) {
    throw new EmulatorError(
      409,
      'conflict',
      `The project "${id}" comes and goes with all that is in it.`,
      'Nothing was changed. Restore the whole snapshot, or make or delete the project.',
    )
  }
  return planTable(table, isIt, then)
}

/** Whose a row is, by the column that names it. */
const owners = [
  { owner: 'users', by: 'userId' },
  { owner: 'teams', by: 'teamId' },
  { owner: 'sessions', by: 'sessionId' },
] as const

/** With a user goes what is theirs, with a team its memberships, with a session its push targets. */
function goesAlong(store: Store, named: readonly Difference[]): readonly Difference[] {
  const going = named.flatMap(({ table, sequence, after }) => {
    const before = after === null ? table.read(sequence) : null
    return before === null ? [] : [{ table, row: before }]
  })
  const found = new Map(named.map((one) => [`${one.table.name} ${one.sequence}`, one]))
  const size = found.size
  for (const { owner, by } of owners) {
    const gone = new Set(
      going.filter(({ table }) => table.name === owner).map(({ table, row }) => ownKey(table, row, 'id')),
    )
    if (gone.size === 0) continue
    for (const table of store.tables) {
      if (!table.columnNames.includes(by) || isOptional(table.name)) continue
      for (const [sequence, row] of table.rows()) {
        if (!gone.has(ownKey(table, row, by))) continue
        found.set(`${table.name} ${sequence}`, { table, sequence, after: null })
        going.push({ table, row })
      }
    }
  }
  return [...found.values()].slice(size)
}

/** A session without its user is nobody's. Teams come along by themselves. */
function checkThatTheirOwnersAreThere(store: Store, differences: readonly Difference[]): void {
  for (const { table, after } of differences) {
    if (after === null || isOptional(table.name)) continue
    for (const { owner, by } of owners) {
      if (owner === 'teams' || !table.columnNames.includes(by) || cell(table, after, by) === '') continue
      const key = ownKey(table, after, by)
      const own = store.tables.find(({ name }) => name === owner)
      const holds = (row: Row | null) => own !== undefined && row !== null && ownKey(own, row, 'id') === key
      if (differences.some((one) => one.table === own && holds(one.after))) continue
      if (own !== undefined && [...own.rows().values()].some(holds)) continue
      throw new EmulatorError(
        409,
        'conflict',
        `The record of ${table.name} belongs to ${owner} "${cell(table, after, by)}", which is gone.`,
        'Nothing was changed. Restore that user instead, or the whole snapshot.',
      )
    }
    const projectId = cell(table, after, 'projectId')
    if (projectId === '' || store.projects.first({ id: projectId }) !== null) continue
    throw new EmulatorError(
      409,
      'conflict',
      `The project "${projectId}" is gone.`,
      'Nothing was changed. Restore the whole snapshot.',
    )
  }
}

function ownKey(table: AnyTable, row: Row, name: string): string {
  return `${cell(table, row, 'projectId')} ${cell(table, row, name)}`
}
