/** The overview and the log of requests in the built window: why a call failed, and what is done about it. */
import { readFileSync } from 'node:fs'
import { Account, Client } from 'appwrite'
import { expect, test } from 'vitest'
import { worldOf } from '../support/world.ts'
import { focusOf } from './focus.ts'
import { listen } from './heard.ts'
import { handIn } from './keys-and-clicks.ts'
import { browserForFile, type OpenWindow, type WindowOptions } from './open-window.ts'
import { tabTo } from './tab-to.ts'

const openWindow = browserForFile()

const email = 'grace@example.test'
const credentials = { email, password: 'correct horse' }

const blocked: NonNullable<WindowOptions['before']> = async (server) => {
  await server('POST', '/users', { userId: 'grace', name: 'Grace Hopper', ...credentials })
  await server('PATCH', '/users/grace/status', { status: false })
}

async function openRequests(options: WindowOptions = {}) {
  const opened = await openWindow({ place: 'requests', before: blocked, ...options })
  const { host, page } = opened
  const account = new Account(new Client().setEndpoint(host.endpoint).setProject(host.projectId))
  const signIn = () => account.createEmailPasswordSession(credentials)
  const refused = () => expect(signIn()).rejects.toMatchObject({ type: 'user_blocked' })
  const log = page.getByRole('grid', { name: 'Requests' })
  const story = page.getByRole('list', { name: 'Story' })
  return { ...opened, account, signIn, refused, log, story }
}

test('requests: a blocked user is understood and unblocked by two keys, told as well as shown; a third calls again', async () => {
  const { page, refused, signIn, log, story, complaints } = await openRequests()
  const hand = handIn(page, 3)
  const heard = await listen(page)
  await refused()
  await log.getByText('user_blocked').waitFor()

  await hand.press('Enter')
  await expect.poll(() => focusOf(page)).toBe('region "Request POST /v1/account/sessions/email"')
  await story.getByText('The password matches, but Grace Hopper is blocked').waitFor()
  await hand.press('Control+Enter')
  await expect.poll(heard).toContainEqual(expect.stringContaining('Unblock Grace Hopper: done'))
  expect((await signIn()).userId).toBe('grace')

  await page.keyboard.press('r')
  await page.getByText('Replay account.createEmailPasswordSession: 201').waitFor()
  await page.getByRole('link', { name: 'Replay of an earlier call' }).waitFor()
  await log.getByText('Replay', { exact: true }).waitFor()
  expect(complaints).toEqual([])
})

test('requests: two clicks from the overview unblock a user, in a low window too', async () => {
  const { page, refused, signIn, story } = await openRequests({ place: 'overview', width: 1024, height: 700 })
  const hand = handIn(page, 3)
  await refused()
  const attention = page.getByRole('list', { name: 'Needs attention' })
  // The call is there whole where lists stand side by side.
  const call = attention.getByText('account.createEmailPasswordSession')
  expect(await call.evaluate(({ clientWidth, scrollWidth }) => scrollWidth - clientWidth)).toBe(0)
  await page.setViewportSize({ width: 900, height: 600 })
  await hand.click(attention.getByText('user_blocked'))
  await story.getByText('403 user_blocked').waitFor()
  const unblock = story.getByRole('button', { name: 'Unblock Grace Hopper' })
  await expect.poll(() => unblock.evaluate((element) => element.getBoundingClientRect().bottom < 574)).toBe(true)
  // And nothing was scrolled away for it: the first gate stands below the tabs.
  expect(await story.getByText('Identity').evaluate((element) => element.getBoundingClientRect().top > 176)).toBe(true)
  await hand.click(unblock)
  await page.getByText('Unblock Grace Hopper: done').waitFor()
  expect((await signIn()).userId).toBe('grace')
})

/** As Grace's app. */
async function graceOf({ host }: Pick<OpenWindow, 'host'>): Promise<Account> {
  const path = `${host.url}/__emulator/projects/${host.projectId}/users/grace/sign-in-as`
  const { secret } = await (await host.emulator.fetch(new Request(path, { method: 'POST' }))).json()
  return new Account(new Client().setEndpoint(host.endpoint).setProject(host.projectId).setSession(String(secret)))
}

const grace: NonNullable<WindowOptions['before']> = async (server) => {
  await server('POST', '/users', { userId: 'grace', name: 'Grace Hopper', ...credentials })
}

test('overview: two clicks complete a verification that waits, and the app shows it', async () => {
  const { page, host } = await openRequests({ place: 'overview', before: grace })
  const hand = handIn(page, 4)
  const account = await graceOf({ host })
  await account.createEmailVerification({ url: 'http://localhost:3000/verify' })
  const waiting = page.getByRole('list', { name: 'Waiting codes and links' })
  await hand.click(waiting.getByText(email))
  await hand.click(page.getByRole('button', { name: 'Complete now' }))
  await page.getByText(`Verified ${email}`).waitFor()
  expect((await account.get()).emailVerification).toBe(true)
})

