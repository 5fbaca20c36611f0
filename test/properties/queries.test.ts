/** Random queries over random records: the API against a filter in memory, for every list, attribute and method. */
import { describe, expect, onTestFinished, test } from 'vitest'
import { newWorld } from '../support/world.ts'
import { must } from '../teams/people.ts'
import { ordered, passes } from './query-model.ts'
import { idsOf, makerOf, textOf } from './random-queries.ts'
import { randomWorld } from './random-records.ts'
import { chanceFrom } from './random.ts'

const recordsInList = 60
const queriesPerList = 400

describe('queries: find what a filter in memory finds, in its order', async () => {
  const { world, lists } = await randomWorld(chanceFrom(20_260_301), recordsInList)
  test.each(lists.map((list) => ({ ...list, list })))('$route', async ({ list, path, name }) => {
    const make = makerOf(chanceFrom(list.route.length), list)
    let found = 0
    for (let run = 0; run < queriesPerList; run += 1) {
      const [filters, orders] = [make.filters(), make.orders()]
      const expected = ordered(
        list.rows.filter((row) => filters.every((query) => passes(row, query))),
        orders,
      )
      const queries = textOf([...filters, ...orders, { method: 'limit', values: [recordsInList * 2] }])
      const { body, story } = must(await world.server('GET', `${path}?${queries}`))
      const told = `${JSON.stringify([...filters, ...orders])}\n${story}`
      expect(idsOf(body[name]), told).toEqual(idsOf(expected))
      expect(body.total, told).toBe(expected.length)
      if (expected.length > 0) found += 1
    }
    // Queries that find nothing would prove little.
    expect(found).toBeGreaterThan(queriesPerList / 3)
  })
})

test.each(['2026-03-01T12:00:00', '2026-03-01T12:00:00.000', '2026-03-01 12:00:00', '2026-03-01T13:00:00+01:00'])(
  'queries: the time %s is the same wherever the server runs',
  async (time) => {
    const zone = process.env['TZ']
    process.env['TZ'] = 'America/New_York'
    onTestFinished(() => {
      if (zone === undefined) delete process.env['TZ']
      else process.env['TZ'] = zone
    })
    const world = await newWorld()
    must(await world.server('POST', '/users', { userId: 'ada' }))
    const query = textOf([{ method: 'equal', attribute: '$createdAt', values: [time] }])
    expect(must(await world.server('GET', `/users?${query}`)).body.total).toBe(1)
  },
)
