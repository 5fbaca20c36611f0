import { describe, expect, test } from 'vitest'
import { newWorld, password } from '../support/world.ts'

const signUp = { userId: 'grace', email: 'Grace@Example.test', password, name: 'Grace Hopper' }

describe('account.create', () => {
  test('answers the account with its email target, fields in wire order', async () => {
    const { call } = await newWorld()
    const { status, body, story } = await call('POST', '/account', { body: signUp })
    expect(status, story).toBe(201)
    expect(body).toMatchObject({
      $id: 'grace',
      $createdAt: '2026-03-01T12:00:00.000+00:00',
      name: 'Grace Hopper',
      email: 'grace@example.test',
      phone: '',
      status: true,
      emailVerification: false,
      labels: [],
      prefs: {},
      passwordUpdate: '2026-03-01T12:00:00.000+00:00',
      accessedAt: '2026-03-01T12:00:00.000+00:00',
      impersonator: false,
      impersonatorUserId: null,
      targets: [{ providerType: 'email', identifier: 'grace@example.test', userId: 'grace', providerId: null }],
    })
    expect(body).not.toHaveProperty('password')
  })

  test('makes an id of 20 hex characters for unique()', async () => {
    const { call } = await newWorld()
    const { body } = await call('POST', '/account', { body: { ...signUp, userId: 'unique()' } })
    expect(body.$id).toMatch(/^[0-9a-f]{20}$/)
  })

  test.each([
    ['id', { ...signUp, email: 'other@example.test' }],
    ['email', { ...signUp, userId: 'other', email: 'GRACE@example.test' }],
  ])('refuses a taken %s', async (_what, body) => {
    const { call } = await newWorld()
    await call('POST', '/account', { body: signUp })
    const refused = await call('POST', '/account', { body })
    expect([refused.status, refused.body.type], refused.story).toEqual([409, 'user_already_exists'])
  })

  test('names the first bad parameter in declared order and makes nothing', async () => {
    const { call, server } = await newWorld()
    const missing = await call('POST', '/account', { body: { email: 'x', password: 'short' } })
    expect(missing.body).toMatchObject({ code: 400, type: 'general_argument_invalid' })
    expect(missing.body.message).toContain('"userId"')
    const bad = await call('POST', '/account', { body: { userId: 'grace', email: 'x', password: 'short' } })
    expect(bad.body.message).toContain('`email`')
    const weak = await call('POST', '/account', { body: { ...signUp, password: 'short' } })
    expect(weak.body.message).toContain('`password`')
    expect((await server('GET', '/users')).body.total).toBe(0)
  })

  test('stops at the eleventh call of an hour, with the headers counting down', async () => {
    const { call } = await newWorld()
    const remaining: (string | null)[] = []
    for (let count = 0; count < 10; count += 1) {
      const { headers } = await call('POST', '/account', { body: { ...signUp, userId: 'unique()' } })
      remaining.push(headers.get('x-ratelimit-remaining'))
    }
    expect(remaining).toEqual(['9', '8', '7', '6', '5', '4', '3', '2', '1', '0'])
    const limited = await call('POST', '/account', { body: signUp })
    expect([limited.status, limited.body.type]).toEqual([429, 'general_rate_limit_exceeded'])
    expect(limited.headers.get('x-ratelimit-limit')).toBe('10')
    expect(limited.headers.get('x-ratelimit-reset')).toBe(String(Date.UTC(2026, 2, 1, 13) / 1000))
  })

  test('is off when the project switches email and password off, but not for a key', async () => {
    const { call, control, emulator } = await newWorld()
    await control('PATCH', '/projects/demo', { authEmailPassword: false })
    const refused = await call('POST', '/account', { body: signUp })
    expect([refused.status, refused.body.type]).toEqual([501, 'user_auth_method_unsupported'])
    expect((await call('POST', '/account', { body: signUp, key: emulator.apiKey })).status).toBe(201)
  })

  test('keeps personal data out of passwords when the policy is on', async () => {
    const { call, control } = await newWorld()
    await control('PATCH', '/projects/demo', { authPersonalDataCheck: true })
    const refused = await call('POST', '/account', { body: { ...signUp, password: 'my-grace-password' } })
    expect([refused.status, refused.body.type], refused.story).toEqual([400, 'password_personal_data'])
  })

  test('respects the limit of users', async () => {
    const { call, control } = await newWorld()
    await control('PATCH', '/projects/demo', { authLimit: 1 })
    await call('POST', '/account', { body: signUp })
    const refused = await call('POST', '/account', { body: { ...signUp, userId: 'ada', email: 'ada@example.test' } })
    expect([refused.status, refused.body.type]).toEqual([400, 'user_count_exceeded'])
  })
})

