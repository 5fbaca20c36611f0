/** What the window asks about one user beside the calls of the emulated API. */
import { expect, test } from 'vitest'
import { createControlClient } from '../../src-shared/client/control-client.ts'
import { newWorld, type World } from '../support/world.ts'

const clientOf = ({ emulator }: World) =>
  createControlClient({
    origin: 'http://localhost:4280',
    fetch: async (input, init) => (await emulator.exchange(new Request(input, init))).response,
    schedule: () => () => undefined,
  })

test('stored user: counts the passwords that a new one is compared with, and lists recovery codes', async () => {
  const world = await newWorld()
  const client = clientOf(world)
  await client.updateProject('demo', { authPasswordHistory: 5 })
  await world.signedIn()
  await world.server('PATCH', '/users/grace/password', { password: 'another horse' })
  const stored = {
    id: 'grace',
    passwordHistory: 2,
    mfaRecoveryCodes: [],
    hasAuthenticator: false,
    resetDue: false,
    note: '',
  }
  expect(await client.storedUser('demo', 'grace')).toEqual(stored)
  await client.updateUser('demo', 'grace', { mfaRecoveryCodes: ['aaaaabbbbb'] })
  await world.control('PUT', '/projects/demo/users/grace/totp', {})
  expect(await client.storedUser('demo', 'grace')).toMatchObject({
    mfaRecoveryCodes: ['aaaaabbbbb'],
    hasAuthenticator: true,
  })
})

test('session forms: give the session that is there, and no other user the same', async () => {
  const world = await newWorld()
  const client = clientOf(world)
  const { session, sessionId } = await world.signedIn()
  await world.signedIn({ userId: 'ada', email: 'ada@example.test' })
  const forms = await client.sessionForms('demo', 'grace', sessionId)
  expect(forms).toMatchObject({ userId: 'grace', sessionId, secret: session, cookieName: 'a_session_demo' })
  expect(forms.snippets.webSdk).toContain(`setSession('${session}')`)
  expect((await client.userSessions('demo', 'grace')).sessions.length).toBe(1)
  await expect(client.sessionForms('demo', 'ada', sessionId)).rejects.toMatchObject({ code: 404 })
})

test('identity: its token ends when it is told to, as a step that can be put back', async () => {
  const world = await newWorld()
  const client = clientOf(world)
  await client.loadSamples('demo')
  const identities = async () => {
    const { body } = await world.server('GET', '/users/identities')
    expect(Array.isArray(body.identities)).toBe(true)
    return Array.isArray(body.identities) ? body.identities : []
  }
  const both = await identities()
  const [before] = both
  const changed = await client.updateIdentity('demo', 'oauth', before.$id, {
    providerAccessTokenExpiry: '2026-02-01T00:00:00.000Z',
  })
  expect(changed).toMatchObject({ id: before.$id, providerAccessTokenExpiry: '2026-02-01T00:00:00.000Z' })
  const [after] = await identities()
  expect(after.providerAccessTokenExpiry).toBe('2026-02-01T00:00:00.000+00:00')
  await client.undo()
  expect(await identities()).toEqual(both)
  await expect(client.updateIdentity('demo', 'grace', before.$id, {})).rejects.toMatchObject({ code: 404 })
})

test('limits: one counter is cleared by its key, the others stay', async () => {
  const world = await newWorld()
  const client = clientOf(world)
  for (const email of ['grace@example.test', 'ada@example.test']) {
    await world.call('POST', '/account/sessions/email', { body: { email, password: 'wrong horse' } })
  }
  const [first, second] = (await client.limits()).limits
  await client.clearLimits(first?.key ?? '')
  expect((await client.limits()).limits).toEqual([second])
})

test('inbox: of one user', async () => {
  const world = await newWorld()
  for (const name of ['grace', 'ada']) {
    await world.call('POST', '/account/tokens/email', { body: { userId: name, email: `${name}@example.test` } })
  }
  const { body } = await world.control('GET', '/inbox?projectId=demo&userId=ada')
  expect(body).toMatchObject({ total: 1, messages: [{ userId: 'ada', to: 'ada@example.test' }] })
})

test('history: of one user: what requests and control calls changed of its records, not what they read', async () => {
  const world = await newWorld()
  const client = clientOf(world)
  const { session, sessionId } = await world.signedIn()
  await world.signedIn({ userId: 'ada', email: 'ada@example.test' })
  await world.call('GET', '/account', { session })
  await client.updateSession('demo', 'grace', sessionId, { expire: '2026-03-02T00:00:00.000Z' })
  await client.advanceClock({ by: '1h' })
  await world.server('DELETE', `/users/grace/sessions/${sessionId}`)
  const { steps } = await client.userHistory('demo', 'grace')
  expect(steps.map(({ title }) => title)).toEqual([
    'account.create',
    'account.createEmailPasswordSession',
    'Change a session of Grace Hopper',
    'users.deleteSession',
  ])
  expect((await world.control('GET', '/history?userId=grace')).status).toBe(400)
})

test('history: a step tells what it changed of one user, without the others', async () => {
  const client = clientOf(await newWorld())
  await client.loadSamples('demo')
  const { records } = await client.userHistoryStep('demo', 'oauth', 'step-1')
  expect(new Set(records.map(({ table }) => table))).toEqual(new Set(['identities', 'sessions', 'targets', 'users']))
  expect(records.filter(({ table }) => table === 'users').every(({ id }) => id === 'oauth')).toBe(true)
})

test('user list: who joined last is first, in whatever order they were made', async () => {
  const world = await newWorld()
  const client = clientOf(world)
  for (const userId of ['ada', 'grace', 'old']) await world.server('POST', '/users', { userId })
  await client.updateUser('demo', 'old', { createdAt: '2020-01-01T00:00:00.000Z' })
  const idsBy = async (order: string) => (await client.users('demo', { order })).users.map(({ id }) => id)
  expect(await idsBy('-joined')).toEqual(['grace', 'ada', 'old'])
  expect(await idsBy('joined')).toEqual(['old', 'ada', 'grace'])
})
