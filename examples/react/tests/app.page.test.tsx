/** The app in a page, with MSW's service worker for a server. A page of tests does not leave, so Google is missing here. */
import { test } from 'offwrite/vitest'
import { createRoot } from 'react-dom/client'
import { expect, onTestFinished } from 'vitest'
import { page } from 'vitest/browser'
import { App } from '../src/app.tsx'
import { arrive } from '../src/auth.ts'

const grace = { Email: 'grace@example.test', Password: 'correct horse battery' }

test('somebody signs up and follows the link of the mail', async ({ emulator }) => {
  await show('/')
  await fill('Sign up', grace)
  await expect.element(page.getByText('Email not verified')).toBeVisible()
  const { link } = await emulator.inbox.waitFor({ to: grace.Email, kind: 'verification' })
  await show(link)
  await expect.element(page.getByText('Email verified')).toBeVisible()
})

test('somebody with an authenticator is asked for its code', async ({ emulator }) => {
  const { userId, email, password } = await emulator.users.create({ mfa: 'totp' })
  await show('/')
  await fill('Sign in', { Email: email, Password: password })
  await fill('Enter your code', { Code: await emulator.users.totpCode(userId) })
  await expect.element(page.getByRole('heading', { name: email })).toBeVisible()
})

test('somebody who forgot the password chooses another', async ({ emulator }) => {
  const { email } = await emulator.users.create()
  await show('/')
  await fill('Forgot password', { Email: email })
  await show((await emulator.inbox.waitFor({ to: email, kind: 'recovery' })).link)
  await fill('New password', { Password: 'another horse battery' })
  await fill('Sign in', { Email: email, Password: 'another horse battery' })
  await expect.element(page.getByRole('heading', { name: email })).toBeVisible()
})

test('the app says so when Appwrite is out of order', async ({ emulator }) => {
  const { email, password } = await emulator.users.create()
  await show('/')
  await emulator.faults.add({
    sdk: 'account.createEmailPasswordSession',
    effect: { kind: 'error', type: 'general_rate_limit_exceeded' },
  })
  await fill('Sign in', { Email: email, Password: password })
  await expect.element(page.getByText(/limit of requests/)).toBeVisible()
})

let leave = (): void => undefined

/** The app as it is at an address, in place of the one that is shown. */
async function show(path: string): Promise<void> {
  leave()
  const address = new URL(path, location.origin)
  const container = document.body.appendChild(document.createElement('div'))
  const root = createRoot(container)
  leave = () => {
    root.unmount()
    container.remove()
    leave = () => undefined
  }
  root.render(<App address={address} start={await arrive(address)} />)
  onTestFinished(() => leave())
}

async function fill(name: string, values: Readonly<Record<string, string>>): Promise<void> {
  const form = page.getByRole('form', { name, exact: true })
  for (const [label, value] of Object.entries(values)) await form.getByLabelText(label).fill(value)
  await form.getByRole('button').click()
}
