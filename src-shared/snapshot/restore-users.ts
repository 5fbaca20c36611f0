/** Going back to a snapshot for some users alone: what is theirs becomes as it was, whatever is not stays. */
import { EmulatorError } from '../http/errors.ts'
import type { Clock } from '../simulate/clock.ts'
import { isSameRow, type Row } from '../store/change.ts'
import type { AnyTable, Store } from '../store/store.ts'
import { shiftTimes } from './dates.ts'
import { optionalTables, type Rows, type SnapshotDocument, type State } from './document.ts'
import { uniqueValues } from './reading.ts'
import type { Difference, Plan, WholeChoices } from './restore.ts'

export interface UserChoices extends WholeChoices {
  readonly users: readonly string[]
  /** Null: of any project. */
  readonly projectId: string | null
}

export function planUsers(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  { info, state }: SnapshotDocument,
  choices: UserChoices,
): Plan {
  const { users, projectId, dates } = choices
  // Their emulator time is that of everybody else, so the clock stays.
  const shiftedMilliseconds = dates === 'shift' ? clock.now() - info.capturedAt : 0
  const wanted = shiftTimes(state, store.tables, shiftedMilliseconds)
  const isTheirs = (table: AnyTable, row: Row) =>
    users.includes(cell(table, row, table.name === 'users' ? 'id' : 'userId')) &&
    (projectId === null || cell(table, row, 'projectId') === projectId)
  const isCleared = (name: string) =>
    choices.messages === 'clear' && optionalTables.messages.some((cleared) => cleared === name)
  const owned = store.tables.filter(
    ({ name, columnNames }) =>
      (name === 'users' || columnNames.includes('userId')) &&
      (state.has(name) || isCleared(name)) &&
      !optionalTables.logs.some((log) => log === name),
  )
  checkThatAllAreThere(store, wanted, users, isTheirs)
  const differences = owned.flatMap((table) => {
    const isDropped = (table.name === 'sessions' && choices.sessions === 'drop') || isCleared(table.name)
    const theirs = (rows: Rows) => [...rows].filter(([, row]) => isTheirs(table, row))
    return planTable(table, theirs(table.rows()), isDropped ? [] : theirs(wanted.get(table.name) ?? new Map()))
  })
  const teams = missingTeams(store, wanted, differences)
  const all = [...differences, ...teams]
  checkThatNothingIsTaken(all)
  return { differences: all, shiftedMilliseconds }
}

/** Team totals follow the memberships that came and went. Call it inside a transaction, after the rows were put. */
export function recountTeams(store: Store): void {
  for (const team of store.teams.list({})) {
    const total = store.memberships.count({ projectId: team.projectId, teamId: team.id, confirm: true })
    if (total !== team.total) store.teams.update({ ...team, total })
  }
}

function cell({ columnNames }: AnyTable, row: Row, name: string): string {
  return String(row[columnNames.indexOf(name)] ?? '')
}

/** By what tells the rows apart: in another data file the same user has another sequence. */
function planTable(
  table: AnyTable,
  now: readonly (readonly [number, Row])[],
  wanted: readonly (readonly [number, Row])[],
) {
  const key = (row: Row) => uniqueValues(table, row)[0] ?? ''
  const standing = new Map(now.map(([sequence, row]) => [key(row), { sequence, row }]))
  const used = new Set<number>(table.rows().keys())
  const differences: Difference[] = []
  for (const [sequence, row] of wanted) {
    const before = standing.get(key(row))
    standing.delete(key(row))
    if (before !== undefined && isSameRow(before.row, row)) continue
    const free = used.has(sequence) ? Math.max(...used) + 1 : sequence
    const place = before?.sequence ?? free
    used.add(place)
    differences.push({ table, sequence: place, after: row })
  }
  for (const { sequence } of standing.values()) differences.push({ table, sequence, after: null })
  return differences
}

/** Of the memberships that come back, the teams that are gone meanwhile. */
function missingTeams(store: Store, wanted: State, differences: readonly Difference[]): readonly Difference[] {
  const { memberships, teams } = store
  const needed = differences.flatMap(({ table, sequence, after }) => {
    if (table.name !== 'memberships' || after === null) return []
    const { projectId, teamId } = memberships.decode(sequence, after)
    return teams.first({ projectId, id: teamId }) === null ? [`${projectId} ${teamId}`] : []
  })
  const table = store.tables.find(({ name }) => name === 'teams')
  if (table === undefined) return []
  const rows = [...(wanted.get('teams') ?? new Map<number, Row>())].filter(([, row]) =>
    needed.includes(`${cell(table, row, 'projectId')} ${cell(table, row, 'id')}`),
  )
  return planTable(table, [], rows)
}

function checkThatAllAreThere(
  { tables }: Store,
  wanted: State,
  users: readonly string[],
  isTheirs: (table: AnyTable, row: Row) => boolean,
): void {
  const table = tables.find(({ name }) => name === 'users')
  if (table === undefined) return
  const found = [...(wanted.get('users') ?? new Map<number, Row>()).values()].filter((row) => isTheirs(table, row))
  const missing = users.find((id) => found.every((row) => cell(table, row, 'id') !== id))
  if (missing === undefined) return
  throw new EmulatorError(
    404,
    'not_found',
    `There is no user "${missing}" in the snapshot.`,
    'Nothing was changed. Restore only users that are in it, or the whole snapshot.',
  )
}

/** An address may belong to somebody else by now, who is not to be touched. */
function checkThatNothingIsTaken(differences: readonly Difference[]): void {
  const moving = new Set(differences.map(({ table, sequence }) => `${table.name} ${sequence}`))
  for (const { table, after } of differences) {
    if (after === null) continue
    for (const keys of table.unique) {
      const holder = table.holder(keys, after)
      if (holder === null || moving.has(`${table.name} ${holder}`)) continue
      throw new EmulatorError(
        409,
        'conflict',
        `Another record of ${table.name} has the ${keys.at(-1)} "${cell(table, after, keys.at(-1) ?? '')}" by now.`,
        'Nothing was changed. Restore that user too, or the whole snapshot.',
      )
    }
  }
}
