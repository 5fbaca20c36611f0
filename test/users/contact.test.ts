import { describe, expect, test } from 'vitest'
import { isObject, type JsonObject } from '../../src-shared/store/column.ts'
import { newWorld, password } from '../support/world.ts'
import { worldWith } from './seeded.ts'

const targetsOf = ({ targets }: JsonObject) =>
  (Array.isArray(targets) ? targets.filter(isObject) : []).map(({ providerType, identifier }) => [
    providerType,
    identifier,
  ])

describe('users.updateEmail', () => {
  test('stores the address in lower case, unverified, with its metadata, and moves the target', async () => {
    const { server, call, lastExchange } = await newWorld()
    const made = await server('POST', '/users', { userId: 'ada', email: 'ada@example.test', password })
    await server('PATCH', '/users/ada/verification', { emailVerification: true })
    const { status, body, story } = await server('PATCH', '/users/ada/email', { email: ' Ada.L+x@GMail.com ' })
    expect(status, story).toBe(200)
    expect(body).toMatchObject({
      email: 'ada.l+x@gmail.com',
      emailVerification: false,
      emailCanonical: 'adal@gmail.com',
      emailIsCanonical: false,
      emailIsFree: true,
    })
    expect(targetsOf(body)).toEqual([['email', 'ada.l+x@gmail.com']])
    const target = (reply: JsonObject) => (Array.isArray(reply.targets) ? reply.targets.filter(isObject)[0] : undefined)
    expect(target(body)?.$id).toBe(target(made.body)?.$id)
    expect((await lastExchange()).events).toEqual(['users.ada.update.email'])
    const sent = { email: 'ada.l+x@gmail.com', password }
    expect((await call('POST', '/account/sessions/email', { body: sent })).status).toBe(201)
    expect((await server('GET', '/users?search=gmail')).body.total).toBe(1)
  })

  test('makes a target where the user had none', async () => {
    const { server } = await newWorld()
    await server('POST', '/users', { userId: 'ada' })
    const { body } = await server('PATCH', '/users/ada/email', { email: 'ada@example.test' })
    expect(targetsOf(body)).toEqual([['email', 'ada@example.test']])
  })

  test('empty text takes the address and its target away; a second user cannot be left so', async () => {
    const { server } = await newWorld()
    await server('POST', '/users', { userId: 'ada', email: 'ada@example.test' })
    await server('POST', '/users', { userId: 'mary', email: 'mary@example.test' })
    const { status, body } = await server('PATCH', '/users/ada/email', { email: '' })
    expect([status, body.email, body.emailCanonical, body.emailIsFree, body.targets]).toEqual([200, '', null, null, []])
    const second = await server('PATCH', '/users/mary/email', { email: '' })
    expect([second.status, second.body.type]).toEqual([409, 'user_email_already_exists'])
    expect(targetsOf((await server('GET', '/users/mary')).body)).toEqual([['email', 'mary@example.test']])
  })

  test('refuses an address that any target has, the one of the user itself included', async () => {
    const { server } = await newWorld()
    await server('POST', '/users', { userId: 'ada', email: 'ada@example.test' })
    await server('POST', '/users', { userId: 'mary', email: 'mary@example.test' })
    for (const email of ['mary@example.test', 'ADA@example.test']) {
      const refused = await server('PATCH', '/users/ada/email', { email })
      expect([refused.status, refused.body.type], refused.story).toEqual([409, 'user_target_already_exists'])
    }
    expect((await server('GET', '/users/ada')).body.email).toBe('ada@example.test')
  })

  test('refuses the address of a user whose target is gone', async () => {
    const { server } = await newWorld()
    await server('POST', '/users', { userId: 'ada' })
    const { body } = await server('POST', '/users', { userId: 'mary', email: 'mary@example.test' })
    const [target] = Array.isArray(body.targets) ? body.targets.filter(isObject) : []
    await server('DELETE', `/users/mary/targets/${String(target?.$id)}`)
    const refused = await server('PATCH', '/users/ada/email', { email: 'mary@example.test' })
    expect([refused.status, refused.body.type], refused.story).toEqual([409, 'user_email_already_exists'])
  })

  test('refuses the address of an identity, but for the one whose it is', async () => {
    const { server } = await worldWith({ identities: [{ userId: 'grace', providerEmail: 'grace@id.test' }] })
    await server('POST', '/users', { userId: 'grace' })
    await server('POST', '/users', { userId: 'ada' })
    const refused = await server('PATCH', '/users/ada/email', { email: 'grace@id.test' })
    expect([refused.status, refused.body.type], refused.story).toEqual([409, 'user_email_already_exists'])
    expect((await server('PATCH', '/users/grace/email', { email: 'grace@id.test' })).status).toBe(200)
  })

  test('refuses what is no address', async () => {
    const { server } = await newWorld()
    await server('POST', '/users', { userId: 'ada' })
    for (const email of ['ada', 7, []]) {
      const refused = await server('PATCH', '/users/ada/email', { email })
      expect([refused.status, refused.body.type], refused.story).toEqual([400, 'general_argument_invalid'])
    }
  })
})

