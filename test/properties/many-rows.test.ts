/** Random queries among more users than are sorted, while the users change in every way that there is. */
import initSqlJs from 'sql.js'
import { expect, onTestFinished, test } from 'vitest'
import { isObject, type JsonObject } from '../../src-shared/store/column.ts'
import { openStore } from '../../src-shared/store/store.ts'
import type { World } from '../support/world.ts'
import { must } from '../teams/people.ts'
import { cellOf, ordered, passes, type PlainQuery } from './query-model.ts'
import { idsOf, makerOf, textOf } from './random-queries.ts'
import { randomWorld } from './random-records.ts'
import { type Chance, chanceFrom } from './random.ts'

/** More than are sorted; half of them are fewer. */
const size = 1_300
const queriesBetween = 12
const inPage = 10
const times = ['$createdAt', '$updatedAt', 'registration']

test('queries: find what a filter in memory finds among many users, whatever became of them', async () => {
  const chance = chanceFrom(7)
  let isFull = false
  const append = () => {
    if (isFull) throw new Error('The disk is full.')
  }
  const { world, lists } = await randomWorld(chance, size, { drift: 40, doubles: true, commitLog: { append } })
  onTestFinished(() => world.emulator.close())
  const [users] = lists
  if (users?.name !== 'users') throw new Error('There are no users.')
  must(await world.control('PUT', '/snapshots/start', {}))

  const turns: readonly ((rows: readonly JsonObject[]) => Promise<unknown>)[] = [
    () => Promise.resolve(),
    async (rows) => {
      must(await world.control('POST', '/clock/advance', { by: '1h' }))
      for (const row of some(chance, rows)) {
        must(await world.server('PATCH', `/users/${String(row.id)}/name`, { name: `Ü🦜${chance.below(1e6)}` }))
      }
    },
    async (rows) => {
      for (const row of some(chance, rows)) must(await world.server('DELETE', `/users/${String(row.id)}`))
    },
    async (rows) => {
      isFull = true
      const [row] = some(chance, rows)
      expect((await world.server('DELETE', `/users/${String(row?.id)}`)).status).toBe(500)
      isFull = false
    },
    async () => {
      must(await world.control('PUT', '/clock', { mode: 'offset', offset: '-182d' }))
      for (let at = 0; at < 40; at += 1) must(await world.server('POST', '/users', { userId: `new${at}`, name: 'Z' }))
    },
    () => world.control('POST', '/snapshots/start/restore', {}).then(must),
    () => world.control('POST', '/history/undo').then(must),
  ]
  let { rows } = users
  for (const turn of turns) {
    await turn(rows)
    const before = new Map(rows.map((row) => [row.id, JSON.stringify(row)]))
    rows = await recordsOf(world)
    const changed = rows.filter((row) => before.get(row.id) !== JSON.stringify(row))
    const make = makerOf(chance, { ...users, rows })
    for (let run = 0; run < queriesBetween; run += 1) {
      // What is new is found, and what it replaced is not.
      const sought = filterFor(chance, chance.oneOf(changed.length === 0 || chance.flag() ? rows : changed), rows)
      const filters = chance.below(4) === 0 ? make.filters() : [sought, ...chance.oneOf([[], [], make.filters()])]
      const inTime = { method: chance.oneOf(['orderAsc', 'orderDesc']), attribute: chance.oneOf(times) }
      const orders = chance.oneOf([[], [{ method: 'orderDesc' }], [inTime], make.orders()])
      await expectPage(world, chance, rows, filters, orders)
    }
  }
})

/** Finds the row by a part of a text, or nearly all rows, those that were made first aside. */
function filterFor(chance: Chance, row: JsonObject, rows: readonly JsonObject[]): PlainQuery {
  const texts = ['name', 'email', 'phone'].filter((attribute) => row[attribute] !== null)
  if (texts.length === 0 || chance.below(3) === 0) {
    const attribute = chance.oneOf(times)
    const time = Number(cellOf(chance.oneOf(rows.slice(0, 200)), attribute))
    const method = chance.oneOf(['greaterThan', 'greaterThanEqual', 'notEqual'])
    return { method, attribute, values: [new Date(time).toISOString()] }
  }
  const attribute = chance.oneOf(texts)
  const letters = [...String(row[attribute])]
  const start = chance.below(letters.length)
  const method = chance.oneOf(['contains', 'startsWith', 'endsWith', 'regex'])
  const end = method === 'endsWith' ? letters.length : start + 3 + chance.below(5)
  const part = letters.slice(method === 'startsWith' ? 0 : start, end).join('')
  const value = method === 'regex' ? part.replaceAll(/[.+*?^$|()[\]{}\\]/g, String.raw`\$&`) : part
  return { method, attribute, values: [value] }
}

async function expectPage(
  world: World,
  chance: Chance,
  rows: readonly JsonObject[],
  filters: readonly PlainQuery[],
  orders: readonly PlainQuery[],
): Promise<void> {
  const all = ordered(
    rows.filter((row) => filters.every((query) => passes(row, query))),
    orders,
  )
  const middle = Math.floor(all.length / 2)
  const row = all[middle]
  // A row without a value in the order cannot be a cursor.
  const isCursor = row !== undefined && orders.every(({ attribute = '$id' }) => cellOf(row, attribute) !== null)
  const [method, values, start] = chance.oneOf([
    ['offset', [0], 0],
    ['offset', [middle], middle],
    isCursor ? ['cursorAfter', [row.id], middle + 1] : ['offset', [1], 1],
  ] as const)
  const countsTotal = chance.flag()
  const queries = [...filters, ...orders, { method: 'limit', values: [inPage] }, { method, values }]
  const { body, story } = must(await world.server('GET', `/users?total=${countsTotal}&${textOf(queries)}`))
  const told = `${JSON.stringify(queries)}\n${story}`
  expect(idsOf(body.users), told).toEqual(idsOf(all.slice(start, start + inPage)))
  expect(body.total, told).toBe(countsTotal ? all.length : 0)
}

async function recordsOf({ emulator }: World): Promise<readonly JsonObject[]> {
  const stored = { database: emulator.exportDatabase().bytes, commits: [] }
  const store = openStore({ sql: await initSqlJs(), stored, commitLog: null, onCommit: () => undefined })
  const rows = store.users.list({ projectId: 'demo' })
  store.database.close()
  return rows.map((row) => ({ ...row })).filter(isObject)
}

const some = (chance: Chance, rows: readonly JsonObject[]) => new Set(chance.someOf(rows.slice(-400, -100), 30))
