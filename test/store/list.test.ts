/** Lists that SQLite answers in different ways, by how many rows match: each page is the slice that it should be. */
import { expect, onTestFinished, test } from 'vitest'
import { isObject, type JsonObject } from '../../src-shared/store/column.ts'
import { wordsOf } from '../../src-shared/store/words.ts'
import { crowd } from '../bench/crowd.ts'
import { ordered, passes, type PlainQuery } from '../properties/query-model.ts'
import { worldOf } from '../support/world.ts'
import { must, query } from '../teams/people.ts'

/** More than are sorted, fewer than are counted. */
const size = 1_200
const inPage = 7

interface Asked {
  readonly name: string
  readonly filters?: readonly PlainQuery[]
  readonly search?: string
}

const label = (method: string, ...values: readonly string[]): PlainQuery => ({ method, attribute: 'labels', values })
const email: PlainQuery = { method: 'equal', attribute: 'email', values: ['u42@example.test'] }

const cases: readonly Asked[] = [
  { name: 'all' },
  { name: 'a label of few', filters: [label('contains', 'rare')] },
  { name: 'labels, either of them', filters: [label('containsAny', 'rare', 'beta')] },
  { name: 'labels, both of them', filters: [label('containsAll', 'rare', 'beta')] },
  { name: 'no such label', filters: [label('notContains', 'beta')] },
  {
    name: 'a label and a flag',
    filters: [label('contains', 'beta'), { method: 'equal', attribute: 'emailVerification', values: [false] }],
  },
  { name: 'either an email or a label', filters: [{ method: 'or', values: [email, label('contains', 'rare')] }] },
  {
    name: 'a time after which nearly all are',
    filters: [{ method: 'greaterThan', attribute: '$createdAt', values: ['2026-01-01T00:00:00Z'] }],
  },
  {
    name: 'a registration after which most are',
    filters: [{ method: 'greaterThan', attribute: 'registration', values: ['2026-01-01T00:02:30Z'] }],
  },
  {
    name: 'a text inside few emails, or one inside few names',
    filters: [
      {
        method: 'or',
        values: [
          { method: 'contains', attribute: 'email', values: ['u42@'] },
          { method: 'contains', attribute: 'name', values: ['race'] },
        ],
      },
    ],
  },
  { name: 'a text inside the names of all', filters: [{ method: 'contains', attribute: 'name', values: ['mark'] }] },
  { name: 'a text inside few names', filters: [{ method: 'contains', attribute: 'name', values: ['race'] }] },
  { name: 'a word of nearly all', search: 'user' },
  { name: 'a word that few begin with', search: 'mark11' },
  { name: 'a letter that all begin with', search: 'u' },
  { name: 'two words, which one and all have', search: 'grace exam' },
  { name: 'two words that few have', search: 'grace mark119' },
  { name: 'two words, the last of which nobody has', search: 'grace nobody' },
  { name: 'a word that nobody has', search: 'nobody' },
  { name: 'a search and a label', search: 'user', filters: [label('contains', 'beta')] },
]

const orders: readonly (readonly PlainQuery[])[] = [
  [],
  [{ method: 'orderDesc' }],
  [{ method: 'orderAsc', attribute: 'name' }],
  [{ method: 'orderDesc', attribute: '$createdAt' }],
]

test('lists: every page is its slice of all that match, however they are found', async () => {
  const emulator = await crowd(size)
  onTestFinished(() => emulator.close())
  const { server } = worldOf(emulator)
  const people = (await page('', [{ method: 'limit', values: [size] }])).rows.map(recordOf)
  expect(people).toHaveLength(size)

  async function page(more: string, queries: readonly PlainQuery[]) {
    const { body, story } = must(await server('GET', `/users${query(...queries)}${more}`))
    return { rows: Array.isArray(body.users) ? body.users.filter(isObject) : [], total: body.total, story }
  }

  for (const { name, filters = [], search } of cases) {
    const matching = people.filter(
      (row) => filters.every((one) => passes(row, one)) && (search === undefined || isFound(row, search)),
    )
    for (const order of orders) {
      const all = ordered(matching, order).map(({ id }) => String(id))
      const middle = Math.floor(all.length / 2)
      const [middleId = 'u1'] = all.slice(middle)
      const [before, after] = [Math.max(0, middle - inPage), middle + 1]
      const slices: readonly (readonly [PlainQuery, readonly string[]])[] = [
        [{ method: 'offset', values: [0] }, all.slice(0, inPage)],
        [{ method: 'offset', values: [middle] }, all.slice(middle, middle + inPage)],
        [{ method: 'cursorAfter', values: [middleId] }, all.slice(after, after + inPage)],
        [{ method: 'cursorBefore', values: [middleId] }, all.slice(before, middle)],
      ]
      for (const [place, expected] of slices) {
        for (const countsTotal of [true, false]) {
          const more = `&total=${countsTotal}${search === undefined ? '' : `&search=${encodeURIComponent(search)}`}`
          const found = await page(more, [...filters, ...order, place, { method: 'limit', values: [inPage] }])
          const told = `${name} ${JSON.stringify([order, place])}\n${found.story}`
          if (all.length > 0)
            expect(
              found.rows.map(({ $id }) => $id),
              told,
            ).toEqual(expected)
          else if (place.method === 'offset') expect(found.rows, told).toEqual([])
          expect(found.total, told).toBe(countsTotal ? all.length : 0)
        }
      }
    }
  }
})

/** As it was stored. */
function recordOf(row: JsonObject, sequence: number): JsonObject {
  const [createdAt, registration] = [row['$createdAt'], row.registration].map((time) => Date.parse(String(time)))
  return { ...row, id: row['$id'], sequence, createdAt, registration }
}

function isFound({ id, name, email, phone }: JsonObject, search: string): boolean {
  const words = [id, name, email, phone].flatMap((text) => wordsOf(String(text)))
  const wanted = wordsOf(search)
  return words.some((word) => wanted.includes(word) || word.startsWith(wanted.at(-1) ?? ' '))
}
