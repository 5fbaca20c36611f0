import { describe, expect, test } from 'vitest'
import { newWorld, password } from '../support/world.ts'

const now = '2026-03-01T12:00:00.000+00:00'

describe('users.create', () => {
  test('makes a user with a hashed password, an email target and an sms target, and no session', async () => {
    const { server } = await newWorld()
    const { status, body, story } = await server('POST', '/users', {
      userId: 'grace',
      email: ' Grace@Example.Test ',
      phone: '+15555550100',
      password,
      name: 'Grace Hopper',
    })
    expect(status, story).toBe(201)
    expect(body).toMatchObject({
      $id: 'grace',
      $createdAt: now,
      $updatedAt: now,
      registration: now,
      name: 'Grace Hopper',
      email: 'grace@example.test',
      phone: '+15555550100',
      hash: 'argon2',
      hashOptions: { type: 'argon2', memory_cost: expect.any(Number), time_cost: expect.any(Number) },
      passwordUpdate: now,
      status: true,
      labels: [],
      prefs: {},
      emailVerification: false,
      phoneVerification: false,
      mfa: false,
      emailCanonical: 'grace@example.test',
      accessedAt: '',
      impersonator: false,
      impersonatorUserId: null,
    })
    expect(body.password).toMatch(/^\$argon2id\$v=19\$m=\d+,t=\d+,p=\d+\$/)
    expect(body.targets).toMatchObject([
      { userId: 'grace', providerType: 'email', identifier: 'grace@example.test', name: '', expired: false },
      { userId: 'grace', providerType: 'sms', identifier: '+15555550100', providerId: null },
    ])
    expect((await server('GET', '/users/grace/sessions')).body).toEqual({ total: 0, sessions: [] })
    expect((await server('GET', '/users/grace')).body).toEqual(body)
  })

  test('needs nothing but an id: no password, no targets, no email metadata', async () => {
    const { server, call } = await newWorld()
    const { status, body } = await server('POST', '/users', { userId: 'unique()' })
    expect(status).toBe(201)
    expect(body.$id).toMatch(/^[0-9a-f]{20}$/)
    expect(body).toMatchObject({
      name: '',
      email: '',
      phone: '',
      password: null,
      hash: 'argon2',
      passwordUpdate: '',
      targets: [],
      emailCanonical: null,
      emailIsFree: null,
      emailIsDisposable: null,
      emailIsCorporate: null,
      emailIsCanonical: null,
    })
    await server('POST', '/users', { userId: 'ada', email: 'ada@example.test' })
    const signIn = await call('POST', '/account/sessions/email', { body: { email: 'ada@example.test', password } })
    expect([signIn.status, signIn.body.type]).toEqual([401, 'user_invalid_credentials'])
  })

  test('the user can sign in with the password', async () => {
    const { server, call } = await newWorld()
    await server('POST', '/users', { userId: 'ada', email: 'ada@example.test', password })
    const { status, body } = await call('POST', '/account/sessions/email', {
      body: { email: 'ADA@example.test', password },
    })
    expect([status, body.userId]).toEqual([201, 'ada'])
  })

  test('null leaves an optional parameter out', async () => {
    const { server } = await newWorld()
    const { status, body } = await server('POST', '/users', {
      userId: 'ada',
      email: null,
      phone: null,
      password: null,
      name: null,
    })
    expect([status, body.email, body.phone, body.password, body.name]).toEqual([201, '', '', null, ''])
  })

  test.each([
    ['id', { userId: 'ada' }],
    ['email', { userId: 'other', email: 'ADA@example.test' }],
    ['phone', { userId: 'other', phone: '+15555550100' }],
  ])('refuses a taken %s and makes nothing', async (_what, user) => {
    const { server } = await newWorld()
    await server('POST', '/users', { userId: 'ada', email: 'ada@example.test', phone: '+15555550100' })
    const refused = await server('POST', '/users', user)
    expect([refused.status, refused.body.type], refused.story).toEqual([409, 'user_already_exists'])
    expect((await server('GET', '/users')).body.total).toBe(1)
  })

  test.each([
    ['userId', { userId: '-ada' }],
    ['userId', { userId: 'a'.repeat(37) }],
    ['email', { userId: 'ada', email: '' }],
    ['email', { userId: 'ada', email: 'ada' }],
    ['phone', { userId: 'ada', phone: '5550100' }],
    ['phone', { userId: 'ada', phone: '+1' }],
    ['password', { userId: 'ada', password: '' }],
    ['password', { userId: 'ada', password: 'seven77' }],
    ['password', { userId: 'ada', password: 'ä'.repeat(129) }],
    ['name', { userId: 'ada', name: '' }],
    ['name', { userId: 'ada', name: 'x'.repeat(129) }],
  ])('refuses a bad %s: %j', async (name, user) => {
    const { server } = await newWorld()
    const refused = await server('POST', '/users', user)
    expect([refused.status, refused.body.type], refused.story).toEqual([400, 'general_argument_invalid'])
    expect(refused.body.message).toContain(`\`${name}\``)
    expect((await server('GET', '/users')).body.total).toBe(0)
  })

  test('counts a name in characters, so 128 emoji fit', async () => {
    const { server } = await newWorld()
    const { status } = await server('POST', '/users', { userId: 'ada', name: '🦜'.repeat(128) })
    expect(status).toBe(201)
  })

  test('keeps personal data out of the password when the policy is on', async () => {
    const { server, control } = await newWorld()
    await control('PATCH', '/projects/demo', { authPersonalDataCheck: true })
    const refused = await server('POST', '/users', { userId: 'lovelace', password: 'my lovelace password' })
    expect([refused.status, refused.body.type], refused.story).toEqual([400, 'password_personal_data'])
  })
})

