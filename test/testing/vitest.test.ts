/** The fixtures of Vitest: what a suite with two lines gets. */
import { Account, Client } from 'appwrite'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import { test } from '../../src-shared/vitest/node.ts'

const person = { email: 'grace@example.test', password: 'correct horse battery' }
const account = (endpoint = 'http://appwrite.invalid/v1') =>
  new Account(new Client().setEndpoint(endpoint).setProject('demo'))

// The SDK reports on the console that it reads a newer format than server 1.9.6 writes.
beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => undefined))
afterEach(() => void vi.restoreAllMocks())

for (const time of ['first', 'second', 'third']) {
  test(`vitest: the ${time} of tests that sign the same address up finds nobody, at the same time, with the same ids`, async ({
    emulator,
  }) => {
    expect([await emulator.requests.list(), await emulator.inbox.list()]).toEqual([[], []])
    await expect(account().get()).rejects.toMatchObject({ code: 401 })
    const { $id, $createdAt } = await account().create({ userId: 'unique()', ...person })
    expect($createdAt).toBe((await emulator.clock.now()).toISOString().replace('Z', '+00:00'))
    await account().createEmailPasswordSession(person)
    expect((await account().get()).$id).toBe($id)
    ids.push($id)
    expect(new Set(ids).size).toBe(1)
    await emulator.clock.advance('1h')
  })
}
const ids: string[] = []

test('vitest: a test begins signed in as anybody', async ({ emulator, signIn }) => {
  await emulator.users.create({ userId: 'grace' })
  await signIn('grace')
  expect((await account('http://localhost/v1').get()).$id).toBe('grace')
})
