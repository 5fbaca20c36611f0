import { expect, test } from 'vitest'
import { frozenAt, newWorld, password } from '../support/world.ts'
import { answerChallenge, passChallenge } from '../support/challenge.ts'
import { openSocket } from './fake-socket.ts'

const account = 'channels[]=account'

test('realtime: an event has its names, channels, time and the answer as payload', async () => {
  const world = await newWorld()
  const { session, userId } = await world.signedIn()
  const socket = openSocket(world.emulator, { session, query: account })
  const { body } = await world.call('PATCH', '/account/name', { session, body: { name: 'Ada' } })
  expect(socket.dataOf('event')).toEqual([
    {
      events: [
        `users.${userId}.update`,
        'users.*.update',
        `users.${userId}.update.name`,
        'users.*.update.name',
        `users.${userId}`,
        'users.*',
      ],
      channels: ['account', `account.${userId}`, 'account.update', `account.${userId}.update`],
      timestamp: frozenAt.replace('Z', '+00:00'),
      payload: body,
      subscriptions: [expect.any(String)],
    },
  ])
})

test('realtime: a call that fails has no event', async () => {
  const world = await newWorld()
  const { session } = await world.signedIn()
  const socket = openSocket(world.emulator, { session, query: account })
  expect((await world.call('PATCH', '/account/name', { session, body: {} })).status).toBe(400)
  expect(socket.dataOf('event')).toEqual([])
})

test('realtime: the password hash is in the events of the Users API, and in none of the Account API (quirk Q19)', async () => {
  const world = await newWorld()
  const { session, userId } = await world.signedIn()
  const socket = openSocket(world.emulator, { session, query: account })
  await world.call('PATCH', '/account/name', { session, body: { name: 'Ada' } })
  await world.server('PATCH', `/users/${userId}/name`, { name: 'Countess' })
  await world.server('PATCH', `/users/${userId}/prefs`, { prefs: { theme: 'dark' } })
  const payloads = socket.dataOf('event').map(({ payload }) => payload)
  expect(payloads).toMatchObject([
    { name: 'Ada' },
    { name: 'Countess', hash: 'argon2' },
    { $id: userId, hash: 'argon2', prefs: { theme: 'dark' } },
  ])
  expect(payloads[0]).not.toHaveProperty('password')
})

test('realtime: sessions are told of without their secret, whoever made them', async () => {
  const world = await newWorld()
  const { session, userId } = await world.signedIn()
  const socket = openSocket(world.emulator, { session, query: account })
  const { body: byKey } = await world.server('POST', `/users/${userId}/sessions`, {})
  await world.call('POST', '/account/sessions/email', { body: { email: 'grace@example.test', password } })
  expect(byKey.secret).not.toBe('')
  expect(socket.dataOf('event').map(({ payload }) => payload)).toMatchObject([
    { $id: byKey.$id, provider: 'server', secret: '' },
    { userId, provider: 'email', secret: '' },
  ])
})

test('realtime: a token is told of without its secret', async () => {
  const world = await newWorld()
  const { session, userId } = await world.signedIn()
  const socket = openSocket(world.emulator, { session, query: account })
  const { body } = await world.server('POST', `/users/${userId}/tokens`, {})
  const { secret, ...rest } = body
  expect(secret).not.toBe('')
  expect(socket.dataOf('event').map(({ payload }) => payload)).toEqual([rest])
})

test('realtime: the end of a session brings the session as it was', async () => {
  const world = await newWorld()
  const { session, sessionId, userId } = await world.signedIn()
  const socket = openSocket(world.emulator, { session, query: account })
  await world.call('DELETE', '/account/sessions/current', { session })
  expect(socket.dataOf('event')).toMatchObject([
    { payload: { $id: sessionId, userId, current: true, secret: '', countryName: 'Unknown' } },
  ])
  expect(socket.dataOf('event')[0]?.events).toContain(`users.*.sessions.${sessionId}.delete`)
})

