import { describe, expect, test } from 'vitest'
import { isObject, type JsonObject } from '../../src-shared/store/column.ts'
import { password } from '../support/world.ts'
import { worldWith } from './seeded.ts'

const records = {
  identities: [
    { id: 'i1', userId: 'grace', provider: 'github', providerEmail: 'grace@id.test' },
    { id: 'i2', userId: 'grace', provider: 'google', providerAccessTokenExpiry: Date.parse('2026-03-01T13:00:00Z') },
    { id: 'i3', userId: 'ada', provider: 'github', providerEmail: 'ada@id.test' },
  ],
}

const query = (method: string, attribute: string, values: readonly unknown[]) =>
  `queries[]=${encodeURIComponent(JSON.stringify({ method, attribute, values }))}`

const idsOf = ({ identities }: JsonObject) =>
  (Array.isArray(identities) ? identities.filter(isObject) : []).map(({ $id }) => $id)

describe('users.listIdentities', () => {
  test('lists all of the project in wire order, or those that queries name', async () => {
    const { server } = await worldWith(records)
    const all = await server('GET', '/users/identities')
    expect([all.status, all.body.total, idsOf(all.body)], all.story).toEqual([200, 3, ['i1', 'i2', 'i3']])
    expect(Array.isArray(all.body.identities) ? JSON.stringify(all.body.identities[1]) : '').toBe(
      '{"$id":"i2","$createdAt":"2026-03-01T12:00:00.000+00:00","$updatedAt":"2026-03-01T12:00:00.000+00:00",' +
        '"userId":"grace","provider":"google","providerUid":"uid1","providerEmail":"",' +
        '"providerAccessToken":"access","providerAccessTokenExpiry":"2026-03-01T13:00:00.000+00:00",' +
        '"providerRefreshToken":"refresh"}',
    )
    const listed = async (text: string) => idsOf((await server('GET', `/users/identities?${text}`)).body)
    expect(await listed(query('equal', 'userId', ['ada']))).toEqual(['i3'])
    expect(await listed(query('equal', 'provider', ['github']))).toEqual(['i1', 'i3'])
    expect(await listed(query('equal', 'providerEmail', ['ada@id.test']))).toEqual(['i3'])
    expect(await listed(query('isNotNull', 'providerAccessTokenExpiry', []))).toEqual(['i2'])
    expect(await listed(query('orderDesc', 'provider', []))).toEqual(['i2', 'i3', 'i1'])
  })

  test('cannot be searched', async () => {
    const { server } = await worldWith(records)
    const refused = await server('GET', '/users/identities?search=grace')
    expect([refused.status, refused.body.type]).toEqual([400, 'general_query_invalid'])
  })
})

describe('users.deleteIdentity', () => {
  test('deletes it, once', async () => {
    const { server, lastExchange } = await worldWith(records)
    const gone = await server('DELETE', '/users/identities/i1')
    expect([gone.status, gone.text]).toEqual([204, ''])
    expect((await lastExchange()).events).toEqual(['users.grace.identities.i1.delete'])
    const again = await server('DELETE', '/users/identities/i1')
    expect([again.status, again.body.type]).toEqual([404, 'user_identity_not_found'])
  })
})

describe('an email that an identity holds', () => {
  test('is refused at sign-up, in words that do not tell', async () => {
    const { call } = await worldWith(records)
    const body = { userId: 'eve', email: 'GRACE@id.test', password }
    const refused = await call('POST', '/account', { body })
    expect([refused.status, refused.body.type], refused.story).toEqual([400, 'general_bad_request'])
  })

  test('is refused by users.create, and free once the identity is gone', async () => {
    const { server } = await worldWith(records)
    const user = { userId: 'eve', email: 'grace@id.test' }
    const refused = await server('POST', '/users', user)
    expect([refused.status, refused.body.type], refused.story).toEqual([409, 'user_email_already_exists'])
    await server('DELETE', '/users/identities/i1')
    expect((await server('POST', '/users', user)).status).toBe(201)
  })
})

test('a deleted user takes its identities along', async () => {
  const { server } = await worldWith(records)
  await server('POST', '/users', { userId: 'grace' })
  expect((await server('DELETE', '/users/grace')).status).toBe(204)
  expect(idsOf((await server('GET', '/users/identities')).body)).toEqual(['i3'])
})

test('a deleted project takes along what hangs on its users: nothing of it is in a new one of the same id', async () => {
  const { server, call, control } = await worldWith({ ...records, authenticators: [{ userId: 'grace' }] })
  await server('POST', '/messaging/providers/twilio', { providerId: 'sms', name: 'SMS' })
  expect((await control('DELETE', '/projects/demo')).status).toBe(204)
  await control('POST', '/projects', { projectId: 'demo' })
  const { body } = await control('GET', '/projects/demo/keys')
  const [first] = Array.isArray(body.keys) ? body.keys.filter(isObject) : []
  const again = (path: string) => call('GET', path, { key: String(first?.secret) })
  expect((await again('/users/identities')).body).toEqual({ total: 0, identities: [] })
  expect((await again('/messaging/providers')).body).toEqual({ total: 0, providers: [] })
  const signUp = await call('POST', '/account', { body: { userId: 'grace', email: 'grace@id.test', password } })
  expect(signUp.status, signUp.story).toBe(201)
  expect((await again('/users/grace/mfa/factors')).body.totp).toBe(false)
  expect((await again('/users/grace/logs')).body.total).toBe(1)
})
