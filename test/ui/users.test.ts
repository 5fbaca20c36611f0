import { Account, Client } from 'appwrite'
import type { Locator, Page } from 'playwright'
import { expect, test } from 'vitest'
import { browserForFile } from './open-window.ts'

const openWindow = browserForFile()

/** The button of the toast that says what was done. */
function undoOf(page: Page, done: string): Locator {
  return page
    .locator('div', { has: page.getByText(done, { exact: true }) })
    .getByRole('button', { name: /Undo/ })
    .last()
}
const password = 'correct horse'

test('window: a user made in it signs in with the SDK, is blocked, deleted and put back', async () => {
  const { page, host, complaints } = await openWindow({ place: 'users' })
  const account = new Account(new Client().setEndpoint(host.endpoint).setProject(host.projectId))
  const signIn = () => account.createEmailPasswordSession({ email: 'grace@example.test', password })
  const inspector = page.getByRole('region', { name: 'User Grace Hopper' })

  await page.getByText('No users yet').waitFor()
  await page.keyboard.press('c')
  await page.getByLabel('In one line').fill('Grace Hopper <grace@example.test> #beta')
  await page.getByLabel('Password').fill(password)
  await page.keyboard.press('Enter')

  await inspector.waitFor()
  const row = page.getByRole('grid', { name: 'Users' }).getByRole('row', { name: /Grace Hopper/ })
  expect(await row.textContent()).toContain('grace@example.test')
  expect(await row.textContent()).toContain('beta')

  await inspector.getByRole('tab', { name: 'Access' }).click()
  await inspector.getByText('Grace Hopper is not signed in anywhere.').waitFor()
  const session = await signIn()
  expect(session.provider).toBe('email')
  await inspector.getByRole('listitem').getByText('Email and password').waitFor()
  await inspector.getByText('1 session').waitFor()

  await inspector.getByRole('button', { name: 'Block' }).click()
  await inspector.getByText('Blocked', { exact: true }).waitFor()
  await expect(signIn()).rejects.toMatchObject({ type: 'user_blocked', code: 403 })

  await inspector.getByRole('button', { name: 'Delete Grace Hopper' }).click()
  await page.getByText('No users yet').waitFor()
  await expect(signIn()).rejects.toMatchObject({ type: 'user_invalid_credentials' })

  await undoOf(page, 'Deleted Grace Hopper').click()
  await row.waitFor()
  expect(await row.textContent()).toContain('Blocked')
  await page.keyboard.press('Control+z')
  await page.getByText('Undone: Block Grace Hopper').waitFor()
  await signIn()
  expect(complaints).toEqual([])
})

test('window: what the SDK is told can be signed in with, as any user', async () => {
  const { page, host } = await openWindow({
    place: 'users/ada',
    before: (server) => server('POST', '/users', { userId: 'ada', name: 'Ada Lovelace' }),
  })
  await page.getByRole('region', { name: 'User Ada Lovelace' }).waitFor()
  await page.keyboard.press('a')
  const code = await page.getByRole('dialog').getByLabel('web SDK code', { exact: true }).textContent()
  const secret = /setSession\('([^']+)'\)/.exec(code ?? '')?.[1] ?? ''
  const client = new Client().setEndpoint(host.endpoint).setProject(host.projectId).setSession(secret)
  expect(await new Account(client).get()).toMatchObject({ $id: 'ada', name: 'Ada Lovelace' })
})

test('create user: says at the field what is wrong and loses nothing', async () => {
  const { page } = await openWindow({
    place: 'users',
    before: (server) =>
      server('POST', '/users', { userId: 'grace', name: 'Grace Hopper', email: 'grace@example.test' }),
  })
  await page.getByRole('grid', { name: 'Users' }).waitFor()
  await page.keyboard.press('c')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Ada Lovelace')
  await dialog.getByLabel('Email').fill('grace@example.test')
  await dialog.getByLabel('Password').fill('short')
  await dialog.getByRole('button', { name: 'Create', exact: true }).click()
  await dialog.getByText('The password must have 8 to 256 bytes, it has 5.').waitFor()

  await dialog.getByLabel('Password').fill(password)
  await page.keyboard.press('Control+Enter')
  await dialog.getByText('A user with this email already exists: Grace Hopper.').waitFor()
  expect(await dialog.getByLabel('Name').inputValue()).toBe('Ada Lovelace')
  expect(await dialog.getByLabel('Password').inputValue()).toBe(password)

  await dialog.getByLabel('Email').fill('ada@example.test')
  await dialog.getByLabel('Labels').fill('beta, not-a-label')
  await page.keyboard.press('Control+Enter')
  await dialog.getByText('A label has 1 to 36 letters and digits. "not-a-label" has something else.').waitFor()

  await dialog.getByLabel('Labels').fill('beta')
  await dialog.getByText('Verified', { exact: true }).click()
  await page.keyboard.press('Control+Enter')
  await page.getByText('Created Ada Lovelace').waitFor()
  await expect.poll(() => dialog.getByLabel('Name').inputValue()).toBe('')
  await page.getByRole('row', { name: /Ada Lovelace.*✓ Email/ }).waitFor()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await dialog.waitFor({ state: 'detached' })
})

