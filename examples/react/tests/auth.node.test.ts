/** Without a page: what the app does with Appwrite, in Node. */
import { OAuthProvider } from 'appwrite'
import { test } from 'offwrite/vitest'
import { expect } from 'vitest'
import { account, arrive, forgot, leaveFor, recover, signIn, signInWithCode, signUp, whoIsThere } from '../src/auth.ts'

const home = 'http://localhost:5173'
const grace = 'grace@example.test'
const password = 'correct horse battery'

test('somebody signs up and follows the link of the mail', async ({ emulator }) => {
  await signUp(grace, password, home)
  const { link } = await emulator.inbox.waitFor({ to: grace, kind: 'verification' })
  await arrive(new URL(link))
  expect((await account.get()).emailVerification).toBe(true)
})

test('somebody with an authenticator is asked for its code', async ({ emulator }) => {
  const user = await emulator.users.create({ mfa: 'totp' })
  await signIn(user.email, user.password)
  expect((await whoIsThere()).state).toBe('second-factor')
  await signInWithCode(await emulator.users.totpCode(user.userId))
  expect((await whoIsThere()).state).toBe('user')
})

test('somebody comes back from Google', async ({ emulator }) => {
  const path = `/__emulator/projects/${emulator.projectId}/oauth2/google/person`
  await emulator.call('PUT', path, { email: 'ada@example.test' })
  await arrive(await cameBack(leaveFor(OAuthProvider.Google, home)))
  expect((await account.get()).email).toBe('ada@example.test')
})

test('somebody who forgot the password chooses another', async ({ emulator }) => {
  const { email } = await emulator.users.create()
  await forgot(email, home)
  const { userId, secret } = await emulator.inbox.waitFor({ to: email, kind: 'recovery' })
  await recover({ userId, secret }, 'another horse battery')
  await signIn(email, 'another horse battery')
  expect((await account.get()).$id).toBe(userId)
})

test('a session ends after a year', async ({ emulator, signIn: signInAs }) => {
  const { userId } = await emulator.users.create()
  await signInAs(userId)
  expect((await whoIsThere()).state).toBe('user')
  await emulator.clock.advance('366d')
  expect((await whoIsThere()).state).toBe('guest')
})

/** Where the browser is once it has followed every redirect of the server. */
async function cameBack(address: string): Promise<URL> {
  if (address.startsWith(home)) return new URL(address)
  const { headers } = await fetch(address, { redirect: 'manual' })
  return cameBack(new URL(headers.get('location') ?? home, address).href)
}
