/** `account.updateMFA` and `listMFAFactors` (contract section 13, MFA). */
import { describe, expect, test } from 'vitest'
import { newWorld } from '../support/world.ts'
import { must, outcome } from '../teams/people.ts'
import { graceWithFactors, jwtHeaders } from './factors.ts'

describe('account.updateMFA', () => {
  test('switched on gives the session every factor that is verified, so that it stays signed in', async () => {
    const { world, session } = await graceWithFactors()
    const { call } = world
    const on = await call('PATCH', '/account/mfa', { session, body: { mfa: true } })
    expect([on.status, on.body.$id, on.body.mfa], on.story).toEqual([200, 'grace', true])
    expect((await world.lastExchange()).events).toEqual(['users.grace.update.mfa'])
    const current = await call('GET', '/account/sessions/current', { session })
    expect(current.body).toMatchObject({ factors: ['password', 'totp', 'email', 'phone'], mfaUpdatedAt: '' })
    expect(outcome(await call('GET', '/account', { session }))).toBe('200')
    // A session that starts after it has to prove one.
    const next = must(await world.server('POST', '/users/grace/sessions'))
    expect(outcome(await call('GET', '/account', { session: String(next.body.secret) }))).toBe(
      '401 user_more_factors_required',
    )
  })

  test('gives no factor that is not verified', async () => {
    const { world, session } = await graceWithFactors()
    must(await world.server('PATCH', '/users/grace/verification/phone', { phoneVerification: false }))
    must(await world.control('PUT', '/projects/demo/users/grace/totp', { verified: false }))
    must(await world.call('PATCH', '/account/mfa', { session, body: { mfa: true } }))
    const { body } = await world.call('GET', '/account/sessions/current', { session })
    expect(body.factors).toEqual(['password', 'email'])
  })

  test('needs nothing more of a user who has no factor', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    must(await world.call('PATCH', '/account/mfa', { session, body: { mfa: true } }))
    const { body } = must(await world.call('GET', '/account/sessions/current', { session }))
    expect(body.factors).toEqual(['password'])
  })

  test('switched off leaves the factors of sessions', async () => {
    const { world, session } = await graceWithFactors()
    must(await world.call('PATCH', '/account/mfa', { session, body: { mfa: true } }))
    const off = must(await world.call('PATCH', '/account/mfa', { session, body: { mfa: false } }))
    expect(off.body.mfa).toBe(false)
    const { body } = await world.call('GET', '/account/sessions/current', { session })
    expect(body.factors).toEqual(['password', 'totp', 'email', 'phone'])
    const next = must(await world.server('POST', '/users/grace/sessions'))
    must(await world.call('GET', '/account', { session: String(next.body.secret) }))
  })

  test('takes JSON true and false only, and a time that is one', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    expect(outcome(await world.call('PATCH', '/account/mfa', { session, body: { mfa: 'true' } }))).toBe(
      '400 general_argument_invalid',
    )
    const headers = { 'x-appwrite-timestamp': 'yesterday' }
    expect(outcome(await world.call('PATCH', '/account/mfa', { session, headers, body: { mfa: true } }))).toBe(
      '400 general_argument_invalid',
    )
  })

  test('breaks with a JWT, and nothing has changed', async () => {
    const { world, session } = await graceWithFactors()
    const headers = await jwtHeaders(world)
    const refused = await world.call('PATCH', '/account/mfa', { headers, body: { mfa: true } })
    expect([outcome(refused), refused.body.message], refused.story).toEqual(['500 general_unknown', 'Server Error'])
    expect((await world.call('GET', '/account', { session })).body.mfa).toBe(false)
  })
})

describe('account.listMFAFactors', () => {
  const none = { totp: false, phone: false, email: false, recoveryCode: false, custom: false }
  const all = { totp: true, phone: true, email: true, recoveryCode: true, custom: true }

  test('tells what could be asked for, recovery codes too', async () => {
    const { world, session } = await graceWithFactors()
    const listed = await world.call('GET', '/account/mfa/factors', { session })
    expect([listed.status, listed.body], listed.story).toEqual([200, all])
    const { body } = await world.call('GET', '/account/mfa/factors', { headers: await jwtHeaders(world) })
    expect(body).toEqual(all)
  })

  test('tells nothing of a new user', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    expect((await world.call('GET', '/account/mfa/factors', { session })).body).toEqual(none)
  })

  test.each([
    ['totp', 'Totp'],
    ['email', 'Email'],
    ['phone', 'Phone'],
    ['custom', 'Custom'],
  ])('leaves out what the policy forbids: %s', async (factor, name) => {
    const { world, session } = await graceWithFactors()
    must(await world.control('PATCH', '/projects/demo', { [`authMfaFactors${name}`]: false }))
    expect((await world.call('GET', '/account/mfa/factors', { session })).body).toEqual({ ...all, [factor]: false })
  })

  test('is open while a factor is missing', async () => {
    const { world } = await graceWithFactors()
    must(await world.server('PATCH', '/users/grace/mfa', { mfa: true }))
    const { body } = must(await world.server('POST', '/users/grace/sessions'))
    expect(outcome(await world.call('GET', '/account/mfa/factors', { session: String(body.secret) }))).toBe('200')
  })
})
