/** Going back to a snapshot for some users alone: what is theirs becomes as it was, whatever is not stays. */
import { EmulatorError } from '../http/errors.ts'
import type { Clock } from '../simulate/clock.ts'
import type { Change, Row } from '../store/change.ts'
import type { AnyTable, Store } from '../store/store.ts'
import { shiftTimes } from './dates.ts'
import { optionalTables, type SnapshotDocument, type State } from './document.ts'
import { cell, checkThatNothingIsTaken, missingTeams, planTable } from './restore-part.ts'
import { type Plan, type WholeChoices, withoutSessions } from './restore.ts'

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
  const { projectId, dates } = choices
  const users = new Set(choices.users)
  // Their emulator time is that of everybody else, so the clock stays.
  const shiftedMilliseconds = dates === 'shift' ? clock.now() - info.capturedAt : 0
  const kept = choices.sessions === 'drop' ? withoutSessions(state, store.tables) : state
  const wanted = shiftTimes(kept, store.tables, shiftedMilliseconds)
  const isTheirs = (table: AnyTable, row: Row) =>
    users.has(cell(table, row, table.name === 'users' ? 'id' : 'userId')) &&
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
    const then = isCleared(table.name) ? [] : [...(wanted.get(table.name) ?? [])]
    return planTable(
      table,
      (row) => isTheirs(table, row),
      then.filter(([, row]) => isTheirs(table, row)),
    )
  })
  const all = [...differences, ...missingTeams(store, wanted, differences)]
  checkThatNothingIsTaken(all)
  return { differences: all, shiftedMilliseconds }
}

/** Totals of teams follow the memberships that came and went. Call it inside a transaction, after the rows were put. */
export function recountTeams({ teams, memberships }: Store, changes: readonly Change[]): void {
  const touched = new Map(
    changes.flatMap(({ table, sequence, before, after }) => {
      if (table !== 'memberships') return []
      return [before, after].flatMap((row) => {
        if (row === null) return []
        const { projectId, teamId } = memberships.decode(sequence, row)
        return [[`${projectId} ${teamId}`, { projectId, id: teamId }] as const]
      })
    }),
  )
  for (const { projectId, id } of touched.values()) {
    const team = teams.first({ projectId, id })
    const total = memberships.count({ projectId, teamId: id, confirm: true })
    if (team !== null && total !== team.total) teams.update({ ...team, total })
  }
}

function checkThatAllAreThere(
  { tables, projects }: Store,
  wanted: State,
  users: ReadonlySet<string>,
  isTheirs: (table: AnyTable, row: Row) => boolean,
): void {
  const table = tables.find(({ name }) => name === 'users')
  if (table === undefined) return
  const found = [...(wanted.get('users') ?? new Map<number, Row>()).values()].filter((row) => isTheirs(table, row))
  const there = new Set(found.map((row) => cell(table, row, 'id')))
  const missing = [...users].find((id) => !there.has(id))
  if (missing !== undefined) {
    throw new EmulatorError(
      404,
      'not_found',
      `There is no user "${missing}" in the snapshot.`,
      'Nothing was changed. Restore only users that are in it, or the whole snapshot.',
    )
  }
  const homeless = found.find((row) => projects.first({ id: cell(table, row, 'projectId') }) === null)
  if (homeless === undefined) return
  throw new EmulatorError(
    409,
    'conflict',
    `The project "${cell(table, homeless, 'projectId')}" of the user "${cell(table, homeless, 'id')}" is gone.`,
    'Nothing was changed. Name another projectId, or restore the whole snapshot.',
  )
}
