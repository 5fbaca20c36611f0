/** Bad input gets the contract's error, never a 500, and changes nothing. */
import { describe, expect, test } from 'vitest'
import { routes } from '../../src-shared/endpoints/index.ts'
import { newWorld, password, type World } from '../support/world.ts'

const megabyte = 'x'.repeat(1024 * 1024)
const deep = `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`

const rawBodies: readonly (readonly [string, string])[] = [
  ['broken JSON', '{"userId": "gra'],
  ['text', 'hello'],
  ['a list', '[1,2,3]'],
  ['null', 'null'],
  ['a number', '7'],
  ['nothing', ''],
  ['deep nesting', deep],
  [
    'a megabyte',
    JSON.stringify({
      userId: 'x',
      email: megabyte,
      password: megabyte,
      name: megabyte,
      prefs: { a: megabyte },
      labels: [megabyte],
    }),
  ],
  [
    'wrong types',
    JSON.stringify({ userId: 7, email: {}, password: [], name: true, prefs: 'x', labels: {}, status: 'perhaps' }),
  ],
  ['prototype names', '{"__proto__":{"userId":"x"},"constructor":1,"toString":2,"prefs":7,"name":{"__proto__":[]}}'],
  ['control characters', JSON.stringify({ userId: '\u0000', email: '\u0000@x.test', password: '\u0000'.repeat(7) })],
  [
    'SQL',
    JSON.stringify({
      userId: "' OR 1=1 --",
      email: "a'@x.test;DROP TABLE users",
      labels: ["'); DROP TABLE users; --"],
    }),
  ],
]

async function count(world: World): Promise<unknown> {
  return (await world.server('GET', '/users')).body.total
}

describe.each(rawBodies)('a body of %s', (_name, rawBody) => {
  test('is refused by every route that takes one', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    for (const route of routes.filter(
      ({ method, params }) => method !== 'GET' && Object.values(params).some((rule) => rule.required),
    )) {
      const needsBody = Object.entries(route.params).some(
        ([name, rule]) => rule.required && !route.path.includes(`:${name}`),
      )
      if (!needsBody) continue
      const path = route.path.replace('/v1', '').replace(':sessionId', 'current').replace(/:\w+/g, 'grace')
      const byKey = route.scope.includes('public') ? {} : { key: world.emulator.apiKey }
      const actor = route.scope.includes('account') ? { session } : byKey
      const reply = await world.call(route.method, path, { ...actor, rawBody })
      expect([route.sdk, reply.status, reply.body.type], reply.story).toEqual([
        route.sdk,
        400,
        'general_argument_invalid',
      ])
    }
    expect(await count(world)).toBe(1)
    expect((await world.call('GET', '/account', { session })).body).toMatchObject({
      name: 'Grace Hopper',
      labels: [],
      status: true,
      prefs: {},
    })
  })
})

test('preferences: names of every object are names like any other', async () => {
  const { call, signedIn } = await newWorld()
  const { session } = await signedIn()
  const rawBody = '{"prefs":{"__proto__":{"isAdmin":true},"constructor":"x","toString":1}}'
  expect((await call('PATCH', '/account/prefs', { session, rawBody })).status).toBe(200)
  const { text } = await call('GET', '/account/prefs', { session })
  expect(text).toBe('{"__proto__":{"isAdmin":true},"constructor":"x","toString":1}')
  expect(Object.hasOwn(Object.prototype, 'isAdmin')).toBe(false)
})

test('names: SQL and markup are kept as text', async () => {
  const { call, server, signedIn } = await newWorld()
  const { session } = await signedIn()
  const name = `Robert'); DROP TABLE users; --<script>alert(1)</script>`
  expect((await call('PATCH', '/account/name', { session, body: { name } })).body.name).toBe(name)
  expect((await server('GET', `/users?search=${encodeURIComponent("robert'); drop")}`)).body.total).toBe(1)
})

test.each([
  ['queries=limit', 'a text instead of a list'],
  ['queries[]={"method":"limit"}', 'a limit without value'],
  ['queries[]={"method":"limit","values":[0]}', 'a limit of zero'],
  ['queries[]={"method":"select","values":["name"]}', 'a select'],
  ['queries[]={"method":"equal","attribute":"password","values":["x"]}', 'an attribute that is not queried'],
  ['queries[]={"method":"equal","attribute":"constructor","values":["x"]}', 'an attribute of every object'],
  ['queries[]={"method":"toString","attribute":"name","values":["x"]}', 'a method of every object'],
  ['queries[]={"method":"equal","attribute":"name\\" OR 1=1 --","values":["x"]}', 'SQL as attribute'],
  ['queries[]={"method":"equal","attribute":"status","values":["yes"]}', 'a value of the wrong type'],
  ['queries[]=[]', 'a list as query'],
  ['queries[a][b][c][d]=1', 'nested names'],
  ['search=', 'an empty search'],
  [`search=${'x'.repeat(257)}`, 'a long search'],
  ['total=perhaps', 'a total that is neither'],
])('users.list: refuses %s (%s)', async (query) => {
  const { server } = await newWorld()
  const { status, body, story } = await server('GET', `/users?${query}`)
  expect([status, body.type], story).toEqual([400, 'general_argument_invalid'])
})

test.each(['users/..%2f..', 'users/%00', `users/${'x'.repeat(37)}`, 'users/-x', 'users/%F0%28%8C%28'])(
  'a path of %s is refused',
  async (path) => {
    const { server } = await newWorld()
    const { status } = await server('GET', `/${path}`)
    expect([400, 404]).toContain(status)
  },
)

test('form bodies: are read with PHP names', async () => {
  const { call, server, emulator } = await newWorld()
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const created = await call('POST', '/users', {
    key: emulator.apiKey,
    headers,
    rawBody: `userId=ada&email=ada%40example.test&password=${encodeURIComponent(password)}`,
  })
  expect(created.status, created.story).toBe(201)
  await call('PUT', '/users/ada/labels', {
    key: emulator.apiKey,
    headers,
    rawBody: 'labels[]=beta&labels[]=vip&labels[]=beta',
  })
  expect((await server('GET', '/users/ada')).body.labels).toEqual(['beta', 'vip'])
})

test('unknown routes: a page for what nobody has, 501 for what Appwrite has', async () => {
  const { call } = await newWorld()
  const unknown = await call('GET', '/nowhere<script>')
  expect([unknown.status, unknown.headers.get('content-type')]).toEqual([404, 'text/html; charset=UTF-8'])
  expect(unknown.text).not.toContain('<script>')
  for (const [method, path] of [
    ['POST', '/storage/buckets'],
    ['GET', '/databases'],
  ] as const) {
    const missing = await call(method, path)
    expect([missing.status, missing.body.type, missing.headers.get('x-emulator-error')]).toEqual([
      501,
      'general_not_implemented',
      'general_not_implemented',
    ])
  }
})

test('errors: are not cached and carry the server version', async () => {
  const { call } = await newWorld()
  const { headers, body, text } = await call('GET', '/account')
  expect(Object.keys(body)).toEqual(['message', 'code', 'type', 'version'])
  expect(body.version).toBe('1.9.6')
  expect([headers.get('cache-control'), headers.get('pragma'), headers.get('expires')]).toEqual([
    'no-cache, no-store, must-revalidate',
    'no-cache',
    '0',
  ])
  expect([headers.get('server'), headers.get('x-content-type-options'), headers.get('x-debug-fallback')]).toEqual([
    'Appwrite',
    'nosniff',
    'false, true',
  ])
  expect(text).toContain('"type":"general_unauthorized_scope"')
})
