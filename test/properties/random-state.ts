/** Emulators whose tables hold anything that their columns can: for laws that go for every table, whatever is in it. */
import initSqlJs from 'sql.js'
import { createEmulator } from '../../src-shared/index.ts'
import type { Cell, Row } from '../../src-shared/store/change.ts'
import type { Column } from '../../src-shared/store/column.ts'
import { type AnyTable, openStore } from '../../src-shared/store/store.ts'
import { frozenAt, type World, worldOf } from '../support/world.ts'
import type { Chance } from './random.ts'

/** Whose everything is. */
export const people = ['ada', 'grace', 'linus', 'margaret', 'o.neil-7']

/** What is set up, and not made by users, stays as it is at a start. */
const setUp: readonly string[] = ['projects', 'keys', 'simulation']

const now = Date.parse(frozenAt)
const options = { projectId: 'demo', clock: 'frozen', now: frozenAt, seed: 1 } as const
const texts = [
  '',
  'a',
  'Ä',
  '🦜',
  `o'"`,
  '\\n\n\t',
  '</script>',
  '<<<<<<< ours',
  '\u2028',
  '{',
  'ada',
  'core',
  'x@y.test',
]
const words = [
  'email',
  'sms',
  'totp',
  'phone',
  'user',
  'guest',
  'unused',
  'used',
  'replaced',
  'verification',
  'recovery',
]
const outcomes = ['sign-in', 'deny', 'pass', 'fail', 'smtp', 'apns', 'mail', 'push']
const values = [null, {}, [], ['a', 'b'], { a: { b: [1, 'ä', null] } }, { type: 'argon2', memoryCost: 1 }]

/** A database as it is at a start, for `randomWorld`. */
export async function plainDatabase(): Promise<Uint8Array> {
  const plain = await createEmulator(options)
  const { bytes } = plain.exportDatabase()
  plain.close()
  return bytes
}

export async function randomWorld(chance: Chance, database: Uint8Array): Promise<World> {
  const sql = await initSqlJs()
  const store = openStore({ sql, stored: { database, commits: [] }, commitLog: null, onCommit: () => undefined })
  store.commit(() => {
    for (const table of store.tables) if (!setUp.includes(table.name)) fill(table, chance)
  })
  const { bytes } = store.database.export()
  store.database.close()
  return worldOf(await createEmulator({ ...options, stored: { database: bytes, commits: [] } }))
}

/** With gaps, because nothing that was deleted leaves its place to others. */
function fill(table: AnyTable, chance: Chance): void {
  let sequence = 0
  for (let at = chance.below(9); at > 0; at -= 1) {
    sequence += 1 + chance.below(3)
    const row = randomRow(table, chance)
    if (table.unique.every((keys) => table.holder(keys, row) === null)) table.apply(sequence, row)
  }
}

function randomRow({ name: table, columns, columnNames }: AnyTable, chance: Chance): Row {
  const owner = chance.oneOf(people)
  return columnNames.map((name) => {
    const column = columns[name]
    if (column === undefined) return null
    if (name === 'projectId') return 'demo'
    if (name === 'userId' || (table === 'users' && name === 'id')) return owner
    // Of another user nothing has the same id, as in a real state; the same one's may be there twice.
    if (name === 'id') return table === 'teams' ? `team-${chance.below(4)}` : `${owner}-${chance.below(4)}`
    if (name === 'teamId') return `team-${chance.below(4)}`
    return randomCell(column, chance)
  })
}

function randomCell(column: Column<unknown>, chance: Chance): Cell {
  if (column.nullable && chance.below(4) === 0) return null
  switch (column.holds) {
    case 'instant':
      return now + (chance.below(2_000) - 1_000) * 3_600_000 + chance.below(1_000)
    case 'integer':
      return chance.below(1_000)
    case 'boolean':
      return chance.below(2)
    case 'json':
      return chance.oneOf(
        fitting(
          column,
          values.map((value) => JSON.stringify(value)),
        ),
      )
    case 'text': {
      const some = chance.someOf(texts, 3).join('') + (chance.below(12) === 0 ? '' : chance.below(1_000_000))
      return fitting(column, [some])[0] ?? chance.oneOf(fitting(column, [...words, ...outcomes]))
    }
  }
}

/** Those that the column can read back. */
function fitting(column: Column<unknown>, cells: readonly string[]): readonly string[] {
  return cells.filter((cell) => {
    try {
      column.decode(cell)
      return true
    } catch {
      return false
    }
  })
}
