import { describe, expect, test } from 'vitest'
import { isObject } from '../../src-shared/store/column.ts'
import { newWorld, type Reply, type World } from '../support/world.ts'

interface Query {
  readonly method: string
  readonly attribute?: string
  readonly values?: readonly unknown[]
}

const q = (method: string, attribute: string, ...values: readonly unknown[]): Query => ({ method, attribute, values })
const limit = (count: unknown): Query => ({ method: 'limit', values: [count] })
const offset = (count: unknown): Query => ({ method: 'offset', values: [count] })
const after = (id: unknown): Query => ({ method: 'cursorAfter', values: [id] })
const before = (id: unknown): Query => ({ method: 'cursorBefore', values: [id] })
const asc = (attribute: string): Query => ({ method: 'orderAsc', attribute })
const desc = (attribute?: string): Query => ({ method: 'orderDesc', ...(attribute === undefined ? {} : { attribute }) })

/** Ada, Grace, Katherine, Mary, in this order; Grace is labelled, Katherine blocked, Mary has a phone and no name. */
async function worldOfFour(): Promise<World> {
  const world = await newWorld()
  const { server } = world
  await server('POST', '/users', { userId: 'ada', email: 'ada@example.test', name: 'Ada Lovelace' })
  await server('POST', '/users', { userId: 'grace', email: 'grace@navy.test', name: 'Grace Hopper' })
  await server('POST', '/users', { userId: 'katherine', email: 'kate@example.test', name: 'Katherine Johnson' })
  await server('POST', '/users', { userId: 'mary', phone: '+15555550100' })
  await server('PUT', '/users/grace/labels', { labels: ['beta', 'admin'] })
  await server('PATCH', '/users/katherine/status', { status: false })
  return world
}

function list(world: World, queries: readonly unknown[], more: Readonly<Record<string, string>> = {}): Promise<Reply> {
  const texts = queries.map((query) => (typeof query === 'string' ? query : JSON.stringify(query)))
  const search = new URLSearchParams([...texts.entries()].map(([at, text]) => [`queries[${at}]`, text]))
  for (const [name, value] of Object.entries(more)) search.set(name, value)
  return world.server('GET', `/users?${search}`)
}

function idsOf({ body, story }: Reply): readonly string[] {
  if (!Array.isArray(body.users)) throw new Error(story)
  return body.users.map((user) => (isObject(user) ? String(user.$id) : ''))
}

const sorted = (ids: readonly string[]): readonly string[] => ids.toSorted((left, right) => (left < right ? -1 : 1))