describe('users.updatePhone', () => {
  test('stores the number unverified and moves the target; the field is called number', async () => {
    const { server, lastExchange } = await newWorld()
    await server('POST', '/users', { userId: 'ada', phone: '+15555550100' })
    await server('PATCH', '/users/ada/verification/phone', { phoneVerification: true })
    const { status, body, story } = await server('PATCH', '/users/ada/phone', { number: '+15555550101' })
    expect(status, story).toBe(200)
    expect(body).toMatchObject({ phone: '+15555550101', phoneVerification: false })
    expect(targetsOf(body)).toEqual([['sms', '+15555550101']])
    expect((await lastExchange()).events).toEqual(['users.ada.update.phone'])
    const wrong = await server('PATCH', '/users/ada/phone', { phone: '+15555550102' })
    expect(wrong.body.message).toContain('"number"')
  })

  test('empty text takes the number and its target away, from any number of users', async () => {
    const { server } = await newWorld()
    await server('POST', '/users', { userId: 'ada', phone: '+15555550100' })
    await server('POST', '/users', { userId: 'mary', phone: '+15555550101' })
    for (const userId of ['ada', 'mary']) {
      const { status, body } = await server('PATCH', `/users/${userId}/phone`, { number: '' })
      expect([status, body.phone, body.targets]).toEqual([200, '', []])
    }
  })

  test('refuses a number that a target has, or a user without one', async () => {
    const { server } = await newWorld()
    await server('POST', '/users', { userId: 'ada' })
    const { body } = await server('POST', '/users', { userId: 'mary', phone: '+15555550101' })
    const clash = await server('PATCH', '/users/ada/phone', { number: '+15555550101' })
    expect([clash.status, clash.body.type]).toEqual([409, 'user_target_already_exists'])
    const [target] = Array.isArray(body.targets) ? body.targets.filter(isObject) : []
    await server('DELETE', `/users/mary/targets/${String(target?.$id)}`)
    const held = await server('PATCH', '/users/ada/phone', { number: '+15555550101' })
    expect([held.status, held.body.type]).toEqual([409, 'user_phone_already_exists'])
  })
})

describe('verification', () => {
  test.each([
    ['/users/ada/verification', 'emailVerification'],
    ['/users/ada/verification/phone', 'phoneVerification'],
  ])('PATCH %s takes true and false of JSON only', async (path, field) => {
    const { server, lastExchange } = await newWorld()
    await server('POST', '/users', { userId: 'ada' })
    const on = await server('PATCH', path, { [field]: true })
    expect([on.status, on.body[field]], on.story).toEqual([200, true])
    expect((await lastExchange()).events).toEqual(['users.ada.update.verification'])
    for (const value of ['true', '1', 1, 'yes']) {
      const refused = await server('PATCH', path, { [field]: value })
      expect([refused.status, refused.body.type], refused.story).toEqual([400, 'general_argument_invalid'])
    }
    expect((await server('PATCH', path, { [field]: false })).body[field]).toBe(false)
  })
})

describe('preferences', () => {
  test('are replaced as a whole, and the answer is just them', async () => {
    const { server, lastExchange } = await newWorld()
    await server('POST', '/users', { userId: 'ada' })
    expect((await server('GET', '/users/ada/prefs')).text).toBe('{}')
    const first = await server('PATCH', '/users/ada/prefs', { prefs: { theme: 'dark', inner: {} } })
    expect([first.status, first.body]).toEqual([200, { theme: 'dark', inner: [] }])
    expect((await lastExchange()).events).toEqual(['users.ada.update.prefs'])
    expect((await server('PATCH', '/users/ada/prefs', { prefs: { size: 1 } })).body).toEqual({ size: 1 })
    expect((await server('GET', '/users/ada/prefs')).body).toEqual({ size: 1 })
    expect((await server('GET', '/users/ada')).body.prefs).toEqual({ size: 1 })
  })

  test('take 65,535 bytes and not one more; a list and text are refused', async () => {
    const { server } = await newWorld()
    await server('POST', '/users', { userId: 'ada' })
    const bytes = (count: number) => ({ prefs: { a: 'x'.repeat(count - '{"a":""}'.length) } })
    expect((await server('PATCH', '/users/ada/prefs', bytes(65_535))).status).toBe(200)
    for (const body of [bytes(65_536), { prefs: [1] }, { prefs: '{}' }]) {
      const refused = await server('PATCH', '/users/ada/prefs', body)
      expect([refused.status, refused.body.type]).toEqual([400, 'general_argument_invalid'])
    }
  })
})

test.each([
  ['PATCH', '/users/nobody/email', { email: 'a@b.test' }],
  ['PATCH', '/users/nobody/phone', { number: '+15555550100' }],
  ['PATCH', '/users/nobody/verification', { emailVerification: true }],
  ['PATCH', '/users/nobody/verification/phone', { phoneVerification: true }],
  ['PATCH', '/users/nobody/impersonator', { impersonator: true }],
  ['GET', '/users/nobody/prefs', undefined],
  ['PATCH', '/users/nobody/prefs', { prefs: { a: 1 } }],
])('%s %s: there is no such user', async (method, path, body) => {
  const { server } = await newWorld()
  const refused = await server(method, path, body)
  expect([refused.status, refused.body.type], refused.story).toEqual([404, 'user_not_found'])
})
