/** The Project service: policies and ways to sign in, as servers read and change them. */
import { describe, expect, test } from 'vitest'
import { authMethods, policies } from '../../src-shared/domain/policy.ts'
import { isObject, type JsonObject } from '../../src-shared/store/column.ts'
import { newWorld, type Reply, type World } from '../support/world.ts'

const outcome = ({ status, body }: Reply) => (status < 300 ? `${status}` : `${status} ${String(body.type)}`)
const refused = '400 general_argument_invalid'

/** Each policy: what is sent, how it then reads, and the settings of the control API that say the same. */
const changes: readonly (readonly [id: string, sent: JsonObject, read: JsonObject, settings: JsonObject])[] = [
  ['password-dictionary', { enabled: true }, { enabled: true }, { authPasswordDictionary: true }],
  ['password-history', { total: 20 }, { total: 20 }, { authPasswordHistory: 20 }],
  [
    'password-strength',
    { min: 12, symbols: true },
    { min: 12, uppercase: false, lowercase: false, number: false, symbols: true },
    { authPasswordStrengthMin: 12, authPasswordStrengthSymbols: true },
  ],
  ['password-personal-data', { enabled: true }, { enabled: true }, { authPersonalDataCheck: true }],
  ['session-alert', { enabled: true }, { enabled: true }, { authSessionAlerts: true }],
  ['session-duration', { duration: 60 }, { duration: 60 }, { authDuration: 60 }],
  ['session-invalidation', { enabled: false }, { enabled: false }, { authInvalidateSessions: false }],
  ['session-limit', { total: 100 }, { total: 100 }, { authSessionsLimit: 100 }],
  ['session-limit', { total: null }, { total: 0 }, { authSessionsLimit: 0 }],
  ['user-limit', { total: 10_000 }, { total: 10_000 }, { authLimit: 10_000 }],
  [
    'membership-privacy',
    { userName: true, userMFA: true },
    { userId: false, userEmail: false, userPhone: false, userName: true, userMFA: true, userAccessedAt: false },
    { authMembershipsUserName: true, authMembershipsMfa: true },
  ],
  [
    'mfa-factors',
    { phone: false, custom: true },
    { totp: true, email: true, phone: false, custom: true },
    { authMfaFactorsPhone: false, authMfaFactorsCustom: true },
  ],
  ['deny-aliased-email', { enabled: true }, { enabled: true }, { authCanonicalEmails: true }],
  ['deny-disposable-email', { enabled: true }, { enabled: true }, { authDisposableEmails: true }],
  ['deny-free-email', { enabled: true }, { enabled: true }, { authFreeEmails: true }],
  ['deny-corporate-email', { enabled: true }, { enabled: true }, { authCorporateEmails: true }],
]