describe('users.list', () => {
  test('answers 25 users in the order of their creation, each with its targets, and counts all', async () => {
    const world = await newWorld()
    for (let at = 0; at < 30; at += 1) {
      await world.server('POST', '/users', { userId: `user${at}`, email: `user${at}@example.test` })
    }
    const reply = await list(world, [])
    expect(reply.body.total).toBe(30)
    expect(idsOf(reply)).toEqual(Array.from({ length: 25 }, (_, at) => `user${at}`))
    expect(reply.body.users).toMatchObject([{ targets: [{ identifier: 'user0@example.test' }] }, ...Array(24).fill({})])
    expect(idsOf(await list(world, [limit(1000)]))).toHaveLength(30)
  })

  test.each<[string, readonly Query[], readonly string[]]>([
    ['limit', [limit(2)], ['ada', 'grace']],
    ['offset', [offset(3)], ['mary']],
    ['offset beyond the end', [offset(9)], []],
    ['limit and offset, the first of each kind', [limit(1), offset(1), limit(9), offset(9)], ['grace']],
    ['orderDesc without attribute', [desc()], ['mary', 'katherine', 'grace', 'ada']],
    ['order by name', [desc('name'), limit(3)], ['katherine', 'grace', 'ada']],
    ['order with equal values, ties by creation', [asc('$createdAt')], ['ada', 'grace', 'katherine', 'mary']],
    ['cursorAfter', [after('grace')], ['katherine', 'mary']],
    ['cursorBefore: the page before, in normal order', [before('mary'), limit(2)], ['grace', 'katherine']],
    ['cursorAfter against the order', [desc('$id'), after('katherine')], ['grace', 'ada']],
    ['cursor and filter', [q('equal', 'status', true), after('ada')], ['grace', 'mary']],
  ])('pages by %s', async (_name, queries, ids) => {
    expect(idsOf(await list(await worldOfFour(), queries))).toEqual(ids)
  })

  test.each<[Query, readonly string[]]>([
    [q('equal', '$id', 'ada', 'mary'), ['ada', 'mary']],
    [q('equal', '$sequence', '2'), ['grace']],
    [q('notEqual', '$id', 'ada'), ['grace', 'katherine', 'mary']],
    [q('equal', 'status', false), ['katherine']],
    [q('startsWith', 'email', 'kate'), ['katherine']],
    [q('endsWith', 'email', 'example.test'), ['ada', 'katherine']],
    [q('notEndsWith', 'email', 'example.test'), ['grace']],
    [q('contains', 'name', 'pper', 'lace'), ['ada', 'grace']],
    [q('contains', 'labels', 'admin'), ['grace']],
    [q('containsAny', 'labels', 'admin', 'vip'), ['grace']],
    [q('containsAll', 'labels', 'admin', 'vip'), []],
    [q('notContains', 'labels', 'admin'), ['ada', 'katherine', 'mary']],
    [q('isNull', 'phone'), ['ada', 'grace', 'katherine']],
    [q('isNotNull', 'phone'), ['mary']],
    [q('regex', 'name', '^[AG].* [HL]'), ['ada', 'grace']],
    [{ method: 'exists', values: ['phone'] }, ['mary']],
    [{ method: 'notExists', values: ['phone'] }, ['ada', 'grace', 'katherine']],
    [q('greaterThan', '$createdAt', '2026-03-01T11:59:59.999+00:00'), ['ada', 'grace', 'katherine', 'mary']],
    [q('lessThan', 'registration', '2026-03-01T12:00:00.000Z'), []],
    [q('between', '$createdAt', '2026-03-01', '2026-03-02'), ['ada', 'grace', 'katherine', 'mary']],
    [q('notBetween', '$id', 'b', 'l'), ['ada', 'mary']],
    [{ method: 'or', values: [q('equal', '$id', 'ada'), q('contains', 'labels', 'beta')] }, ['ada', 'grace']],
    [{ method: 'and', values: [q('equal', 'status', true), q('isNull', 'phone')] }, ['ada', 'grace']],
  ])('filters by %j', async (query, ids) => {
    const reply = await list(await worldOfFour(), [query])
    expect(idsOf(reply), reply.story).toEqual(ids)
    expect(reply.body.total).toBe(ids.length)
  })

  test('orders at random, every user once', async () => {
    const world = await worldOfFour()
    const reply = await list(world, [{ method: 'orderRandom' }])
    expect(sorted(idsOf(reply)), reply.story).toEqual(['ada', 'grace', 'katherine', 'mary'])
    const orders = await Promise.all(Array.from({ length: 20 }, () => list(world, [{ method: 'orderRandom' }])))
    expect(new Set(orders.map((order) => idsOf(order).join())).size).toBeGreaterThan(1)
  })

  test.each<[string, readonly string[]]>([
    ['hopper', ['grace']],
    ['HOPPER', ['grace']],
    ['hop', ['grace']],
    ['hop ada', ['ada']],
    ['lovelace hopper', ['ada', 'grace']],
    ['navy', ['grace']],
    ['kate@example.test', ['ada', 'grace', 'katherine']],
    ['"kate@example.test"', ['katherine']],
    ['15555550100', ['mary']],
    ['admin', ['grace']],
    ['label:beta', ['grace']],
    ['katherine', ['katherine']],
    ['nobody', []],
    ['*+~', []],
    ["'; drop table users; --", []],
  ])('finds by search %j', async (search, ids) => {
    const reply = await list(await worldOfFour(), [], { search })
    expect(sorted(idsOf(reply)), reply.story).toEqual(ids)
    expect(reply.body.total).toBe(ids.length)
  })

  test('search, filter, page and total go together', async () => {
    const world = await worldOfFour()
    const reply = await list(world, [q('equal', 'status', true), limit(1)], { search: 'example lovelace hopper' })
    expect([reply.body.total, idsOf(reply)]).toEqual([2, ['ada']])
    expect(idsOf(await list(world, [after('katherine')], { search: 'hopper' }))).toEqual([])
    expect(idsOf(await list(world, [before('katherine')], { search: 'hopper' }))).toEqual(['grace'])
  })

  test.each(['false', '0'])('does not count for total=%s (quirk Q6)', async (total) => {
    const reply = await list(await worldOfFour(), [limit(1)], { total })
    expect([reply.body.total, idsOf(reply)]).toEqual([0, ['ada']])
  })

  test('shows each project its own users', async () => {
    const world = await worldOfFour()
    const other = await world.call('GET', '/users', { project: 'other', key: 'standard_any' })
    expect(other.body).toEqual({ total: 0, users: [] })
  })

  test.each<[string, readonly unknown[]]>([
    ['text that is no JSON', ['limit(2)']],
    ['JSON that is no object', ['[]']],
    ['null', ['null']],
    ['an unknown method', [q('sounds', 'name', 'ada')]],
    ['a method of every object', [q('constructor', 'name', 'ada')]],
    ['an unknown attribute', [q('equal', 'password', 'x')]],
    ['an attribute of every object', [q('equal', '__proto__', 'x')]],
    ['select', [{ method: 'select', values: ['name'] }]],
    ['elemMatch', [q('elemMatch', 'labels', q('equal', 'name', 'x'))]],
    ['limit 0', [limit(0)]],
    ['limit as text', [limit('many')]],
    ['limit with a fraction', [limit(1.5)]],
    ['a negative offset', [offset(-1)]],
    ['a cursor without an id', [after('')]],
    ['a cursor that can be no id', [after('no id')]],
    ['order by an unknown attribute', [asc('password')]],
    ['a text for a boolean', [q('equal', 'status', 'true')]],
    ['a number for a text', [q('equal', 'name', 7)]],
    ['a text that is no date', [q('greaterThan', '$createdAt', 'yesterday')]],
    ['equal on a list', [q('equal', 'labels', 'admin')]],
    ['no values', [q('equal', 'name')]],
    ['one value for between', [q('between', '$createdAt', '2026-03-01')]],
    ['and of one', [{ method: 'and', values: [q('equal', 'name', 'x')] }]],
    ['and with a limit inside', [{ method: 'and', values: [q('equal', 'name', 'x'), limit(1)] }]],
    ['too many values', [q('equal', 'name', ...Array.from({ length: 501 }, () => 'x'))]],
  ])('refuses %s', async (_name, queries) => {
    const reply = await list(await worldOfFour(), queries)
    expect([reply.status, reply.body.type], reply.story).toEqual([400, 'general_argument_invalid'])
    expect(reply.body.message).toContain('`queries`')
  })

  test('refuses a single queries value that is no list', async () => {
    const { server } = await worldOfFour()
    const reply = await server('GET', `/users?queries=${encodeURIComponent(JSON.stringify(limit(1)))}`)
    expect([reply.status, reply.body.type], reply.story).toEqual([400, 'general_argument_invalid'])
  })

  test.each([
    ['search', 'ada'],
    ['notSearch', 'ada'],
    ['regex', '('],
  ])('refuses %s %j on an attribute only where the database does', async (method, value) => {
    const reply = await list(await worldOfFour(), [q(method, 'name', value)])
    expect([reply.status, reply.body.type], reply.story).toEqual([400, 'general_query_invalid'])
  })

  test('knows regular expressions after the database was exported, too', async () => {
    const world = await worldOfFour()
    world.emulator.exportDatabase()
    expect(idsOf(await list(world, [q('regex', 'name', 'son$')]))).toEqual(['katherine'])
  })

  test('refuses a cursor that names nobody, and one whose order attribute is null', async () => {
    const world = await worldOfFour()
    const missing = await list(world, [after('nobody')])
    expect([missing.status, missing.body.type]).toEqual([400, 'general_cursor_not_found'])
    const isNull = await list(world, [asc('email'), after('mary')])
    expect([isNull.status, isNull.body.type]).toEqual([400, 'database_query_order_null'])
  })

  test.each([
    ['search', ''],
    ['search', 'x'.repeat(257)],
    ['total', 'maybe'],
  ])('refuses a bad %s: %j', async (name, value) => {
    const reply = await list(await worldOfFour(), [], { [name]: value })
    expect([reply.status, reply.body.type], reply.story).toEqual([400, 'general_argument_invalid'])
    expect(reply.body.message).toContain(`\`${name}\``)
  })
})

test('users.list: refuses what SQLite could not take, in the words of the contract', async () => {
  const { server } = await newWorld()
  const leaf = '{"method":"isNull","attribute":"name"}'
  const deep = `${`{"method":"and","values":[${leaf},`.repeat(600)}${leaf}${']}'.repeat(600)}`
  const values = Array.from({ length: 500 }, (_value, at) => `name ${at}`)
  const wide = Array.from({ length: 41 }, () => JSON.stringify({ method: 'equal', attribute: 'name', values }))
  for (const queries of [[deep], wide]) {
    const reply = await server(
      'GET',
      `/users?${queries.map((query) => `queries[]=${encodeURIComponent(query)}`).join('&')}`,
    )
    expect([reply.status, reply.body.type], reply.story).toEqual([400, 'general_argument_invalid'])
  }
})