test('profile: a name is saved on leaving it, taken back by Escape and by undo', async () => {
  const { page, server } = await openWindow({
    place: 'users/grace',
    before: (call) => call('POST', '/users', { userId: 'grace', name: 'Grace' }),
  })
  const name = page.getByRole('textbox', { name: 'Name' })
  await name.fill('Amazing Grace')
  await name.press('Escape')
  expect(await name.inputValue()).toBe('Grace')
  await name.fill('Grace Hopper')
  await name.press('Enter')
  await page.getByRole('heading', { name: 'Grace Hopper' }).waitFor()
  await undoOf(page, 'Renamed to Grace Hopper').click()
  await page.getByRole('heading', { name: 'Grace', exact: true }).waitFor()

  await page.getByLabel('Add label').fill('beta')
  await page.getByLabel('Add label').press('Enter')
  await page.getByRole('button', { name: 'Remove label beta' }).waitFor()
  // Somebody else changes the user at the same time: it shows without a refresh.
  await server('PUT', '/users/grace/labels', { labels: ['beta', 'staff'] })
  await page.getByRole('button', { name: 'Remove label staff' }).waitFor()
})

test('users: paints only what is seen, goes to the end by one key, and new users do not move what is read', async () => {
  const { page, server } = await openWindow({
    place: 'users',
    before: async (call) => {
      for (let index = 0; index < 600; index += 1) {
        await call('POST', '/users', { userId: `user-${index}`, name: `User ${String(index).padStart(4, '0')}` })
      }
    },
  })
  const grid = page.getByRole('grid', { name: 'Users' })
  await grid.getByText('User 0599').waitFor()
  expect(await grid.getByRole('row').count()).toBeLessThan(80)

  await grid.focus()
  await page.keyboard.press('End')
  await grid.getByText('User 0000').waitFor()
  await page.keyboard.press('Home')
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('PageDown')
  const active = grid.getByRole('row', { name: /User 0554/ })
  await active.waitFor()
  const before = await active.boundingBox()
  for (const name of ['New one', 'New two', 'New three']) {
    await server('POST', '/users', { userId: 'unique()', name })
  }
  const pill = page.getByRole('button', { name: '3 new' })
  await pill.waitFor()
  expect(await active.boundingBox()).toEqual(before)

  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: 'User User 0554' }).waitFor()
  await page.keyboard.press('Escape')
  await pill.click()
  await grid.getByText('New three').waitFor()
})

test('users: a filter that matches nobody is repeated, and what cannot be read says so', async () => {
  const { page } = await openWindow({
    place: 'users',
    before: (call) => call('POST', '/users', { userId: 'grace', name: 'Grace' }),
  })
  await page.getByRole('grid', { name: 'Users' }).waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('status:blocked Ada')
  await page.getByText('No user matches status:blocked Ada').waitFor()
  await page.getByRole('button', { name: 'Save view' }).click()
  await page.getByRole('textbox', { name: 'Name of the view' }).fill('Blocked Adas')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Blocked Adas', exact: true, pressed: true }).waitFor()
  await page.getByRole('button', { name: 'Create user “Ada”' }).click()
  expect(await page.getByRole('dialog').getByLabel('Name').inputValue()).toBe('Ada')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Clear filter', exact: true }).click()
  await page.getByRole('grid', { name: 'Users' }).waitFor()

  await page.reload()
  await page.getByRole('button', { name: 'Blocked Adas', exact: true }).click()
  await page.getByText('No user matches status:blocked Ada').waitFor()
  await page.getByRole('button', { name: 'Remove the view Blocked Adas' }).click()
  await page.getByRole('button', { name: 'Blocked Adas', exact: true }).waitFor({ state: 'detached' })
  await undoOf(page, 'Removed the view Blocked Adas').click()
  await page.getByRole('button', { name: 'Blocked Adas', exact: true, pressed: true }).waitFor()

  await page.route('**/__emulator/projects/demo/users**', (route) => route.abort())
  await page.getByRole('button', { name: 'Blocked', exact: true }).click()
  await page.getByText('The emulator does not answer.').waitFor()
  await page.unroute('**/__emulator/projects/demo/users**')
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByText('No user matches status:blocked').waitFor()
})

test('users: many are selected, blocked and put back together', async () => {
  const { page } = await openWindow({
    place: 'users',
    before: async (call) => {
      for (const userId of ['ada', 'grace', 'alan']) await call('POST', '/users', { userId, name: userId })
    },
  })
  const grid = page.getByRole('grid', { name: 'Users' })
  await grid.getByText('alan').first().waitFor()
  await grid.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('x')
  await page.keyboard.press('Shift+ArrowDown')
  await page.getByText('2 users selected').waitFor()
  const labels = grid.getByText('beta', { exact: true })
  await page.keyboard.press('l')
  await page.getByRole('textbox', { name: 'Label' }).fill('beta')
  await page.keyboard.press('Enter')
  await expect.poll(() => labels.count()).toBe(2)
  await page.getByRole('button', { name: 'More actions on the selected users' }).click()
  await page.getByRole('menuitem', { name: 'Remove label beta' }).click()
  await expect.poll(() => labels.count()).toBe(0)
  await grid.focus()
  await page.keyboard.press('b')
  await page.getByText('Blocked 2 users').waitFor()
  await expect.poll(() => grid.getByText('Blocked', { exact: true }).count()).toBe(2)
  await page.keyboard.press('Control+z')
  await expect.poll(() => grid.getByText('Blocked', { exact: true }).count()).toBe(0)
})
