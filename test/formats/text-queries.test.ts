/** Callers that read formats below 1.5.0 write queries as text (contract section 16). */
import { expect, test } from 'vitest'
import { isObject } from '../../src-shared/store/column.ts'
import { newWorld } from '../support/world.ts'

async function found(queries: readonly string[], format = '1.4.0') {
  const world = await newWorld()
  for (const [userId, name] of [
    ['ada', 'Ada (Countess), "Ada"'],
    ['grace', 'Grace Hopper'],
    ['linus', 'Linus'],
  ] as const) {
    await world.server('POST', '/users', { userId, name })
  }
  await world.server('PUT', '/users/ada/labels', { labels: ['beta'] })
  const { body, status } = await world.call(
    'GET',
    `/users?${queries.map((text) => `queries[]=${encodeURIComponent(text)}`).join('&')}`,
    {
      key: world.emulator.apiKey,
      headers: { 'x-appwrite-response-format': format },
    },
  )
  return status === 200 && Array.isArray(body.users) ? body.users.filter(isObject).map(({ $id }) => $id) : body.type
}

test.each([
  [['limit(2)'], ['ada', 'grace']],
  [['offset(1)'], ['grace', 'linus']],
  [['cursorAfter("grace")'], ['linus']],
  [['orderDesc("name")'], ['linus', 'grace', 'ada']],
  [['equal("name", ["Linus","Grace Hopper"])'], ['grace', 'linus']],
  [['equal("name","Linus")'], ['linus']],
  [['equal("name",["Ada (Countess), \\"Ada\\""])'], ['ada']],
  [['startsWith("name","Gr")', 'limit(5)'], ['grace']],
  [['between("$id","b","h")'], ['grace']],
  [
    ['isNull("email")', 'notEqual("name",["Linus"])'],
    ['ada', 'grace'],
  ],
  [['contains("labels",["beta"])'], ['ada']],
])('text queries: %j', async (queries, ids) => {
  expect(await found(queries)).toEqual(ids)
})

test.each([['limit(2'], ['limit(x)'], ['drop("users")'], ['equal("password",["x"])'], ['()']])(
  'text queries: refuses %s',
  async (query) => {
    expect(await found([query])).toBe('general_argument_invalid')
  },
)

test('text queries: are no queries for callers of newer formats, and JSON still is one for older', async () => {
  expect(await found(['limit(2)'], '1.5.0')).toBe('general_argument_invalid')
  expect(await found(['{"method":"limit","values":[1]}'])).toEqual(['ada'])
})
