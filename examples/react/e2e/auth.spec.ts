/** In a browser, against a server of the command line: mails, providers and pages are all there. */
import { expect, type Page } from '@playwright/test'
import { test } from 'offwrite/playwright'

const form = (page: Page, name: string) => page.getByRole('form', { name, exact: true })

async function fill(page: Page, name: string, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(values)) await form(page, name).getByLabel(label).fill(value)
  await form(page, name).getByRole('button').click()
}

const grace = { Email: 'grace@example.test', Password: 'correct horse battery' }

test('somebody signs up and follows the link of the mail', async ({ page, emulator }) => {
  await page.goto('/')
  await fill(page, 'Sign up', grace)
  await expect(page.getByText('Email not verified')).toBeVisible()
  const { link } = await emulator.inbox.waitFor({ to: grace.Email, kind: 'verification' })
  await page.goto(link)
  await expect(page.getByText('Email verified')).toBeVisible()
})

test('somebody with an authenticator is asked for its code', async ({ page, emulator }) => {
  const { userId, email, password } = await emulator.users.create({ mfa: 'totp' })
  await page.goto('/')
  await fill(page, 'Sign in', { Email: email, Password: password })
  await fill(page, 'Enter your code', { Code: await emulator.users.totpCode(userId) })
  await expect(page.getByRole('heading', { name: email })).toBeVisible()
})

test('somebody comes back from Google', async ({ page, emulator }) => {
  await emulator.control.putOAuth2Answer(emulator.projectId, 'google', {
    outcome: 'sign-in',
    email: 'ada@example.test',
  })
  await page.goto('/')
  await page.getByRole('button', { name: 'Continue with Google' }).click()
  await expect(page.getByRole('heading', { name: 'ada@example.test' })).toBeVisible()
})

test('somebody who forgot the password chooses another', async ({ page, emulator }) => {
  const { email } = await emulator.users.create()
  await page.goto('/')
  await fill(page, 'Forgot password', { Email: email })
  await page.goto((await emulator.inbox.waitFor({ to: email, kind: 'recovery' })).link)
  await fill(page, 'New password', { Password: 'another horse battery' })
  await fill(page, 'Sign in', { Email: email, Password: 'another horse battery' })
  await expect(page.getByRole('heading', { name: email })).toBeVisible()
})

test('somebody who is signed in sees the profile, and is gone after signing out', async ({
  page,
  emulator,
  signIn,
}) => {
  const { userId, email } = await emulator.users.create()
  await signIn(userId)
  await page.goto('/')
  await expect(page.getByRole('heading', { name: email })).toBeVisible()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(form(page, 'Sign in')).toBeVisible()
})

test('two people are signed in at once, each in a browser', async ({ page, emulator, signIn, contextOf }) => {
  const [ada, eve] = [await emulator.users.create(), await emulator.users.create()]
  await signIn(ada.userId)
  const other = await (await contextOf(eve.userId)).newPage()
  for (const [shown, { email }] of [[page, ada] as const, [other, eve] as const]) {
    await shown.goto('/')
    await expect(shown.getByRole('heading', { name: email })).toBeVisible()
  }
})
