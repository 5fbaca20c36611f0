/** Users by the hundred: made, imported, arranged, chosen and changed together, by keys alone. */
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { brokenRules } from './broken-rules.ts'
import { browserForFile, type OpenWindow } from './open-window.ts'
import { pressAt, tabTo } from './tab-to.ts'

const openWindow = browserForFile()

async function control(host: OpenWindow['host'], method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await host.emulator.fetch(
    new Request(`${host.url}/__emulator${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  )
  return response.json()
}

const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent)
const heads = (page: Page) => page.getByRole('columnheader').allTextContents()

test('users: a file is tried row by row, its good rows are imported, and one undo takes them back', async () => {
  const { page, complaints } = await openWindow({ place: 'users' })
  await page.getByText('No users yet').waitFor()
  await page.keyboard.press('i')
  const dialog = page.getByRole('dialog', { name: 'Import users' })
  await dialog.waitFor()
  expect(await focused(page)).toBe('Choose a file…')
  const text =
    'Mail,Full name,Shoe size\nada@example.test,Ada Lovelace,38\nnot an address,Nobody,40\ngrace@example.test,Grace,37\n'
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })

  await dialog.getByText('2 of 3 rows are good.').waitFor()
  await dialog.getByRole('row', { name: 'Row 3 Mail not an address the value must be an email address' }).waitFor()
  await dialog.getByText('Not read: Shoe size').waitFor()
  expect(await brokenRules(page, '[role="dialog"]')).toEqual([])

  await pressAt(page, dialog.getByRole('button', { name: 'Import 2 users' }))
  await page.getByText('Imported 2 users').waitFor()
  await page.getByRole('grid', { name: 'Users' }).getByText('Ada Lovelace').waitFor()
  await page.keyboard.press('Control+z')
  await page.getByText('No users yet').waitFor()
  expect(complaints).toEqual([])
})

test('users: a hundred are made up, some are chosen over a range and changed in one step', async () => {
  const { page, host } = await openWindow({ place: 'users' })
  await pressAt(page, page.getByRole('button', { name: 'Import, generate, export' }))
  await tabTo(page, page.getByRole('menuitem', { name: 'Generate…' }), 'ArrowDown')
  await page.keyboard.press('Enter')
  await pressAt(page, page.getByLabel('How many'))
  await page.getByText(/^Generated 100 users/).waitFor()
  const grid = page.getByRole('grid', { name: 'Users' })
  await page.getByText('100 users', { exact: true }).waitFor()

  await tabTo(page, grid)
  await page.keyboard.press('Home')
  await page.keyboard.press('x')
  await page.keyboard.press('Shift+End')
  await page.getByText('100 users selected').waitFor()
  await page.keyboard.press('.')
  const menu = page.getByRole('menu', { name: 'Actions for the selected users' })
  await menu.waitFor()
  await page.keyboard.type('dup')
  await page.keyboard.press('Enter')
  await page.getByText('Duplicated 100 users').waitFor()
  expect(await control(host, 'GET', '/projects/demo/users?limit=1')).toMatchObject({ total: 200 })
  await page.keyboard.press('Control+z')
  await page.getByText('Undone: Duplicate 100 users').waitFor()
  expect(await control(host, 'GET', '/projects/demo/users?limit=1')).toMatchObject({ total: 100 })
})

test('users: columns are hidden, moved and widened by keys, and stay so', async () => {
  const { page } = await openWindow({
    place: 'users',
    theme: 'dark',
    before: (_server, host) => control(host, 'POST', '/samples', { projectId: 'demo' }).then(() => undefined),
  })
  await page.getByRole('grid', { name: 'Users' }).waitFor()
  expect(await heads(page)).toEqual([
    'User',
    'ID',
    'Status',
    'MFA',
    'Labels',
    'Teams',
    'Sessions',
    'Joined',
    'Last active',
    'Actions',
  ])
  await pressAt(page, page.getByRole('button', { name: 'Columns', exact: true }))
  const columns = page.getByRole('dialog', { name: 'Columns' })
  await pressAt(page, columns.getByRole('switch', { name: 'ID', exact: true }), 'Space')
  await pressAt(page, columns.getByRole('button', { name: 'Move Status left' }))
  await pressAt(page, columns.getByRole('button', { name: 'Move Status left' }))
  await pressAt(page, columns.getByRole('button', { name: 'Make Status wider' }))
  await page.keyboard.press('Escape')
  const arranged = [
    'Status',
    'User',
    'MFA',
    'Labels',
    'Teams',
    'Sessions',
    'Identities',
    'Joined',
    'Last active',
    'Actions',
  ]
  expect(await heads(page)).toEqual(arranged)
  await page.reload()
  await page.getByRole('grid', { name: 'Users' }).waitFor()
  expect(await heads(page)).toEqual(arranged)
  const status = await page.getByRole('columnheader', { name: 'Status' }).boundingBox()
  expect(status?.width).toBe(96 + 16)
})

test('users: columns are dragged, and what has changed since the snapshot is one press away', async () => {
  const { page, server } = await openWindow({
    place: 'users',
    before: async (_server, host) => {
      await control(host, 'POST', '/samples', { projectId: 'demo' })
      await control(host, 'PUT', '/snapshots/baseline', {})
    },
  })
  const grid = page.getByRole('grid', { name: 'Users' })
  await grid.waitFor()
  const head = (name: string) => page.getByRole('columnheader', { name, exact: true })
  const [from, to] = [await head('Sessions').boundingBox(), await head('ID').boundingBox()]
  await page.mouse.move((from?.x ?? 0) + 20, (from?.y ?? 0) + 12)
  await page.mouse.down()
  await page.mouse.move((to?.x ?? 0) + 10, (to?.y ?? 0) + 12, { steps: 4 })
  await page.mouse.up()
  expect((await heads(page)).slice(0, 3)).toEqual(['User', 'Sessions', 'ID'])
  expect(page.url()).not.toContain('order=')

  await page.getByRole('button', { name: 'Changed since snapshot' }).click()
  await page.getByText('No user matches changed:yes').waitFor()
  await server('PATCH', '/users/ada/name', { name: 'Ada Byron' })
  await grid.getByText('Ada Byron').waitFor()
  expect(await grid.getByRole('row').count()).toBe(2)
})
