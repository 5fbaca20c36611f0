/** What stands around every screen of the built window. */
import { Account, Client } from 'appwrite'
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { worldOf } from '../support/world.ts'
import { brokenRules } from './broken-rules.ts'
import { focusOf } from './focus.ts'
import { listen } from './heard.ts'
import { handIn } from './keys-and-clicks.ts'
import { browserForFile, type WindowOptions } from './open-window.ts'

const openWindow = browserForFile()

const grace = { userId: 'grace', name: 'Grace Hopper', email: 'grace@example.test', password: 'correct horse' }

/** The window on Users with Grace in it, and a way to call its control API from elsewhere. */
async function openFrame(options: WindowOptions = {}) {
  const opened = await openWindow({
    place: 'users',
    ...options,
    before: async (server) => server('POST', '/users', grace),
  })
  const { page, host } = opened
  const control = async (method: string, path: string, body?: object) => {
    const headers = { 'content-type': 'application/json' }
    const sent = body === undefined ? { method } : { method, headers, body: JSON.stringify(body) }
    return host.emulator.fetch(new Request(`${host.url}/__emulator${path}`, sent))
  }
  await page.getByRole('grid', { name: 'Users' }).getByText('Grace Hopper').waitFor()
  const status = async () => (await control('GET', '/')).json()
  return { ...opened, control, status }
}

async function type(page: Page, line: string) {
  await page.keyboard.press('Control+k')
  await page.getByRole('searchbox', { name: 'Find or do' }).fill(line)
}

test('frame: a code is told and copied, and the baseline restored, by one key from any screen', async () => {
  const { page, host, control, complaints } = await openFrame()
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const account = new Account(new Client().setEndpoint(host.endpoint).setProject(host.projectId))
  await control('PUT', '/snapshots/baseline', {})
  const heard = await listen(page)
  await account.createEmailToken({ userId: 'grace', email: grace.email })
  await expect.poll(heard).toContainEqual(expect.stringMatching(/^Code \d{3} \d{3} for grace$/))
  expect(await focusOf(page)).toBe('heading "Users"')
  await handIn(page, 2).press('Control+Shift+C')
  await expect.poll(heard).toContainEqual(expect.stringMatching(/^Copied \d{3} \d{3} for grace/))
  const secret = await page.evaluate(() => navigator.clipboard.readText())
  expect((await account.createSession({ userId: 'grace', secret })).userId).toBe('grace')

  const drift = page.getByRole('button', { name: /\d+ changes?$/ })
  await drift.filter({ hasNotText: ' 0 changes' }).waitFor()
  await handIn(page, 7).press('Control+Shift+R')
  await expect.poll(heard).toContainEqual(expect.stringContaining('Restored the baseline'))
  await drift.filter({ hasText: '0 changes' }).waitFor()
  expect((await (await control('GET', '/drift')).json()).total).toBe(0)
  expect(complaints).toEqual([])
})

test('frame: undo and redo go through what the window and others did, and every pill is made normal by a press', async () => {
  const { page, control, status } = await openFrame()
  const users = page.getByRole('grid', { name: 'Users' })
  const blocked = users.getByText('Blocked')
  await page.keyboard.press('j')
  await expect.poll(() => users.getAttribute('aria-activedescendant')).not.toBeNull()
  await page.keyboard.press('b')
  await blocked.waitFor()
  await control('PATCH', '/projects/demo', { lenientCodes: true })
  const lenient = page.getByRole('button', { name: 'Any code is accepted: right codes only' })
  await lenient.waitFor()
  await page.keyboard.press('Control+z')
  await page.getByText('Undone: Change settings of demo').waitFor()
  await lenient.waitFor({ state: 'detached' })
  await page.keyboard.press('Control+z')
  await page.getByText('Undone: Block Grace Hopper').waitFor()
  await blocked.waitFor({ state: 'detached' })
  await page.keyboard.press('Control+Shift+Z')
  await page.getByText('Redone: Block Grace Hopper').waitFor()
  await blocked.waitFor()
  await page.keyboard.press('Control+Shift+Z')
  await lenient.click()
  await page.getByText('Only right codes are accepted').waitFor()
  await lenient.waitFor({ state: 'detached' })

  await control('PATCH', '/projects/demo', { lenientCodes: true, rateLimits: false })
  await control('PUT', '/clock', { mode: 'frozen' })
  await control('POST', '/faults', { preset: 'slow' })
  await page.getByRole('button', { name: 'Rate limits off: switch them on' }).click()
  await page.getByText('Rate limits are on').waitFor()
  await page.setViewportSize({ width: 900, height: 600 })
  await page.getByRole('button', { name: '3 simulated' }).click()
  await page.getByRole('menuitem', { name: /frozen/ }).click()
  await lenient.click()
  await page.getByRole('button', { name: '1 fault: show the faults' }).click()
  await page.getByRole('heading', { level: 1, name: 'Faults' }).waitFor()
  await page.keyboard.press('Control+Shift+X')
  await expect.poll(async () => (await status()).simulated).toEqual([])
})

