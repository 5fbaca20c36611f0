/** OAuth2 in a real browser: an app with the web SDK on one origin, the login page and the API on another. */
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { sharedBrowser } from '../support/chromium.ts'
import { brokenRules } from '../ui/broken-rules.ts'
import { handIn } from '../ui/keys-and-clicks.ts'
import { startApp } from './app-server.ts'
import { runningHost, type TestHost } from './running-host.ts'

const browser = sharedBrowser()

interface Opened extends AsyncDisposable {
  readonly page: Page
  readonly server: TestHost
  /** Runs `script` in the app with `account` and `app`, its origin, at hand. */
  inApp(script: string): Promise<unknown>
}

async function openApp(): Promise<Opened> {
  const server = await runningHost()
  const app = await startApp()
  const context = await browser().newContext()
  const page = await context.newPage()
  const home = `http://localhost:${app.port}`
  await page.goto(home)
  return {
    page,
    server,
    inApp: (script) =>
      page.evaluate(`(async () => {
        const { Account, Client } = window.Appwrite
        const account = new Account(new Client().setEndpoint(${JSON.stringify(server.host.endpoint)}).setProject('demo'))
        const app = ${JSON.stringify(home)}
        ${script}
      })()`),
    async [Symbol.asyncDispose]() {
      await context.close()
      await app[Symbol.asyncDispose]()
      await server[Symbol.asyncDispose]()
    },
  }
}

const start = (call: 'createOAuth2Session' | 'createOAuth2Token', provider: string) =>
  `account.${call}({ provider: '${provider}', success: app + '/in', failure: app + '/out', scopes: ['email', 'repo'] })`

test('Chromium: createOAuth2Session goes through the login page and comes back signed in', async () => {
  await using opened = await openApp()
  const { page, inApp } = opened
  await inApp(start('createOAuth2Session', 'github'))
  await page.getByRole('heading', { name: 'Sign in with GitHub' }).waitFor()
  await page.getByLabel('Name').fill('Ada Lovelace')
  await page.getByLabel('Email', { exact: true }).fill('ada@example.test')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/in')
  expect(await inApp('return (await account.get()).email')).toBe('ada@example.test')
  expect(await inApp(`return (await account.getSession({ sessionId: 'current' })).provider`)).toBe('github')
})

/** An app whose only user is Grace, at the login page of GitHub. */
async function openLogin(): Promise<Opened> {
  const opened = await openApp()
  await opened.server.users().create({ userId: 'grace', email: 'grace@example.test', name: 'Grace Hopper' })
  await signInAgain(opened)
  return opened
}

async function signInAgain({ page, inApp }: Opened): Promise<void> {
  await inApp(start('createOAuth2Session', 'github'))
  await page.getByRole('heading', { name: 'Sign in with GitHub' }).waitFor()
}

/** Who has come, and how many users there are then; the app signs out again. */
async function signedUp({ page, inApp, server }: Opened): Promise<readonly unknown[]> {
  await page.waitForURL('**/in')
  const email = await inApp('return (await account.get()).email')
  await inApp(`await account.deleteSession({ sessionId: 'current' })`)
  return [email, (await server.users().list()).total]
}

/** What the app is told, and how many users there are then. */
async function refused({ page, server }: Opened): Promise<readonly unknown[]> {
  await page.waitForURL('**/out?**')
  return [new URL(page.url()).searchParams.get('error'), (await server.users().list()).total]
}

const newUser = [expect.stringMatching(/@example\.com$/), 2]
const nobodyNew = [expect.stringContaining('"type":"user_unauthorized"'), 2]

test('Chromium: a new person signs in, and one without an email is refused, by four clicks', async () => {
  await using opened = await openLogin()
  const { page } = opened
  const hand = handIn(page, 9)
  await hand.click(page.getByText('New person'))
  await hand.click(page.getByRole('button', { name: /^Continue/ }))
  expect(await signedUp(opened)).toEqual(newUser)
  await signInAgain(opened)
  await hand.click(page.getByText('New person'))
  await hand.click(page.getByRole('button', { name: 'No email' }))
  expect(await refused(opened)).toEqual(nobodyNew)
})