test('realtime: the end of all sessions and the end of the user bring the user', async () => {
  const world = await newWorld()
  const { session, userId } = await world.signedIn()
  const socket = openSocket(world.emulator, { session, query: account })
  await world.server('DELETE', `/users/${userId}/sessions`)
  await world.server('DELETE', `/users/${userId}`)
  expect(socket.dataOf('event').map(({ payload }) => payload)).toMatchObject([
    { $id: userId, email: 'grace@example.test' },
    { $id: userId, email: 'grace@example.test', targets: [{ identifier: 'grace@example.test' }] },
  ])
  expect(socket.dataOf('event')[1]?.channels).toContain('account.delete')
})

test('realtime: a target that is made and deleted is told of', async () => {
  const world = await newWorld()
  const { session, userId } = await world.signedIn()
  const socket = openSocket(world.emulator, { session, query: account })
  const target = { targetId: 'spare', providerType: 'email', identifier: 'spare@example.test' }
  await world.server('POST', `/users/${userId}/targets`, target)
  await world.server('DELETE', `/users/${userId}/targets/spare`)
  expect(socket.dataOf('event').map(({ payload }) => payload)).toMatchObject([
    { $id: 'spare', identifier: 'spare@example.test' },
    { $id: 'spare', identifier: 'spare@example.test' },
  ])
})

test('realtime: nobody hears of another user, and a guest hears of none', async () => {
  const world = await newWorld()
  const grace = await world.signedIn()
  const ada = await world.signedIn({ userId: 'ada', email: 'ada@example.test', name: 'Ada' })
  const query = `${account}&channels[]=account.grace&channels[]=account.grace.update&channels[]=account.update`
  const sockets = [openSocket(world.emulator, { session: ada.session, query }), openSocket(world.emulator, { query })]
  await world.call('PATCH', '/account/name', { session: grace.session, body: { name: 'Heard by none' } })
  await world.call('POST', '/account/sessions/anonymous', {})
  expect(sockets.flatMap((socket) => socket.dataOf('event'))).toEqual([])
})

test('realtime: a project hears nothing of another', async () => {
  const world = await newWorld()
  const grace = await world.signedIn()
  const body = { userId: 'grace', email: 'grace@example.test', password }
  await world.call('POST', '/account', { project: 'other', body })
  const { cookies } = await world.call('POST', '/account/sessions/email', { project: 'other', body })
  const session = cookies.get('a_session_other') ?? ''
  const socket = openSocket(world.emulator, { project: 'other', session, query: account })
  expect(socket.dataOf('connected')[0]?.user).toMatchObject({ $id: 'grace' })
  await world.call('PATCH', '/account/name', { session: grace.session, body: { name: 'Ada' } })
  expect(socket.dataOf('event')).toEqual([])
})

test('realtime: the inspector lists the event that was delivered', async () => {
  const world = await newWorld()
  const { session, userId } = await world.signedIn()
  await world.call('PATCH', '/account/name', { session, body: { name: 'Ada' } })
  expect((await world.lastExchange()).events).toEqual([`users.${userId}.update.name`])
})

test('realtime: MFA calls have the events of the server, odd as they are', async () => {
  const world = await newWorld()
  const { session, sessionId } = await world.signedIn()
  await passChallenge(world, session)
  await world.call('POST', '/account/mfa/authenticators/totp', { session })
  const socket = openSocket(world.emulator, { session, query: account })
  await world.call('PATCH', '/account/mfa/recovery-codes', { session })
  await world.call('DELETE', '/account/mfa/authenticators/totp', { session })
  const { body: totp } = await world.control('PUT', '/projects/demo/users/grace/totp', {})
  await answerChallenge(world, session, 'totp', String(totp.code))
  const told = socket.dataOf('event').map(({ events, payload }) => [events, payload])
  expect(told).toEqual([
    [expect.arrayContaining(['users.grace.update.mfa', 'users.*.update']), { recoveryCodes: expect.any(Array) }],
    [expect.arrayContaining(['users.grace.delete.mfa', 'users.*.delete']), {}],
    [
      expect.arrayContaining(['users.*.challenges.*.create']),
      { $id: expect.any(String), $createdAt: expect.any(String), userId: 'grace', expire: expect.any(String) },
    ],
    [
      expect.arrayContaining([`users.grace.sessions.${sessionId}.create`, 'users.*.sessions.*.create']),
      expect.objectContaining({ $id: sessionId, current: false, secret: '' }),
    ],
  ])
})
