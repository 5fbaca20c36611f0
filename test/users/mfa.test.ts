import { describe, expect, test } from 'vitest'
import { isStringList } from '../../src-shared/store/column.ts'
import { newWorld } from '../support/world.ts'
import { worldWith } from './seeded.ts'

const none = { totp: false, phone: false, email: false, recoveryCode: false, custom: false }

describe('users.updateMFA', () => {
  test('flips the flag by JSON true and false only', async () => {
    const { server, lastExchange } = await newWorld()
    await server('POST', '/users', { userId: 'ada' })
    const on = await server('PATCH', '/users/ada/mfa', { mfa: true })
    expect([on.status, on.body.mfa], on.story).toEqual([200, true])
    expect((await lastExchange()).events).toEqual(['users.ada.update.mfa'])
    const refused = await server('PATCH', '/users/ada/mfa', { mfa: 'false' })
    expect([refused.status, refused.body.type]).toEqual([400, 'general_argument_invalid'])
    expect((await server('PATCH', '/users/ada/mfa', { mfa: false })).body.mfa).toBe(false)
  })

  test('asks sessions for a second factor once there is something to ask: a verified authenticator counts', async () => {
    const { server, call, signedIn, lastExchange } = await worldWith({ authenticators: [{ userId: 'grace' }] })
    const { session } = await signedIn()
    expect((await call('GET', '/account', { session })).status).toBe(200)
    await server('PATCH', '/users/grace/mfa', { mfa: true })
    const asked = await call('GET', '/account', { session })
    expect([asked.status, asked.body.type], asked.story).toEqual([401, 'user_more_factors_required'])
    const { fixes } = await lastExchange()
    expect(fixes.map(({ call: { method, path, body } }) => [method, path, body])).toContainEqual([
      'PATCH',
      '/v1/users/grace/mfa',
      { mfa: false },
    ])
    expect((await server('DELETE', '/users/grace/mfa/authenticators/totp')).status).toBe(204)
    expect((await call('GET', '/account', { session })).status).toBe(200)
  })

  test('an authenticator that is not verified does not count', async () => {
    const { server, call, signedIn } = await worldWith({ authenticators: [{ userId: 'grace', verified: false }] })
    const { session } = await signedIn()
    await server('PATCH', '/users/grace/mfa', { mfa: true })
    expect((await call('GET', '/account', { session })).status).toBe(200)
  })
})

describe('users.listMFAFactors', () => {
  test('tells what could be asked for as the policy lets it, and never of recovery codes', async () => {
    const { server, control } = await worldWith({
      authenticators: [{ userId: 'ada' }, { userId: 'mary', verified: false }],
    })
    await server('POST', '/users', { userId: 'ada', email: 'ada@example.test', phone: '+15555550100' })
    await server('POST', '/users', { userId: 'mary' })
    await server('PATCH', '/users/ada/mfa/recovery-codes')
    expect((await server('GET', '/users/ada/mfa/factors')).body).toEqual({ ...none, totp: true })
    await server('PATCH', '/users/ada/verification', { emailVerification: true })
    await server('PATCH', '/users/ada/verification/phone', { phoneVerification: true })
    const { body } = await server('GET', '/users/ada/mfa/factors')
    expect(body).toEqual({ ...none, totp: true, phone: true, email: true })
    const off = { authMfaFactorsTotp: false, authMfaFactorsEmail: false, authMfaFactorsCustom: true }
    expect((await control('PATCH', '/projects/demo', off)).status).toBe(200)
    expect((await server('GET', '/users/ada/mfa/factors')).body).toEqual({ ...none, phone: true, custom: true })
    await control('PATCH', '/projects/demo', { authMfaFactorsEmail: true, authMfaFactorsCustom: false })
    await server('PATCH', '/users/mary/verification', { emailVerification: true })
    expect((await server('GET', '/users/mary/mfa/factors')).body).toEqual(none)
  })
})

describe('users.deleteMFAAuthenticator', () => {
  test('deletes the authenticator, by its type in any case', async () => {
    const { server, lastExchange } = await worldWith({ authenticators: [{ userId: 'ada' }] })
    await server('POST', '/users', { userId: 'ada' })
    const gone = await server('DELETE', '/users/ada/mfa/authenticators/TOTP')
    expect([gone.status, gone.text], gone.story).toEqual([204, ''])
    expect((await lastExchange()).events).toEqual(['users.ada.delete.mfa'])
    const again = await server('DELETE', '/users/ada/mfa/authenticators/totp')
    expect([again.status, again.body.type]).toEqual([404, 'user_authenticator_not_found'])
    const unknown = await server('DELETE', '/users/ada/mfa/authenticators/sms')
    expect([unknown.status, unknown.body.type]).toEqual([400, 'general_argument_invalid'])
  })
})

describe('recovery codes', () => {
  test('are created by PATCH with 200, read, and renewed by PUT', async () => {
    const { server, lastExchange } = await newWorld()
    await server('POST', '/users', { userId: 'ada' })
    for (const method of ['GET', 'PUT']) {
      const missing = await server(method, '/users/ada/mfa/recovery-codes')
      expect([missing.status, missing.body.type]).toEqual([404, 'user_recovery_codes_not_found'])
    }
    const made = await server('PATCH', '/users/ada/mfa/recovery-codes')
    expect(made.status, made.story).toBe(200)
    expect((await lastExchange()).events).toEqual(['users.ada.create.mfa.recovery-codes'])
    const codes = isStringList(made.body.recoveryCodes) ? made.body.recoveryCodes : []
    expect(new Set(codes).size).toBe(6)
    expect(codes.every((code) => /^[0-9a-f]{10}$/.test(code))).toBe(true)
    expect((await server('GET', '/users/ada/mfa/recovery-codes')).body).toEqual(made.body)
    const again = await server('PATCH', '/users/ada/mfa/recovery-codes')
    expect([again.status, again.body.type]).toEqual([409, 'user_recovery_codes_already_exists'])
    const renewed = await server('PUT', '/users/ada/mfa/recovery-codes')
    expect((await lastExchange()).events).toEqual(['users.ada.update.mfa.recovery-codes'])
    expect(renewed.status).toBe(200)
    expect(renewed.body).not.toEqual(made.body)
  })
})

describe('users.getMFAChallenge', () => {
  test('shows the code of a custom challenge, in wire order', async () => {
    const { server } = await worldWith({ challenges: [{ id: 'one', userId: 'ada' }] })
    await server('POST', '/users', { userId: 'ada' })
    const { status, text, story } = await server('GET', '/users/ada/mfa/challenges/one')
    expect(status, story).toBe(200)
    expect(text).toBe(
      '{"$id":"one","$createdAt":"2026-03-01T12:00:00.000+00:00","userId":"ada",' +
        '"expire":"2026-03-01T13:00:00.000+00:00","code":"123456"}',
    )
  })

  test.each([
    ['nothing', {}],
    ['of another user', { userId: 'mary' }],
    ['expired', { expire: Date.parse('2026-03-01T12:00:00.000Z') }],
    ['of another factor', { factor: 'email' as const }],
  ])('refuses one that is %s', async (what, record) => {
    const { server } = await worldWith({ challenges: [{ id: 'one', userId: 'ada', ...record }] })
    await server('POST', '/users', { userId: 'ada' })
    const { status, body } = await server('GET', `/users/ada/mfa/challenges/${what === 'nothing' ? 'two' : 'one'}`)
    expect([status, body.type]).toEqual([401, 'user_invalid_token'])
  })
})