test('Chromium: a new person signs in, and one without an email is refused, by four keys', async () => {
  await using opened = await openLogin()
  const { page } = opened
  const hand = handIn(page, 9)
  await hand.press('n')
  await hand.press('Enter')
  expect(await signedUp(opened)).toEqual(newUser)
  await signInAgain(opened)
  await hand.press('n')
  await hand.press('e')
  expect(await refused(opened)).toEqual(nobodyNew)
})

test('Chromium: createOAuth2Session that is denied by Escape comes back to the failure URL', async () => {
  await using opened = await openApp()
  const { page, inApp } = opened
  await inApp(start('createOAuth2Session', 'github'))
  await page.getByRole('button', { name: 'Deny' }).waitFor()
  await page.keyboard.press('Escape')
  await page.waitForURL('**/out?**')
  expect(new URL(page.url()).searchParams.get('error')).toContain('"type":"user_oauth2_provider_error"')
})

test('Chromium: createOAuth2Token hands a token over, chosen by key, and posted by Apple', async () => {
  await using opened = await openApp()
  const { page, inApp, server } = opened
  await server.users().create({ userId: 'grace', email: 'grace@example.test', name: 'Grace Hopper' })
  await server.users().create({ userId: 'ada', email: 'ada@example.test', name: 'Ada Lovelace' })
  await inApp(start('createOAuth2Token', 'apple'))
  const grace = page.getByRole('radio', { name: 'Grace Hopper' })
  // Who is chosen at first has the focus: an arrow goes on from there, and a letter in a field is only a letter.
  const first = page.getByRole('radio').first()
  await expect.poll(() => first.evaluate((radio) => radio === document.activeElement)).toBe(true)
  await page.keyboard.press('ArrowDown')
  expect(await grace.isChecked()).toBe(true)
  await page.keyboard.press('1')
  expect(await grace.isChecked()).toBe(false)
  await page.keyboard.press('n')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Uncle Paul 2')
  expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Uncle Paul 2')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('2')
  expect(await grace.isChecked()).toBe(true)
  // Letters and numbers can be turned off, and stay so.
  const single = page.getByRole('checkbox', { name: 'Single keys' })
  await single.uncheck()
  await page.keyboard.press('1')
  expect(await grace.isChecked()).toBe(true)
  await page.reload()
  expect(await single.isChecked()).toBe(false)
  expect(await page.getByText('2', { exact: true }).isVisible()).toBe(false)
  await page.keyboard.press('2')
  expect(await grace.isChecked()).toBe(false)
  await single.check()
  await page.keyboard.press('2')
  expect(await grace.isChecked()).toBe(true)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/in?**')
  const exchange = `const query = new URLSearchParams(location.search)
    const session = await account.createSession({ userId: query.get('userId'), secret: query.get('secret') })
    return session.provider + ' ' + (await account.get()).$id`
  expect(await inApp(exchange)).toBe('apple grace')
})

test('Chromium: who is chosen for next time never sees the page, even from another origin', async () => {
  await using opened = await openApp()
  const { page, inApp, server } = opened
  await fetch(`${server.host.url}/__emulator/projects/demo/oauth2/google/person`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'ada@example.test' }),
  })
  await inApp(start('createOAuth2Session', 'google'))
  await page.waitForURL('**/in')
  expect(await inApp('return (await account.get()).email')).toBe('ada@example.test')
})

test('Chromium: the login page works without scripts', async () => {
  await using server = await runningHost()
  const context = await browser().newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${server.host.endpoint}/account/sessions/oauth2/apple?project=demo`)
  await page.getByRole('button', { name: /Continue/ }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForURL('**/success?**')
  expect(await page.getByRole('heading').innerText()).toBe('Signed in')
  await context.close()
})

test('Chromium: the pages have no accessibility violations', async () => {
  await using server = await runningHost()
  await server.users().create({ userId: 'grace', email: 'grace@example.test', name: 'Grace Hopper' })
  const context = await browser().newContext({ viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  const start = `${server.host.endpoint}/account/sessions/oauth2/google?project=demo&scopes[]=email`
  await page.goto(`${start}&failure=http://localhost:1/`)
  expect(await brokenRules(page)).toEqual([])
  const widest = await page.evaluate('document.documentElement.scrollWidth')
  expect(widest).toBe(390)
  await page.goto(`${start}&success=https://elsewhere.example`)
  expect(await brokenRules(page)).toEqual([])
  expect(complaints.filter((text) => text.includes('Content Security Policy'))).toEqual([])
  await context.close()
})