test('frame: lines in the palette move the clock, sign in, restore and make calls fail; Enter does what was read', async () => {
  const { page, host, server, control, status } = await openFrame()
  await control('PUT', '/snapshots/checkout', { note: 'Grace alone' })
  await type(page, 'clock +15m')
  await page.getByRole('menuitem', { name: /^Move the clock to / }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Clock +15 min: back to now' }).waitFor()
  await type(page, 'clock now')
  await page.getByRole('menuitem', { name: 'Back to now' }).first().waitFor()
  await page.keyboard.press('Enter')
  await page.getByText(/^Clock back at now/).waitFor()

  await type(page, 'as grace')
  await page.getByRole('menuitem', { name: /^Sign in as Grace Hopper/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Sign in as Grace Hopper' }).waitFor()
  await page.getByRole('button', { name: 'Close Sign in as Grace Hopper' }).click()
  await type(page, 'nobody')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await type(page, 'restore check')
  await page.getByRole('menuitem', { name: /^Restore checkout/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('Restored checkout').waitFor()
  const { sessions } = await (await control('GET', '/projects/demo/users/grace/sessions')).json()
  expect(sessions).toEqual([])

  await type(page, 'fail next login')
  await page
    .getByRole('menuitem', { name: /429 general_rate_limit_exceeded/ })
    .first()
    .waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '1 fault: show the faults' }).waitFor()
  const account = new Account(new Client().setEndpoint(host.endpoint).setProject(host.projectId))
  const signIn = () => account.createEmailPasswordSession({ email: grace.email, password: grace.password })
  await expect(signIn()).rejects.toMatchObject({ code: 429 })
  expect((await signIn()).userId).toBe('grace')
  await expect.poll(async () => (await status()).simulated).toEqual([])
  await type(page, 'checkout')
  await page.getByRole('menuitem', { name: /^checkout Grace alone/ }).waitFor()
  await page.keyboard.press('Enter')
  await expect.poll(() => page.url()).toContain('#/snapshots/checkout')

  // What is found later comes below the row that is chosen.
  await type(page, '')
  await page.keyboard.type('gr')
  const first = page.getByRole('menuitem', { name: /^Grace Hopper/ })
  await expect.poll(() => first.getAttribute('data-focused')).toBe('true')
  const answers = Promise.withResolvers<void>()
  await page.route(/\/users\?.*filter=gra/, async (route) => {
    await answers.promise
    await route.continue()
  })
  await page.keyboard.type('a')
  await server('POST', '/users', { userId: 'grant', name: 'Grant Wood' })
  answers.resolve()
  await page.getByRole('menuitem', { name: /^Grant Wood/ }).waitFor()
  expect(await first.getAttribute('data-focused')).toBe('true')
  const people = page.getByRole('menuitem', { name: /^Gra/ })
  expect(await people.allInnerTexts()).toEqual([expect.stringMatching(/^Grace/), expect.stringMatching(/^Grant/)])
  await page.keyboard.press('Enter')
  await expect.poll(() => page.url()).toContain('#/users/grace')
})

test('frame: every screen has keys, which can be others or none, and one that fails leaves the rest', async () => {
  const { page, control } = await openFrame()
  const links = page.getByRole('navigation', { name: 'Screens' }).getByRole('link')
  const heading = page.getByRole('heading', { level: 1 })
  const current = page.locator('nav [aria-current="page"]')
  for (const [index, link] of (await links.all()).slice(0, 9).entries()) {
    await page.keyboard.press(`Control+${index + 1}`)
    await expect.poll(() => current.getAttribute('href')).toBe(await link.getAttribute('href'))
    await heading.waitFor()
  }
  await page.keyboard.press('?')
  const dialog = page.getByRole('dialog', { name: 'Keys of this screen' })
  const ofUsers = dialog.getByText('Users', { exact: true }).locator('..')
  await expect.poll(() => ofUsers.textContent()).toBe('UsersGUCtrl+2')
  expect(await dialog.getByText('Fourth screen').count()).toBe(0)
  await dialog.getByText('Single keys').click()
  await expect.poll(() => ofUsers.textContent()).toBe('UsersCtrl+2')
  await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  await page.keyboard.press('u')
  await page.keyboard.press('Control+2')
  await page.getByRole('grid', { name: 'Users' }).waitFor()

  await page.route('**/__emulator/clock/upcoming**', (route) => route.fulfill({ json: { upcoming: 'no list' } }))
  await control('PUT', '/clock', { mode: 'frozen' })
  await page.keyboard.press('Control+7')
  await page.getByText('This screen failed, not your app').waitFor()
  await page.getByRole('button', { name: 'Copy report' }).waitFor()
  await page.keyboard.press('Control+2')
  await page.getByRole('grid', { name: 'Users' }).waitFor()
  await page.keyboard.press('Control+7')
  await page.unroute('**/__emulator/clock/upcoming**')
  await page.getByRole('button', { name: 'Reload' }).click()
  await page.getByRole('heading', { level: 1, name: 'Clock' }).waitFor()

  // What could not be read is not taken for silence.
  const unread = { message: 'The log is damaged', code: 500, type: 'emulator_failed', hint: '' }
  await page.route('**/__emulator/requests**', (route) => route.fulfill({ status: 500, json: unread }))
  await page.evaluate("location.hash = '#/connect'")
  await page.reload()
  await page.getByRole('main').getByText('The log is damaged').waitFor()
  await page.getByText('Requests could not be read').waitFor()
  await page.unroute('**/__emulator/requests**')
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('list').getByText('Server listening').waitFor()
  await page.getByText('Requests could not be read').waitFor({ state: 'detached' })

  // Beside what could be read.
  const refuse = async (path: string, place: string) => {
    await page.route(path, (route) => route.fulfill({ status: 500, json: unread }))
    await page.evaluate(`location.hash = '#/${place}'`)
    await page.reload()
  }
  const again = page.getByRole('button', { name: 'Try again' })
  await refuse('**/__emulator/faults/choices', 'faults')
  await page.getByText('No fault can be added now').waitFor()
  await page.getByText('No call fails on purpose').waitFor()
  await page.unroute('**/__emulator/faults/choices')
  await again.click()
  await page.getByRole('form', { name: 'New fault' }).waitFor()
  await refuse('**/__emulator/start', 'settings')
  await page.getByRole('alert').getByRole('button', { name: 'Show' }).press('Enter')
  expect(await again.evaluate((button) => button === document.activeElement)).toBe(true)
  expect((await again.boundingBox())?.y).toBeLessThan(774)
  await page.unroute('**/__emulator/start')
  await page.keyboard.press('Enter')
  await page.getByText('Some settings could not be read.').waitFor({ state: 'hidden' })

  await page.keyboard.press('Control+4')
  await page.getByRole('button', { name: 'Open the screen in its own window' }).waitFor()
  const opened = page.waitForEvent('popup')
  await page.keyboard.press('Control+Shift+O')
  const inbox = await opened
  await inbox.getByRole('heading', { level: 1, name: 'Inbox' }).waitFor()
  expect(await inbox.getByRole('navigation', { name: 'Screens' }).count()).toBe(0)
  await inbox.keyboard.press('Control+2')
  await inbox.getByRole('heading', { level: 1, name: 'Users' }).waitFor()
  expect(inbox.url()).toContain('frame=bare')
  await inbox.close({ runBeforeUnload: true })
  await expect.poll(() => page.evaluate("localStorage.getItem('offwrite.window.offwrite-inbox')")).toMatch(/width=900/)
})

test('frame: the newest code has a small window, copied by one key or a click', async () => {
  const { page, host } = await openFrame()
  const { call } = worldOf(host.emulator)
  const ask = (userId: string) =>
    call('POST', '/account/tokens/email', { body: { userId, email: `${userId}@example.test` } })
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await type(page, 'small window')
  await page.getByRole('menuitem', { name: 'Newest code in a small window' }).waitFor()
  const opened = page.waitForEvent('popup')
  await page.keyboard.press('Enter')
  const small = await opened
  await small.getByText('No code waits').waitFor()
  expect(await brokenRules(small)).toEqual([])
  await ask('grace')
  const button = small.getByRole('button', { name: /^Copy .*code( \d){6} .*grace@example.test$/ })
  await button.waitFor()
  await small.getByText(/^Email OTP · 1[45] min left$/).waitFor()
  expect(await brokenRules(small)).toEqual([])
  await small.keyboard.press('c')
  await small.getByText('Copied', { exact: true }).first().waitFor()
  const code = (await host.emulator.inbox.latest({ to: 'grace@example.test' }))?.code
  expect(await small.evaluate('navigator.clipboard.readText()')).toBe(code)
  await ask('ada')
  await small.getByText('ada@example.test').waitFor()
  await small.getByRole('button').click()
  await expect.poll(() => small.evaluate('navigator.clipboard.readText()')).not.toBe(code)
  await small.close({ runBeforeUnload: true })
  await expect.poll(() => page.evaluate("localStorage.getItem('offwrite.window.offwrite-code')")).toMatch(/width=280/)
})

test('frame: theme, density and text size are shown at once, and again before the first paint', async () => {
  const { page } = await openFrame()
  const row = page.getByRole('grid', { name: 'Users' }).getByRole('row').filter({ hasText: 'Grace Hopper' })
  const height = async () => (await row.boundingBox())?.height
  expect(await height()).toBe(32)
  await type(page, 'theme dark')
  await page.getByRole('menuitem', { name: 'Theme: dark' }).waitFor()
  await page.keyboard.press('Enter')
  const root = page.locator('html')
  await expect.poll(() => root.getAttribute('data-theme')).toBe('dark')
  await page.keyboard.press('Control+,')
  await page.getByRole('radio', { name: 'Compact' }).click()
  await page.getByRole('radio', { name: 'Larger' }).click()
  await page.keyboard.press('Control+2')
  await expect.poll(height).toBe(36)
  await page.route('**/assets/*.js', (route) => route.abort())
  await page.reload()
  const look = () => root.evaluate(({ dataset }) => [dataset['theme'], dataset['density'], dataset['textSize']])
  expect(await look()).toEqual(['dark', 'compact', 'larger'])
})
