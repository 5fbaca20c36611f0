import { describe, expect, test } from 'vitest'
import { newWorld, type World } from '../support/world.ts'

/** `grace` is signed in and may act as others; `ada` is one. */
async function impersonator(): Promise<World & { readonly session: string }> {
  const world = await newWorld()
  const { session } = await world.signedIn()
  await world.server('POST', '/users', {
    userId: 'ada',
    email: 'ada@example.test',
    phone: '+15555550100',
    name: 'Ada Lovelace',
  })
  await world.server('PATCH', '/users/grace/impersonator', { impersonator: true })
  return { ...world, session }
}

const as = (userId: string) => ({ 'x-appwrite-impersonate-user-id': userId })

describe('users.updateImpersonator', () => {
  test('grants and takes away, and says so by an event', async () => {
    const { server, lastExchange } = await newWorld()
    await server('POST', '/users', { userId: 'ada' })
    const on = await server('PATCH', '/users/ada/impersonator', { impersonator: true })
    expect([on.status, on.body.impersonator, on.body.impersonatorUserId], on.story).toEqual([200, true, null])
    expect((await lastExchange()).events).toEqual(['users.ada.update.impersonator'])
    expect((await server('PATCH', '/users/ada/impersonator', { impersonator: 'false' })).body.impersonator).toBe(false)
  })

  test('lets the session of an impersonator read users, and nobody else', async () => {
    const { call, server, session } = await impersonator()
    const listed = await call('GET', '/users', { session })
    expect([listed.status, listed.body.total], listed.story).toEqual([200, 2])
    expect((await call('PATCH', '/users/ada/name', { session, body: { name: 'x' } })).status).toBe(401)
    await server('PATCH', '/users/grace/impersonator', { impersonator: false })
    expect((await call('GET', '/users', { session })).body.type).toBe('general_unauthorized_scope')
  })
})

describe('impersonation', () => {
  test.each([
    ['an id', as('ada'), ''],
    ['an email in any case', { 'x-appwrite-impersonate-user-email': 'ADA@example.test' }, ''],
    ['a phone number', { 'x-appwrite-impersonate-user-phone': '+15555550100' }, ''],
    ['a query parameter', {}, '?impersonateUserId=ada'],
    ['a query parameter in lower case', {}, '?impersonateuserid=ada'],
    ['an email in the query', {}, '?impersonateEmail=ada@example.test'],
    ['a phone in the query', {}, '?impersonatePhone=%2B15555550100'],
  ])('account.get is about the user that %s names', async (_what, headers, query) => {
    const { call, session } = await impersonator()
    const { status, body, story } = await call('GET', `/account${query}`, { session, headers })
    expect(status, story).toBe(200)
    expect(body).toMatchObject({ $id: 'ada', name: 'Ada Lovelace', impersonatorUserId: 'grace' })
    expect(body.targets).toMatchObject([{ providerType: 'email' }, { providerType: 'sms' }])
  })

  test('works with a JWT, and hides its trace from old formats', async () => {
    const { call, server } = await impersonator()
    const { body } = await server('POST', '/users/grace/jwts', {})
    const headers = { 'x-appwrite-jwt': String(body.jwt), ...as('ada') }
    expect((await call('GET', '/account', { headers })).body.impersonatorUserId).toBe('grace')
    const old = await call('GET', '/account', { headers: { ...headers, 'x-appwrite-response-format': '1.8.9' } })
    expect([old.body.$id, 'impersonatorUserId' in old.body]).toEqual(['ada', false])
  })

  test('an id goes before an email, and one that nobody has is ignored', async () => {
    const { call, session } = await impersonator()
    const both = { ...as('ada'), 'x-appwrite-impersonate-user-email': 'grace@example.test' }
    expect((await call('GET', '/account', { session, headers: both })).body.$id).toBe('ada')
    const { body } = await call('GET', '/account', { session, headers: as('nobody') })
    expect([body.$id, body.impersonatorUserId]).toEqual(['grace', null])
  })

  test('without the right it is ignored, and the story says why', async () => {
    const { call, server, session, lastExchange } = await impersonator()
    await server('PATCH', '/users/grace/impersonator', { impersonator: false })
    const { body } = await call('GET', '/account', { session, headers: as('ada') })
    expect([body.$id, body.impersonatorUserId]).toEqual(['grace', null])
    const notes = (await lastExchange()).story.flatMap(({ emulatorOnly }) => emulatorOnly)
    expect(notes.join()).toContain('no right to')
  })

  test('an API key alone never impersonates', async () => {
    const { call, emulator } = await impersonator()
    const { status } = await call('GET', '/account', { key: emulator.apiKey, headers: as('ada') })
    expect(status).toBe(401)
  })

  test('other account calls are about the real user', async () => {
    const { call, server, session } = await impersonator()
    await call('PATCH', '/account/prefs', { session, headers: as('ada'), body: { prefs: { a: 1 } } })
    expect((await server('GET', '/users/grace/prefs')).body).toEqual({ a: 1 })
    expect((await server('GET', '/users/ada/prefs')).body).toEqual({})
  })

  test('the block that counts is of the user who is acted as', async () => {
    const { call, server, session } = await impersonator()
    await server('PATCH', '/users/ada/status', { status: false })
    expect((await call('GET', '/account', { session, headers: as('ada') })).body.type).toBe('user_blocked')
    expect((await call('GET', '/account', { session })).status).toBe(200)
  })

  test('the need of factors is of the user who is acted as, the factors are of the session', async () => {
    const { call, server, session } = await impersonator()
    await server('PATCH', '/users/ada/mfa', { mfa: true })
    await server('PATCH', '/users/ada/verification', { emailVerification: true })
    expect((await call('GET', '/account', { session, headers: as('ada') })).body.type).toBe(
      'user_more_factors_required',
    )
    expect((await call('GET', '/account', { session })).status).toBe(200)
  })

  test('nobody was there: accessedAt of both stays', async () => {
    const { call, server, session } = await impersonator()
    await call('GET', '/account', { session, headers: as('ada') })
    expect((await server('GET', '/users/ada')).body.accessedAt).toBe('')
  })
})
