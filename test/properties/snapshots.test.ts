/** Laws of snapshots, over random states: whatever stands there, going back is exact, and so is taking that back. */
import initSqlJs from 'sql.js'
import { expect, test } from 'vitest'
import { createEmulator } from '../../src-shared/index.ts'
import type { JsonObject } from '../../src-shared/store/column.ts'
import { listed, restored, saved, stateOf } from '../snapshot/support.ts'
import { type World, worldOf } from '../support/world.ts'
import { chanceFrom } from './random.ts'
import { people, plainDatabase, randomWorld } from './random-state.ts'

const seeds = Array.from({ length: 8 }, (_value, at) => at + 1)
const everything = { messages: true, logs: true }
const exact = { dates: 'keep' } as const
const plain = await plainDatabase()

/** Two states of one project. */
async function twoWorlds(seed: number) {
  const chance = chanceFrom(seed)
  const [world, other] = [await randomWorld(chance, plain), await randomWorld(chance, plain)]
  const document = other.emulator.snapshot(everything)
  await saved(world, 'fixture', { document })
  return { chance, world, other, document, before: stateOf(world), wanted: stateOf(other) }
}

/** What SQLite keeps beside the tables, for searches. */
async function wordsOf({ emulator }: World): Promise<unknown> {
  const database = new (await initSqlJs()).Database(emulator.exportDatabase().bytes)
  const tables = database.exec(
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE '%\\_words' ESCAPE '\\'`,
  )
  const names = (tables[0]?.values ?? []).map(([name]) => String(name))
  expect(names.length).toBeGreaterThan(0)
  return names.map((name) => database.exec(`SELECT * FROM "${name}" ORDER BY 1, 2, 3`))
}

test.each(seeds)('snapshots: a state becomes any other, and back, exactly (seed %i)', async (seed) => {
  const { world, other, document, before, wanted } = await twoWorlds(seed)
  const wordsBefore = await wordsOf(world)
  await restored(world, 'fixture', exact)
  expect(stateOf(world)).toEqual(wanted)
  expect(await wordsOf(world)).toEqual(await wordsOf(other))
  expect((await world.control('GET', '/snapshots/fixture/diff')).body.total).toBe(0)
  await world.control('POST', '/history/undo')
  expect(stateOf(world)).toEqual(before)
  expect(await wordsOf(world)).toEqual(wordsBefore)
  await world.control('POST', '/history/redo')
  expect(stateOf(world)).toEqual(wanted)
  // The automatic snapshot is another way back.
  await restored(world, 'auto-000001', exact)
  expect(stateOf(world)).toEqual(before)
  // In an emulator that never saw any of it; a frozen clock comes along.
  const started = worldOf(await createEmulator({ snapshot: document, seed: 1 }))
  expect(stateOf(started)).toEqual(wanted)
  expect(await wordsOf(started)).toEqual(await wordsOf(other))
})

test.each(seeds)('drift: is what the states differ by, and a reset leaves none (seed %i)', async (seed) => {
  const { world, before } = await twoWorlds(seed)
  await saved(world, 'baseline', everything)
  await saved(world, 'copy', { from: 'baseline' })
  await restored(world, 'fixture', exact)
  const named = async (path: string) =>
    listed((await world.control('GET', path)).body.records)
      .filter(({ table }) => !String(table).endsWith('essages'))
      .map(({ operation, table, id }) => [operation, table, id].join(' '))
      .toSorted()
  expect(await named('/drift')).toEqual(await named('/snapshots/copy/diff'))
  expect((await named('/drift')).length).toBeGreaterThan(5)
  await world.control('POST', '/reset')
  expect(stateOf(world)).toEqual(before)
  expect((await world.control('GET', '/drift')).body.total).toBe(0)
  await world.control('POST', '/history/undo')
  expect(await named('/drift')).toEqual(await named('/snapshots/copy/diff'))
})

const withoutPlace = ({ sequence: _place, ...record }: JsonObject) => record

test.each(seeds)("restore: of some users, theirs is as it was, all others' as it is (seed %i)", async (seed) => {
  const { chance, world, before, wanted } = await twoWorlds(seed)
  const there = listed(wanted.users).map(({ id }) => String(id))
  const users = there.filter((_id, at) => at === 0 || chance.flag())
  const { status, body, story } = await world.control('POST', '/snapshots/fixture/restore', { ...exact, users })
  const after = stateOf(world)
  if (status !== 200) {
    expect([status, body.type], story).toEqual([409, 'conflict'])
    expect(after).toEqual(before)
    return
  }
  for (const table of Object.keys(before).filter((name) => name !== 'teams')) {
    const isTheirs = ({ id, userId }: JsonObject) =>
      table !== 'logs' && users.includes(String(table === 'users' ? id : userId))
    const theirs = (state: JsonObject) => listed(state[table]).filter(isTheirs).map(withoutPlace)
    const others = (state: JsonObject) => listed(state[table]).filter((record) => !isTheirs(record))
    const sorted = (records: readonly JsonObject[]) => records.map((record) => JSON.stringify(record)).toSorted()
    expect(sorted(theirs(after)), table).toEqual(sorted(theirs(wanted)))
    expect(others(after), table).toEqual(others(before))
  }
  if (body.changes !== 0) await world.control('POST', '/history/undo')
  expect(stateOf(world)).toEqual(before)
})

test('the random states are worth it: every table has rows, and most people are in some', async () => {
  const tables = new Map<string, number>()
  const users = new Set<string>()
  for (const seed of seeds) {
    const state = stateOf(await randomWorld(chanceFrom(seed), plain))
    for (const [table, rows] of Object.entries(state)) tables.set(table, (tables.get(table) ?? 0) + listed(rows).length)
    for (const { id } of listed(state.users)) users.add(String(id))
  }
  expect([...tables].filter(([, rows]) => rows === 0)).toEqual([])
  expect(users).toEqual(new Set(people))
})