describe('one user', () => {
  test.each([
    ['GET', '/users/nobody', undefined],
    ['DELETE', '/users/nobody', undefined],
    ['PATCH', '/users/nobody/name', { name: 'Ada' }],
    ['PUT', '/users/nobody/labels', { labels: [] }],
    ['PATCH', '/users/nobody/status', { status: true }],
    ['GET', '/users/nobody/sessions', undefined],
    ['POST', '/users/nobody/sessions', {}],
    ['DELETE', '/users/nobody/sessions', undefined],
    ['DELETE', '/users/nobody/sessions/none', undefined],
  ])('%s %s: there is no such user', async (method, path, body) => {
    const { server } = await newWorld()
    const refused = await server(method, path, body)
    expect([refused.status, refused.body.type], refused.story).toEqual([404, 'user_not_found'])
  })

  test('of another project is not found', async () => {
    const { server, call, control } = await newWorld()
    await server('POST', '/users', { userId: 'ada' })
    await control('POST', '/projects', { projectId: 'other' })
    const { body } = await control('POST', '/projects/other/keys', { scopes: ['users.read'] })
    const refused = await call('GET', '/users/ada', { project: 'other', key: String(body.secret) })
    expect([refused.status, refused.body.type], refused.story).toEqual([404, 'user_not_found'])
  })

  test('gets a name, an empty one too, and is found by it', async () => {
    const { server } = await newWorld()
    await server('POST', '/users', { userId: 'ada', name: 'Ada Lovelace' })
    expect((await server('PATCH', '/users/ada/name', { name: 'Countess' })).body).toMatchObject({ name: 'Countess' })
    expect((await server('GET', '/users?search=countess')).body.total).toBe(1)
    expect((await server('GET', '/users?search=lovelace')).body.total).toBe(0)
    expect((await server('PATCH', '/users/ada/name', { name: '' })).body).toMatchObject({ $id: 'ada', name: '' })
    const long = await server('PATCH', '/users/ada/name', { name: 'x'.repeat(129) })
    expect(long.body.type).toBe('general_argument_invalid')
  })

  test('gets labels: repeats go, order stays, older ones are replaced, search finds them', async () => {
    const { server } = await newWorld()
    await server('POST', '/users', { userId: 'ada' })
    const labels = ['beta', 'admin', 'beta', 'Beta']
    expect((await server('PUT', '/users/ada/labels', { labels })).body.labels).toEqual(['beta', 'admin', 'Beta'])
    expect((await server('GET', '/users?search=admin')).body.total).toBe(1)
    expect((await server('PUT', '/users/ada/labels', { labels: ['vip'] })).body.labels).toEqual(['vip'])
    expect((await server('GET', '/users?search=admin')).body.total).toBe(0)
    expect((await server('PUT', '/users/ada/labels', { labels: [] })).body.labels).toEqual([])
  })

  test.each([
    [['with space']],
    [['']],
    [['a'.repeat(37)]],
    [['ä']],
    ['beta'],
    [[7]],
    [Array.from({ length: 1001 }, (_, at) => `l${at}`)],
  ])('refuses labels that are none (%#) and keeps the old ones', async (labels) => {
    const { server } = await newWorld()
    await server('POST', '/users', { userId: 'ada' })
    await server('PUT', '/users/ada/labels', { labels: ['beta'] })
    const refused = await server('PUT', '/users/ada/labels', { labels })
    expect([refused.status, refused.body.type], refused.story).toEqual([400, 'general_argument_invalid'])
    expect((await server('GET', '/users/ada')).body.labels).toEqual(['beta'])
  })

  test.each([
    [false, false],
    ['false', false],
    ['0', false],
    [0, false],
    [true, true],
    ['true', true],
    ['1', true],
    [1, true],
  ])('takes the status %j for %j', async (sent, status) => {
    const { server } = await newWorld()
    await server('POST', '/users', { userId: 'ada' })
    await server('PATCH', '/users/ada/status', { status: !status })
    expect((await server('PATCH', '/users/ada/status', { status: sent })).body.status).toBe(status)
  })

  test('refuses a status that is neither true nor false', async () => {
    const { server } = await newWorld()
    await server('POST', '/users', { userId: 'ada' })
    for (const status of ['yes', 2, [], {}, '']) {
      const refused = await server('PATCH', '/users/ada/status', { status })
      expect([refused.status, refused.body.type], refused.story).toEqual([400, 'general_argument_invalid'])
    }
  })

  test('when blocked keeps its sessions, which are refused until it is unblocked', async () => {
    const { server, call, signedIn } = await newWorld()
    const { session } = await signedIn()
    await server('PATCH', '/users/grace/status', { status: false })
    const refused = await call('GET', '/account', { session })
    expect([refused.status, refused.body.type]).toEqual([403, 'user_blocked'])
    expect((await server('GET', '/users/grace/sessions')).body.total).toBe(1)
    await server('PATCH', '/users/grace/status', { status: true })
    expect((await call('GET', '/account', { session })).status).toBe(200)
  })

  test('goes with its targets and sessions, and frees its id, email and phone', async () => {
    const { server, call, signedIn, lastExchange } = await newWorld()
    const { session } = await signedIn()
    // The first call of a key notes that it was used.
    await server('GET', '/users')
    const gone = await server('DELETE', '/users/grace')
    expect([gone.status, gone.text]).toEqual([204, ''])
    const { changes, events } = await lastExchange()
    expect(changes.map(({ table, operation }) => `${table} ${operation}`).toSorted()).toEqual([
      'sessions deleted',
      'targets deleted',
      'users deleted',
    ])
    expect(events).toEqual(['users.grace.delete'])
    expect((await server('GET', '/users/grace')).body.type).toBe('user_not_found')
    expect((await call('GET', '/account', { session })).body.type).toBe('general_unauthorized_scope')
    const again = await server('POST', '/users', { userId: 'grace', email: 'grace@example.test' })
    expect([again.status, again.body.targets], again.story).toMatchObject([201, [{ providerType: 'email' }]])
    expect((await server('GET', '/users/grace/sessions')).body.total).toBe(0)
  })

  test('tells what happened to it by events', async () => {
    const { server, lastExchange } = await newWorld()
    const eventsOf = async (method: string, path: string, body?: unknown) => {
      await server(method, path, body)
      return (await lastExchange()).events
    }
    expect(await eventsOf('POST', '/users', { userId: 'ada' })).toEqual(['users.ada.create'])
    expect(await eventsOf('PATCH', '/users/ada/name', { name: 'Ada' })).toEqual(['users.ada.update.name'])
    expect(await eventsOf('PUT', '/users/ada/labels', { labels: ['vip'] })).toEqual(['users.ada.update.labels'])
    expect(await eventsOf('PATCH', '/users/ada/status', { status: false })).toEqual(['users.ada.update.status'])
    expect(await eventsOf('GET', '/users/ada')).toEqual([])
  })
})
