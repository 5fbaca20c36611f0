/** Paging by cursor, forwards and backwards, while others write: every row that was there is seen once, none twice. */
import { describe, expect, test } from 'vitest'
import { isObject } from '../../src-shared/store/column.ts'
import type { World } from '../support/world.ts'
import { must, query } from '../teams/people.ts'
import { passes, type PlainQuery } from './query-model.ts'
import { randomWorld, type RecordList } from './random-records.ts'
import { type Chance, chanceFrom } from './random.ts'

const walks = 40

/** A cursor at a row that has nothing there is refused, so only attributes that every row has. */
const orders: readonly (readonly PlainQuery[])[] = [
  [],
  [{ method: 'orderDesc' }],
  [{ method: 'orderAsc', attribute: '$id' }],
  [{ method: 'orderDesc', attribute: '$createdAt' }],
  [
    { method: 'orderAsc', attribute: 'total' },
    { method: 'orderDesc', attribute: 'name' },
  ],
  [
    { method: 'orderDesc', attribute: 'name' },
    { method: 'orderDesc', attribute: '$updatedAt' },
  ],
]
const filters: readonly (readonly PlainQuery[])[] = [[], [{ method: 'greaterThan', attribute: 'total', values: [0] }]]

interface Walk {
  readonly world: World
  readonly chance: Chance
  readonly queries: readonly PlainQuery[]
}

/** Ids in the order in which the pages brought them; teams are made while it goes on. */
async function walk({ world, chance, queries }: Walk, direction: 'cursorAfter' | 'cursorBefore', start: string | null) {
  const seen: string[] = []
  let cursor = start
  for (;;) {
    const size = 1 + chance.below(7)
    const page = await idsOf(world, [
      ...queries,
      { method: 'limit', values: [size] },
      ...(cursor === null ? [] : [{ method: direction, values: [cursor] }]),
    ])
    // Backwards a page comes in normal order, so the next one lies before its first row.
    const inTurn = direction === 'cursorAfter' ? page : page.toReversed()
    seen.push(...inTurn)
    const last = inTurn.at(-1)
    if (last === undefined) return seen
    cursor = last
    if (chance.flag() && seen.length < 200) await makeTeam(world, chance)
  }
}

async function idsOf(world: World, queries: readonly PlainQuery[]): Promise<readonly string[]> {
  const { body } = must(await world.server('GET', `/teams${query(...queries)}`))
  return Array.isArray(body.teams) ? body.teams.filter(isObject).map(({ $id }) => String($id)) : []
}

async function makeTeam(world: World, chance: Chance): Promise<void> {
  const name = chance.oneOf(['A', 'a', 'b', 'Z', 'ä', '🦜'])
  must(await world.server('POST', '/teams', { teamId: `${chance.oneOf(['a', 'B', 'z'])}-${chance.below(1e9)}`, name }))
}

function matching({ rows }: RecordList, filter: readonly PlainQuery[]): readonly string[] {
  return rows.filter((row) => filter.every((one) => passes(row, one))).map(({ id }) => String(id))
}

const missing = (expected: readonly string[], seen: readonly string[]) => expected.filter((id) => !seen.includes(id))
const twice = (seen: readonly string[]) => seen.filter((id, at) => seen.indexOf(id) !== at)

describe.each(['cursorAfter', 'cursorBefore'] as const)('paging by %s', (direction) => {
  test('sees every row once while rows are made', async () => {
    for (let run = 0; run < walks; run += 1) {
      const chance = chanceFrom(run)
      const { world, lists } = await randomWorld(chance, 25)
      const teams = lists.find(({ name }) => name === 'teams')
      if (teams === undefined) throw new Error('There are no teams.')
      const [filter, order] = [chance.oneOf(filters), chance.oneOf(orders)]
      const expected = matching(teams, filter)
      const queries = [...filter, ...order]
      const all = await idsOf(world, [...queries, { method: 'limit', values: [100] }])
      const last = all.at(-1)
      if (last === undefined) throw new Error('Nothing passes the filter.')
      const start = direction === 'cursorAfter' ? null : last
      const seen = await walk({ world, chance, queries }, direction, start)
      const whole = start === null ? seen : [start, ...seen]
      const told = JSON.stringify({ run, queries })
      expect(missing(expected, whole), told).toEqual([])
      expect(twice(whole), told).toEqual([])
      world.emulator.close()
    }
  })
})