describe('policies', () => {
  test.each(changes)('%s: %j is read back, and is a setting', async (id, sent, read, settings) => {
    const world = await newWorld()
    const changed = await world.server('PATCH', `/project/policies/${id}`, sent)
    expect(changed.status, changed.story).toBe(200)
    expect(changed.body.$id).toBe(id === 'password-strength' ? id : 'demo')
    expect((await world.server('GET', `/project/policies/${id}`)).text).toBe(JSON.stringify({ $id: id, ...read }))
    expect((await world.control('GET', '/projects/demo')).body).toMatchObject(settings)
  })

  test('all have a row above', () => {
    expect(policies.map(({ id }) => id).filter((id) => !changes.some(([changed]) => changed === id))).toEqual([])
  })

  test('are listed in order, whole or in part', async () => {
    const { server } = await newWorld()
    const idsOf = ({ body }: Reply) =>
      Array.isArray(body.policies) ? body.policies.filter(isObject).map(({ $id }) => $id) : []
    const all = await server('GET', '/project/policies')
    expect([all.body.total, idsOf(all)]).toEqual([15, policies.map(({ id }) => id)])
    const queries = ['{"method":"offset","values":[1]}', '{"method":"limit","values":[2]}']
    const asked = queries.map((query) => `queries[]=${encodeURIComponent(query)}`).join('&')
    const part = await server('GET', `/project/policies?${asked}&total=false`)
    expect([part.body.total, idsOf(part)]).toEqual([0, ['password-history', 'password-strength']])
  })

  test.each([
    ['password-dictionary', {}],
    ['password-dictionary', { enabled: 'true' }],
    ['password-history', {}],
    ['password-history', { total: 0 }],
    ['password-history', { total: 21 }],
    ['password-strength', { min: 7 }],
    ['password-strength', { min: 257 }],
    ['password-strength', { uppercase: 'true' }],
    ['session-duration', { duration: 59 }],
    ['session-duration', { duration: 31_536_001 }],
    ['session-duration', { duration: null }],
    ['session-limit', { total: 0 }],
    ['session-limit', { total: 101 }],
    ['user-limit', { total: 10_001 }],
    ['user-limit', {}],
    ['membership-privacy', { userName: 1 }],
  ])('%s: refuses %j and changes nothing', async (id, sent) => {
    const world = await newWorld()
    const before = (await world.server('GET', '/project/policies')).text
    expect(outcome(await world.server('PATCH', `/project/policies/${id}`, sent))).toBe(refused)
    expect((await world.server('GET', '/project/policies')).text).toBe(before)
  })

  test('refuse a name that none has, and a list query that they cannot answer', async () => {
    const { server } = await newWorld()
    const order = encodeURIComponent('{"method":"orderDesc","attribute":""}')
    expect(outcome(await server('GET', '/project/policies/Session-Limit'))).toBe(refused)
    expect(outcome(await server('GET', `/project/policies?queries[]=${order}`))).toBe(refused)
    expect(outcome(await server('PATCH', '/project/policies/no-such', { enabled: true }))).toBe(
      '501 general_not_implemented',
    )
  })

  test('tell their event', async () => {
    const world = await newWorld()
    await world.server('PATCH', '/project/policies/user-limit', { total: 5 })
    expect((await world.lastExchange()).events).toEqual(['projects.demo.policies.user-limit.update'])
  })

  test.each([
    ['a server', (world: World) => world.server('PATCH', '/project/policies/user-limit', { total: 5 })],
    ['the control API', (world: World) => world.control('PATCH', '/projects/demo', { authLimit: 5 })],
  ])('are told to the window when %s changes them', async (_who, change) => {
    const world = await newWorld()
    const heard: string[] = []
    const stop = world.emulator.subscribe((event) => {
      if (event.type === 'project') heard.push(event.projectId)
    })
    await change(world)
    stop()
    expect(heard).toEqual(['demo'])
  })

  test('count at once for the next call of a client', async () => {
    const world = await newWorld()
    await world.server('PATCH', '/project/policies/deny-free-email', { enabled: true })
    const body = { userId: 'grace', email: 'grace@gmail.com', password: 'correct horse' }
    expect(outcome(await world.call('POST', '/account', { body }))).toBe('400 user_email_free')
    await world.server('PATCH', '/project/policies/deny-free-email', { enabled: false })
    expect(outcome(await world.call('POST', '/account', { body }))).toBe('201')
  })

  test.each([
    ['GET', '/project', ['project.read']],
    ['GET', '/project/policies', ['policies.read', 'project.policies.read']],
    ['GET', '/project/policies/user-limit', ['policies.read', 'project.policies.read']],
    ['PATCH', '/project/policies/user-limit', ['policies.write', 'project.policies.write']],
    ['PATCH', '/project/auth-methods/jwt', ['project.write']],
    ['GET', '/project/mock-phones', ['mocks.read']],
    ['DELETE', '/project/mock-phones/%2B15555550100', ['mocks.write']],
  ] as const)('%s %s needs one of %j, which no client holds', async (method, path, needed) => {
    const world = await newWorld()
    const closed = '401 general_unauthorized_scope'
    const { session } = await world.signedIn()
    expect(outcome(await world.call(method, path))).toBe(closed)
    expect(outcome(await world.call(method, path, { session }))).toBe(closed)
    const withScopes = async (scopes: readonly string[]) => {
      const { body } = await world.control('POST', '/projects/demo/keys', { scopes })
      return outcome(await world.call(method, path, { key: String(body.secret) }))
    }
    expect(await withScopes(['users.read', 'users.write'])).toBe(closed)
    for (const scope of needed) expect(await withScopes([scope])).not.toBe(closed)
  })
})

describe('ways to sign in', () => {
  test.each(authMethods)('$id is switched off and on again', async ({ id, setting }) => {
    const world = await newWorld()
    for (const enabled of [false, true]) {
      const { status, body, story } = await world.server('PATCH', `/project/auth-methods/${id}`, { enabled })
      expect(status, story).toBe(200)
      expect(body.authMethods).toEqual(authMethods.map((one) => ({ $id: one.id, enabled: one.id !== id || enabled })))
      expect((await world.server('GET', '/project')).body).toEqual(body)
      expect((await world.control('GET', '/projects/demo')).body[setting]).toBe(enabled)
    }
    expect((await world.lastExchange()).sdk).toBe('project.get')
  })

  test('refuse a method that none is, and a value that is no JSON boolean', async () => {
    const { server } = await newWorld()
    expect(outcome(await server('PATCH', '/project/auth-methods/saml', { enabled: false }))).toBe(refused)
    expect(outcome(await server('PATCH', '/project/auth-methods/jwt', { enabled: 'false' }))).toBe(refused)
    expect(outcome(await server('PATCH', '/project/auth-methods/jwt', {}))).toBe(refused)
  })

  test('tell their event', async () => {
    const world = await newWorld()
    await world.server('PATCH', '/project/auth-methods/phone', { enabled: false })
    expect((await world.lastExchange()).events).toEqual(['authMethod.phone.update'])
  })
})
