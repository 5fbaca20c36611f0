/**
 * The official web SDK over a real socket, beside what test/scenarios play. It runs in Node with a `localStorage`, so
 * sessions travel in its fallback.
 */
import { AppwriteException, Client } from 'appwrite'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { password, runningHost } from './running-host.ts'

const warnings: string[] = []
const stored = new Map<string, string>()

beforeEach(() => {
  warnings.length = 0
  stored.clear()
  vi.spyOn(console, 'warn').mockImplementation((...words) => void warnings.push(words.join(' ')))
  vi.stubGlobal('window', {
    console,
    localStorage: {
      getItem: (name: string) => stored.get(name) ?? null,
      setItem: (name: string, value: string) => void stored.set(name, value),
    },
  })
})

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const grace = { userId: 'grace', email: 'grace@example.test', password, name: 'Grace Hopper' } as const
const credentials = { email: grace.email, password } as const

test('web SDK: a sign-out empties the fallback', async () => {
  await using server = await runningHost()
  const account = server.webAccount()
  await account.create(grace)
  await account.createEmailPasswordSession(credentials)
  expect(stored.get('cookieFallback')).toContain('a_session_demo')
  await account.deleteSessions()
  expect(stored.get('cookieFallback')).toBe('[]')
})

test('web SDK: an anonymous session makes a user without an address', async () => {
  await using server = await runningHost()
  const account = server.webAccount()
  const { provider, userId } = await account.createAnonymousSession()
  expect(provider).toBe('anonymous')
  expect(await account.get()).toMatchObject({ $id: userId, email: '', targets: [] })
  await expect(account.createAnonymousSession()).rejects.toMatchObject({
    code: 401,
    type: 'user_session_already_exists',
  })
})

test('web SDK: errors arrive as AppwriteException with the code and type of the contract', async () => {
  await using server = await runningHost()
  const account = server.webAccount()
  await account.create(grace)
  const error: unknown = await account
    .createEmailPasswordSession({ ...credentials, password: 'wrong password' })
    .catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(AppwriteException)
  expect(error).toMatchObject({ code: 401, type: 'user_invalid_credentials' })
  await expect(account.create(grace)).rejects.toMatchObject({ code: 409, type: 'user_already_exists' })
  await expect(account.create({ ...grace, userId: '_' })).rejects.toMatchObject({
    code: 400,
    type: 'general_argument_invalid',
  })
  await expect(account.getSession({ sessionId: 'current' })).rejects.toMatchObject({ code: 401 })
})

test('web SDK: a blocked user is told so, at sign-in and with an open session', async () => {
  await using server = await runningHost()
  const account = server.webAccount()
  await account.create(grace)
  await account.createEmailPasswordSession(credentials)
  await server.users().updateStatus({ userId: 'grace', status: false })
  await expect(account.get()).rejects.toMatchObject({ code: 403, type: 'user_blocked' })
  stored.clear()
  await expect(account.createEmailPasswordSession(credentials)).rejects.toMatchObject({
    code: 403,
    type: 'user_blocked',
  })
  await server.users().updateStatus({ userId: 'grace', status: true })
  await account.createEmailPasswordSession(credentials)
  expect((await account.get()).status).toBe(true)
})

test('web SDK: pings, and is warned that it reads a newer format than the server writes', async () => {
  await using server = await runningHost()
  const client = new Client().setEndpoint(server.host.endpoint).setProject(server.host.projectId)
  expect(await client.ping()).toMatchObject({ message: 'Pong!' })
  expect(warnings).toEqual([expect.stringMatching(/2\.0\.0.*1\.9\.6/)])
})