describe('account preferences', () => {
  test('are replaced whole and read back', async () => {
    const { call, signedIn } = await newWorld()
    const { session } = await signedIn()
    const prefs = { theme: 'dark', nested: { empty: {}, list: [1, { a: null }] }, url: 'https://example.test/ä' }
    const updated = await call('PATCH', '/account/prefs', { session, body: { prefs } })
    expect(updated.status, updated.story).toBe(200)
    const read = await call('GET', '/account/prefs', { session })
    // Quirk Q3: an empty object inside comes back as an empty list.
    expect(read.body).toEqual({ ...prefs, nested: { empty: [], list: [1, { a: null }] } })
    expect(read.text).toContain('https:\\/\\/example.test\\/ä')
    await call('PATCH', '/account/prefs', { session, body: { prefs: {} } })
    expect((await call('GET', '/account/prefs', { session })).text).toBe('{}')
  })

  test('are refused over 65,535 bytes of escaped JSON, and then unchanged', async () => {
    const { call, signedIn } = await newWorld()
    const { session } = await signedIn()
    const overhead = '{"a":""}'.length
    const fits = await call('PATCH', '/account/prefs', {
      session,
      body: { prefs: { a: 'x'.repeat(65_535 - overhead) } },
    })
    expect(fits.status).toBe(200)
    const over = await call('PATCH', '/account/prefs', {
      session,
      body: { prefs: { a: 'x'.repeat(65_536 - overhead) } },
    })
    expect([over.status, over.body.type]).toEqual([400, 'general_argument_invalid'])
    const escaped = await call('PATCH', '/account/prefs', { session, body: { prefs: { a: 'ä'.repeat(10_922) } } })
    expect(escaped.status).toBe(400)
    expect(String((await call('GET', '/account/prefs', { session })).body.a)).toHaveLength(65_535 - overhead)
  })

  test.each([[['a', 'b']], ['text'], [7], [true]])('refuse %j', async (prefs) => {
    const { call, signedIn } = await newWorld()
    const { session } = await signedIn()
    const refused = await call('PATCH', '/account/prefs', { session, body: { prefs } })
    expect([refused.status, refused.body.type]).toEqual([400, 'general_argument_invalid'])
  })
})

test('account.updateName: changes the name and what a search finds', async () => {
  const { call, server, signedIn } = await newWorld()
  const { session } = await signedIn()
  const { body } = await call('PATCH', '/account/name', { session, body: { name: 'Rear Admiral' } })
  expect(body.name).toBe('Rear Admiral')
  expect((await server('GET', '/users?search=admiral')).body.total).toBe(1)
  expect((await server('GET', '/users?search=hopper')).body.total).toBe(0)
  const empty = await call('PATCH', '/account/name', { session, body: { name: '' } })
  expect(empty.body.type).toBe('general_argument_invalid')
})

test('account.get: is closed to guests and to keys', async () => {
  const { call, emulator } = await newWorld()
  for (const sent of [{}, { key: emulator.apiKey }]) {
    const { status, body } = await call('GET', '/account', sent)
    expect([status, body.type]).toEqual([401, 'general_unauthorized_scope'])
    expect(body.message).toContain('["account"]')
  }
})
