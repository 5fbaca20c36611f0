/** The fixtures of Vitest in its browser mode. */
import { Account, Client } from 'appwrite'
import wasm from 'sql.js/dist/sql-wasm-browser.wasm?url'
import { expect } from 'vitest'
import { createTest } from '../../src-shared/vitest/browser.ts'

// Only here: the library has a copy of its own, its sources have not.
const test = createTest({ wasm })
const account = new Account(new Client().setEndpoint('http://appwrite.invalid/v1').setProject('demo'))
const person = { email: 'grace@example.test', password: 'correct horse battery' }

for (const time of ['first', 'second']) {
  test(`vitest in a page: the ${time} of two tests that sign the same address up finds nobody, and nobody signed in`, async ({
    emulator,
  }) => {
    await expect(account.get()).rejects.toMatchObject({ code: 401 })
    await account.create({ userId: 'grace', ...person })
    await account.createEmailPasswordSession(person)
    await account.createEmailVerification({ url: location.origin })
    const { userId, secret } = await emulator.inbox.waitFor({ to: person.email, kind: 'verification' })
    await account.updateEmailVerification({ userId, secret })
    expect((await account.get()).emailVerification).toBe(true)
  })
}

test('vitest in a page: a test begins signed in as anybody', async ({ emulator, signIn }) => {
  const { userId } = await emulator.users.create()
  await signIn(userId)
  expect((await account.get()).$id).toBe(userId)
})
