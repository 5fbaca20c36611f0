/** The official server SDK, with an API key and with a user's session, over a real socket. */
import { AppwriteException, Client, ID, Query, Users } from 'node-appwrite'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { password, runningHost } from './running-host.ts'

// The SDK reports on the console that it reads a newer format than server 1.9.6 writes.
beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => undefined))
afterEach(() => void vi.restoreAllMocks())

const people = [
  ['ada', 'Ada Lovelace'],
  ['grace', 'Grace Hopper'],
  ['katherine', 'Katherine Johnson'],
  ['mary', 'Mary Jackson'],
] as const

async function addPeople(users: Users): Promise<void> {
  for (const [userId, name] of people) await users.create({ userId, email: `${userId}@example.test`, password, name })
}

test('server SDK: creates, reads and deletes a user', async () => {
  await using server = await runningHost()
  const users = server.users()
  const created = await users.create({ userId: ID.unique(), email: 'GRACE@example.test', phone: '+15555550100' })
  expect(created.$id).toMatch(/^[0-9a-f]{20}$/)
  expect(created).toMatchObject({ email: 'grace@example.test', phone: '+15555550100', hash: 'argon2' })
  expect(created.targets.map(({ providerType }) => providerType)).toEqual(['email', 'sms'])
  expect(await users.get({ userId: created.$id })).toEqual(created)
  await users.delete({ userId: created.$id })
  await expect(users.get({ userId: created.$id })).rejects.toMatchObject({ code: 404, type: 'user_not_found' })
})

test('server SDK: lists by page, order, filter, search and total', async () => {
  await using server = await runningHost()
  const users = server.users()
  await addPeople(users)
  const ids = async (parameters: { queries?: string[]; search?: string; total?: boolean }) => {
    const { total, users: found } = await users.list(parameters)
    return [total, found.map(({ $id }) => $id)]
  }
  expect(await ids({})).toEqual([4, people.map(([id]) => id)])
  expect(await ids({ queries: [Query.limit(2), Query.offset(1)] })).toEqual([4, ['grace', 'katherine']])
  expect(await ids({ queries: [Query.orderDesc('name'), Query.limit(1)] })).toEqual([4, ['mary']])
  expect(await ids({ queries: [Query.cursorAfter('grace')] })).toEqual([4, ['katherine', 'mary']])
  expect(await ids({ queries: [Query.equal('email', ['ada@example.test'])] })).toEqual([1, ['ada']])
  expect(
    await ids({ queries: [Query.or([Query.startsWith('name', 'Ada'), Query.contains('name', ['Jack'])])] }),
  ).toEqual([2, ['ada', 'mary']])
  expect(await ids({ search: 'hopper' })).toEqual([1, ['grace']])
  expect(await ids({ search: 'john' })).toEqual([1, ['katherine']])
  expect(await ids({ search: 'nobody' })).toEqual([0, []])
  expect(await ids({ queries: [Query.limit(1)], total: false })).toEqual([0, ['ada']])
})

test('server SDK: renames, labels and blocks', async () => {
  await using server = await runningHost()
  const users = server.users()
  await addPeople(users)
  expect((await users.updateName({ userId: 'ada', name: 'Countess' })).name).toBe('Countess')
  expect((await users.updateLabels({ userId: 'ada', labels: ['beta', 'admin', 'beta'] })).labels).toEqual([
    'beta',
    'admin',
  ])
  expect((await users.list({ queries: [Query.contains('labels', ['admin'])] })).users.map(({ $id }) => $id)).toEqual([
    'ada',
  ])
  const { secret } = await users.createSession({ userId: 'ada' })
  expect((await users.updateStatus({ userId: 'ada', status: false })).status).toBe(false)
  await expect(server.sessionAccount(secret).get()).rejects.toMatchObject({ code: 403, type: 'user_blocked' })
  expect((await users.listSessions({ userId: 'ada' })).total).toBe(1)
})

test('server SDK: a session that a key made renders pages as its user, until it is deleted', async () => {
  await using server = await runningHost()
  const users = server.users()
  await addPeople(users)
  const session = await users.createSession({ userId: 'grace' })
  expect(session).toMatchObject({ provider: 'server', factors: ['server'], current: false })
  const account = server.sessionAccount(session.secret)
  expect((await account.get()).name).toBe('Grace Hopper')
  await account.updatePrefs({ prefs: { theme: 'dark' } })
  expect(await account.getPrefs()).toEqual({ theme: 'dark' })
  expect((await account.listSessions()).sessions[0]).toMatchObject({ $id: session.$id, current: true })
  const [listed] = (await users.listSessions({ userId: 'grace' })).sessions
  expect(listed?.secret).toMatch(/^[0-9a-f]{64}$/)
  await users.deleteSession({ userId: 'grace', sessionId: session.$id })
  await expect(account.get()).rejects.toMatchObject({ code: 401, type: 'general_unauthorized_scope' })
  const second = await users.createSession({ userId: 'grace' })
  await users.deleteSessions({ userId: 'grace' })
  await expect(server.sessionAccount(second.secret).get()).rejects.toMatchObject({ code: 401 })
})

test('server SDK: signs in for a user and gets the secret, as server-side rendering does', async () => {
  await using server = await runningHost()
  const users = server.users()
  await addPeople(users)
  const account = server.sessionAccount()
  account.client.setKey(server.host.apiKey)
  const { secret } = await account.createEmailPasswordSession({ email: 'mary@example.test', password })
  expect((await server.sessionAccount(secret).get()).$id).toBe('mary')
})

test('server SDK: errors arrive as AppwriteException with the code and type of the contract', async () => {
  await using server = await runningHost()
  const users = server.users()
  await addPeople(users)
  const error: unknown = await users.get({ userId: 'nobody' }).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(AppwriteException)
  expect(error).toMatchObject({ code: 404, type: 'user_not_found' })
  await expect(users.create({ userId: 'ada' })).rejects.toMatchObject({ code: 409, type: 'user_already_exists' })
  await expect(users.updateLabels({ userId: 'ada', labels: ['not ok'] })).rejects.toMatchObject({
    code: 400,
    type: 'general_argument_invalid',
  })
  await expect(users.list({ queries: [Query.cursorAfter('nobody')] })).rejects.toMatchObject({
    code: 400,
    type: 'general_cursor_not_found',
  })
  await expect(users.list({ queries: [Query.select(['name'])] })).rejects.toMatchObject({
    code: 400,
    type: 'general_argument_invalid',
  })
  const guest = new Users(new Client().setEndpoint(server.host.endpoint).setProject('demo'))
  await expect(guest.list()).rejects.toMatchObject({ code: 401, type: 'general_unauthorized_scope' })
})
