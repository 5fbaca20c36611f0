/** Faults that touch the connection, in MSW mode: a network error to whoever calls. */
import { Account, Client } from 'appwrite'
import { setupServer } from 'msw/node'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { handlers } from '../../src-shared/msw/index.ts'
import { addFault, only } from '../faults/rules.ts'
import { newWorld, password } from '../support/world.ts'

const endpoint = 'http://appwrite.invalid/v1'
const grace = { userId: 'grace', email: 'grace@example.test', password }

// The SDK reports on the console that it reads a newer format than server 1.9.6 writes.
beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => undefined))
afterEach(() => void vi.restoreAllMocks())

async function mocked() {
  const world = await newWorld()
  const server = setupServer(...handlers(world.emulator))
  server.listen({ onUnhandledFrame: 'error' })
  const account = new Account(new Client().setEndpoint(endpoint).setProject('demo'))
  return { world, account, [Symbol.dispose]: () => server.close() }
}

test('msw: a dropped connection is a network error, once', async () => {
  using scene = await mocked()
  const { world, account } = scene
  await addFault(world, { preset: 'server-down', next: 1 })
  await expect(account.create(grace)).rejects.toMatchObject({ message: 'fetch failed' })
  expect(await only(world)).toEqual({ matched: 1, hits: 1, state: 'used-up' })
  expect((await account.create(grace)).$id).toBe('grace')
})

test('msw: an answer that is dropped leaves no cookie, though the session was made', async () => {
  using scene = await mocked()
  const { world, account } = scene
  await account.create(grace)
  await addFault(world, { sdk: 'account.createEmailPasswordSession', effect: { kind: 'drop-answer' }, next: 1 })
  const signIn = () => account.createEmailPasswordSession(grace)
  await expect(signIn()).rejects.toMatchObject({ message: 'fetch failed' })
  expect((await world.server('GET', '/users/grace/sessions')).body.total).toBe(1)
  await expect(account.get()).rejects.toMatchObject({ code: 401 })
  expect((await signIn()).userId).toBe('grace')
})

test('msw: a network error of a path that has no route, and faults by header', async () => {
  using scene = await mocked()
  const { world } = scene
  await addFault(world, { path: '/databases', effect: { kind: 'drop' }, next: 1 })
  await expect(fetch(`${endpoint}/databases`)).rejects.toThrow('fetch failed')
  const id = await addFault(world, { path: '/ping', effect: { kind: 'reply', status: 503, body: { down: true } } })
  const reply = await fetch(`${endpoint}/ping`)
  expect([reply.status, reply.headers.get('x-emulator-fault'), await reply.json()]).toEqual([503, id, { down: true }])
})
