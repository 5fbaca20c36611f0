/** What every restore of a part needs: rows found again by what tells them apart, and what they may not do to the rest. */
import { EmulatorError } from '../http/errors.ts'
import { isSameRow, type Row } from '../store/change.ts'
import type { AnyTable, Store } from '../store/store.ts'
import type { State } from './document.ts'
import { uniqueValues } from './reading.ts'
import type { Difference } from './restore.ts'

export function cell({ columnNames }: AnyTable, row: Row, name: string): string {
  return String(row[columnNames.indexOf(name)] ?? '')
}

/** By what tells the rows apart: in another data file the same user has another sequence. */
export function planTable(
  table: AnyTable,
  isReplaced: (row: Row) => boolean,
  wanted: readonly (readonly [number, Row])[],
): Difference[] {
  const key = (row: Row) => uniqueValues(table, row)[0] ?? ''
  const now = table.rows()
  const standing = new Map(
    [...now].filter(([, row]) => isReplaced(row)).map(([sequence, row]) => [key(row), { sequence, row }]),
  )
  const used = new Set(now.keys())
  let last = [...now.keys(), ...wanted.map(([sequence]) => sequence)].reduce((most, next) => Math.max(most, next), 0)
  const differences: Difference[] = []
  for (const [sequence, row] of wanted) {
    const before = standing.get(key(row))
    standing.delete(key(row))
    if (before !== undefined && isSameRow(before.row, row)) continue
    const place = before?.sequence ?? (used.has(sequence) ? (last += 1) : sequence)
    used.add(place)
    differences.push({ table, sequence: place, after: row })
  }
  for (const { sequence } of standing.values()) differences.push({ table, sequence, after: null })
  return differences
}

/** Of the memberships that come back, the teams that are gone meanwhile. */
export function missingTeams(store: Store, wanted: State, differences: readonly Difference[]): readonly Difference[] {
  const { memberships, teams } = store
  const needed = new Set(
    differences.flatMap(({ table, sequence, after }) => {
      if (table.name !== 'memberships' || after === null) return []
      const { projectId, teamId } = memberships.decode(sequence, after)
      return teams.first({ projectId, id: teamId }) === null ? [`${projectId} ${teamId}`] : []
    }),
  )
  const table = store.tables.find(({ name }) => name === 'teams')
  if (table === undefined) return []
  const rows = [...(wanted.get('teams') ?? new Map<number, Row>())].filter(([, row]) =>
    needed.has(`${cell(table, row, 'projectId')} ${cell(table, row, 'id')}`),
  )
  return planTable(table, () => false, rows)
}

/** An address may belong to somebody else by now, who is not to be touched. */
export function checkThatNothingIsTaken(differences: readonly Difference[]): void {
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