test('overview: keys alone copy a code that waits, put the limits back and go where the users are', async () => {
  const { page, host, account } = await openRequests({ before: grace })
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await fetch(`${host.url}/__emulator/projects/${host.projectId}`, {
    method: 'PATCH',
    body: JSON.stringify({ rateLimits: false }),
  })
  await account.createEmailToken({ userId: 'grace', email })
  await page.keyboard.press('g')
  await page.keyboard.press('o')
  await page.getByRole('list', { name: 'Last requests' }).getByText('account.createEmailToken').waitFor()
  await tabTo(page, page.getByRole('button', { name: `Copy code for ${email}` }))
  await page.keyboard.press('Enter')
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^\d{6}$/)

  await tabTo(page, page.getByRole('button', { name: 'Switch limits on', exact: true }))
  await page.keyboard.press('Enter')
  await page.getByText('Nothing. Time, limits and codes are as on a real server.').waitFor()
  await page.keyboard.press('Control+z')
  await page.getByRole('button', { name: 'Switch limits on', exact: true }).waitFor()

  const unverified = page.getByRole('link', { name: '1 Unverified' })
  await tabTo(page, unverified)
  await page.keyboard.press('Enter')
  await page.getByRole('grid', { name: 'Users' }).getByText('Grace Hopper').waitFor()
  expect(new URL(page.url()).hash).toContain('filter=verified%3Ano')
})

/** In the process, where the second try follows well within two seconds. */
const signInAtSecondTry: NonNullable<WindowOptions['before']> = async (server, host) => {
  await grace(server, host)
  const { call } = worldOf(host.emulator)
  await call('POST', '/account/sessions/email', { body: { email, password: 'wrong horse' } })
  await call('POST', '/account/sessions/email', { body: credentials })
  await server('POST', '/users', { userId: 'alan', name: 'Alan Turing' })
}

test('requests: calls that belong together are tied; one is pinned, compared, replayed as somebody else, exported', async () => {
  const { page, log } = await openRequests({ before: signInAtSecondTry })
  await log.getByText('/users', { exact: true }).last().click()
  await page.getByRole('region', { name: /^Request POST/ }).waitFor()
  await page.keyboard.press('5')
  await page.getByRole('tab', { name: 'Node', selected: true }).waitFor()
  const path = log.getByText('/account/sessions/email').last()
  await path.click()
  await page.getByRole('button', { name: 'Sign-in: 2 calls' }).click()
  await expect.poll(() => log.getByRole('row').count()).toBe(3)

  await page.keyboard.press('p')
  await page.getByRole('searchbox', { name: 'Filter requests' }).fill('')
  await page.getByRole('button', { name: 'Clear the log' }).click()
  await expect.poll(() => log.getByRole('row').count()).toBe(2)
  await path.click()
  await page.keyboard.press('6')
  await page.getByRole('region', { name: 'Answer' }).getByText('user_invalid_credentials').waitFor()

  await page.getByRole('button', { name: 'More for account.createEmailPasswordSession' }).click()
  await page.getByRole('menuitem', { name: 'Replay as a user…' }).click()
  await page.getByRole('combobox', { name: 'As' }).fill('alan')
  await page.keyboard.press('Enter')
  await page.getByText('Replay account.createEmailPasswordSession as alan: 401').waitFor()
  await page.getByText('401 user_session_already_exists').waitFor()
  await page.getByRole('button', { name: 'Copy the line that signs out' }).waitFor()

  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const copied = () => page.evaluate(() => navigator.clipboard.readText())
  await page.getByRole('button', { name: 'Copy path' }).click()
  await expect.poll(copied).toBe('/v1/account/sessions/email')
  await page.getByRole('button', { name: /^Copy request ID / }).click()
  await expect.poll(copied).toMatch(/^[\da-f]{20}$/)
  // An icon says its name to those who see it, whether it does something or opens a menu.
  const icons = [
    'Theme: as the system',
    'What a filter can say',
    'More for account.createEmailPasswordSession',
    'Columns',
  ]
  for (const name of icons) {
    await page.getByRole('button', { name, exact: true }).focus()
    await page.getByRole('tooltip', { name, exact: true }).waitFor()
  }
  await page.keyboard.press('Enter')
  const columns = page.getByRole('dialog', { name: 'Columns' })
  await columns.getByRole('switch', { name: 'Duration' }).press('Space')
  await columns.getByRole('button', { name: 'Order by Note' }).press('Enter')
  await columns.getByRole('button', { name: 'Turn the order by Note around' }).waitFor()
  await columns.getByRole('button', { name: 'Copy as JSON' }).press('Enter')
  await columns.getByText('Copied').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('columnheader', { name: 'Duration' }).waitFor({ state: 'detached' })
  const rows: unknown = JSON.parse(String(await page.evaluate('navigator.clipboard.readText()')))
  expect(rows).toMatchObject([{ errorType: 'user_session_already_exists', actor: 'alan' }, { errorType: null }])
  await page.keyboard.press('Control+.')
  await page.getByRole('button', { name: 'Pause the log' }).waitFor()
  expect(page.url()).not.toContain('order=')

  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export the log as HAR' }).click()
  const file = await downloading
  expect(file.suggestedFilename()).toBe('offwrite.har')
  const archive = readFileSync(await file.path(), 'utf8')
  expect(archive).toContain('/v1/account/sessions/email')
  expect(archive).not.toContain('wrong horse')
})
