/** Teams of the built window: by keyboard alone, by mouse, and every state of its list. */
import type { Locator, Page } from 'playwright'
import { expect, test } from 'vitest'
import { browserForFile, type OpenWindow, type WindowOptions } from './open-window.ts'
import { tabTo } from './tab-to.ts'

const openWindow = browserForFile()

const people: NonNullable<WindowOptions['before']> = async (server) => {
  await server('POST', '/users', { userId: 'grace', name: 'Grace Hopper', email: 'grace@example.test' })
  await server('POST', '/users', { userId: 'ada', name: 'Ada Lovelace', email: 'ada@example.test' })
}

/** `core` with its owner Grace. */
const team: typeof people = async (server, host) => {
  await people(server, host)
  await server('POST', '/teams', { teamId: 'core', name: 'Core' })
  await server('POST', '/teams/core/memberships', { userId: 'grace', roles: ['owner'] })
}

const inspectorOf = (page: Page, name: string): Locator => page.getByRole('region', { name: `Team ${name}` })

/** What the server says of the memberships of the team. */
async function memberships({ host }: OpenWindow): Promise<readonly { userId: string; confirm: boolean }[]> {
  const { emulator, endpoint, projectId, apiKey } = host
  const headers = { 'x-appwrite-project': projectId, 'x-appwrite-key': apiKey }
  const response = await emulator.fetch(new Request(`${endpoint}/teams/core/memberships`, { headers }))
  const body: { readonly memberships: readonly { userId: string; confirm: boolean }[] } = await response.json()
  return body.memberships.map(({ userId, confirm }) => ({ userId, confirm }))
}

/** Takes the place of the other one. */
async function dragHead(page: Page, name: string, to: string): Promise<void> {
  const [from, target] = await Promise.all(
    [name, to].map((each) => page.getByRole('columnheader', { name: each, exact: true }).boundingBox()),
  )
  if (!from || !target) throw new Error('A head is not shown.')
  await page.mouse.move(from.x + from.width / 2, from.y + 12)
  await page.mouse.down()
  await page.mouse.move(target.x + 8, target.y + 12, { steps: 4 })
  await page.mouse.up()
}

test('teams: by keys alone one is created, somebody is invited and accepted, and all of it is taken back', async () => {
  const window = await openWindow({ place: 'users', before: people })
  const { page, complaints } = window
  const { keyboard } = page
  await page.getByRole('grid', { name: 'Users' }).waitFor()
  await keyboard.press('g')
  await keyboard.press('t')
  await page.getByText('No teams yet').waitFor()

  await keyboard.press('c')
  await keyboard.type('Core')
  await keyboard.press('Tab')
  await keyboard.type('core')
  await keyboard.press('Tab')
  await keyboard.type('hopper')
  await page.getByRole('option', { name: 'grace' }).waitFor()
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await expect.poll(() => page.getByRole('combobox', { name: 'Owner' }).inputValue()).toBe('grace')
  await keyboard.press('Enter')
  const inspector = inspectorOf(page, 'Core')
  await inspector.getByText('1 member', { exact: true }).waitFor()

  await keyboard.press('n')
  await page.getByRole('dialog').waitFor()
  await keyboard.type('ada@example.test')
  await keyboard.press('Tab')
  await keyboard.type('viewer')
  await keyboard.press('Enter')
  await inspector.getByText('1 pending invitation').waitFor()
  expect(await page.getByRole('row', { name: /Core/ }).textContent()).toMatch(/Core.*11/)

  await tabTo(page, inspector.getByRole('button', { name: 'Accept for them: Ada Lovelace' }))
  await keyboard.press('Enter')
  await inspector.getByText('2 members').waitFor()
  expect(await memberships(window)).toEqual([
    { userId: 'grace', confirm: true },
    { userId: 'ada', confirm: true },
  ])

  await keyboard.press('Control+z')
  await inspector.getByText('1 pending invitation').waitFor()
  await keyboard.press('Delete')
  await page.getByText('No teams yet').waitFor()
  await keyboard.press('Control+z')
  await page.getByRole('grid', { name: 'Teams' }).getByText('Core', { exact: true }).waitFor()
  expect(await memberships(window)).toHaveLength(2)
  expect(complaints).toEqual([])
})

test('teams: an invitation is copied, sent again and revoked; roles, name and preferences are edited in place', async () => {
  const window = await openWindow({ place: 'teams/core', before: team })
  const { page } = window
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const inspector = inspectorOf(page, 'Core')
  await inspector.getByRole('button', { name: 'Invite…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Email, phone or user ID').fill('nobody')
  await dialog.getByRole('button', { name: 'Send invitation' }).click()
  await expect.poll(() => dialog.getByLabel('Email, phone or user ID').getAttribute('aria-invalid')).toBe('true')
  await dialog.getByLabel('Email, phone or user ID').fill('new@example.test')
  await dialog.getByLabel('Redirect URL').fill('https://elsewhere.test/join')
  await dialog.getByRole('button', { name: 'Send invitation' }).click()
  await expect.poll(() => dialog.getByLabel('Redirect URL').getAttribute('aria-invalid')).toBe('true')
  await dialog.getByLabel('Redirect URL').fill('http://localhost:3000/welcome')
  await dialog.getByRole('button', { name: 'Send invitation' }).click()
  await inspector.getByText('1 pending invitation').waitFor()

  const copied = async () => {
    await inspector.getByRole('button', { name: 'Copy invite link' }).click()
    await inspector.getByText('Copied').waitFor()
    return new URL(await page.evaluate('navigator.clipboard.readText()'))
  }
  const first = await copied()
  expect([first.origin + first.pathname, first.searchParams.get('teamId')]).toEqual([
    'http://localhost:3000/welcome',
    'core',
  ])
  await inspector.getByText('Copied').waitFor({ state: 'detached' })
  await inspector.getByRole('button', { name: 'Resend the invitation of new@example.test' }).click()
  await page.getByText('Sent another invitation to new@example.test').waitFor()
  await expect.poll(async () => (await copied()).searchParams.get('secret')).not.toBe(first.searchParams.get('secret'))

  await inspector.getByRole('button', { name: 'Revoke the invitation of new@example.test' }).click()
  await expect.poll(() => memberships(window)).toEqual([{ userId: 'grace', confirm: true }])

  await inspector.getByLabel('Add role for Grace Hopper').fill('on-call')
  await inspector.getByLabel('Add role for Grace Hopper').press('Enter')
  await page.getByText('Made Grace Hopper on-call').waitFor()
  await inspector.getByRole('button', { name: 'Invite…' }).click()
  await dialog.getByLabel('Email, phone or user ID').fill('ada')
  await dialog.getByText('Add at once').click()
  await dialog.getByRole('button', { name: 'Add member' }).click()
  await inspector.getByText('2 members').waitFor()
  await inspector.getByRole('button', { name: 'Remove Ada Lovelace from Core' }).click()
  await inspector.getByText('1 member', { exact: true }).waitFor()

  await inspector.getByRole('tab', { name: 'Details' }).click()
  await inspector.getByRole('list', { name: 'Roles used' }).getByText('on-call').waitFor()
  const preferences = inspector.getByRole('textbox', { name: 'Preferences' })
  await preferences.fill('{"theme": }')
  await preferences.press('Control+Enter')
  expect(await preferences.getAttribute('aria-invalid')).toBe('true')
  await preferences.fill('{"theme": "dark"}')
  await preferences.press('Control+Enter')
  await page.getByText('Changed the preferences of Core').waitFor()
  await inspector.getByRole('textbox', { name: 'Team name' }).fill('Crew')
  await inspector.getByRole('textbox', { name: 'Team name' }).press('Enter')
  await inspectorOf(page, 'Crew').waitFor()
  await page.getByRole('row', { name: /Crew/ }).waitFor()
})

test('teams: a filter finds, is repeated when nothing matches, and says what it cannot mean', async () => {
  const { page, server } = await openWindow({ place: 'teams', before: team })
  const grid = page.getByRole('grid', { name: 'Teams' })
  await grid.getByText('Core', { exact: true }).waitFor()
  await server('POST', '/teams', { teamId: 'ops', name: 'Operations' })
  await grid.getByText('Operations').waitFor()
  await page.getByRole('button', { name: 'Without members' }).click()
  await grid.getByText('Core', { exact: true }).waitFor({ state: 'detached' })
  expect(await grid.getByRole('row').count()).toBe(2)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('cor')
  await page.getByRole('menuitem', { name: /^Core/ }).click()
  await inspectorOf(page, 'Core').waitFor()
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'All', exact: true }).click()
  await page.getByRole('button', { name: 'Columns', exact: true }).press('Enter')
  const columns = page.getByRole('dialog', { name: 'Columns' })
  await columns.getByRole('switch', { name: 'Created', exact: true }).press('Space')
  await columns.getByRole('button', { name: 'Move Pending left' }).press('Enter')
  await columns.getByRole('button', { name: 'Make Pending wider' }).press('Enter')
  await page.keyboard.press('Escape')
  const heads = () => page.getByRole('columnheader').allTextContents()
  expect(await heads()).toEqual(['Team', 'ID', 'Pending', 'Members', 'Last change'])
  expect((await page.getByRole('columnheader', { name: 'Pending' }).boundingBox())?.width).toBe(64 + 16)
  await dragHead(page, 'Pending', 'ID')
  expect(await heads()).toEqual(['Team', 'Pending', 'ID', 'Members', 'Last change'])
  const names = () => grid.getByRole('row').getByRole('gridcell').first().allTextContents()
  const first = async () => (await names())[0]
  await grid.getByRole('button', { name: 'Team', exact: true }).click()
  await expect.poll(first).toBe('Core')
  await grid.getByRole('button', { name: 'Team', exact: true }).click()
  await expect.poll(first).toBe('Operations')
  await page.getByRole('button', { name: 'Order: Name, Z to A' }).waitFor()
  await grid.focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('x')
  await page.keyboard.press('Shift+ArrowDown')
  await page.getByText('2 teams selected').waitFor()
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Copy as CSV' }).click()
  await page.getByRole('button', { name: 'Copied' }).waitFor()
  const lines = String(await page.evaluate('navigator.clipboard.readText()')).split('\r\n')
  expect(lines[0]).toBe('id,name,members,pending,createdAt,updatedAt')
  expect(lines.slice(1).map((line) => line.split(',').slice(0, 4).join(','))).toEqual([
    'ops,Operations,0,0',
    'core,Core,1,0',
    '',
  ])
  await grid.focus()
  await page.keyboard.press('Delete')
  await page.getByText('No teams yet').waitFor()
  await page.keyboard.press('Control+z')
  await grid.getByText('Core', { exact: true }).waitFor()
  await grid.getByText('Operations').waitFor()

  await page.getByRole('searchbox', { name: 'Filter teams' }).fill('zebra')
  await page.getByText('No team matches zebra').waitFor()
  await page.getByRole('button', { name: 'Create team “zebra”' }).click()
  expect(await page.getByRole('dialog').getByLabel('Name').inputValue()).toBe('zebra')
  await page.keyboard.press('Escape')
  await page.getByRole('searchbox', { name: 'Filter teams' }).fill('pending:maybe')
  await page.getByText('pending: is one of yes, no; it has "maybe".').waitFor()
  await page.getByRole('button', { name: 'Clear filter', exact: true }).click()
  await grid.getByText('Core', { exact: true }).waitFor()

  await page.route('**/__emulator/projects/demo/teams**', (route) => route.abort())
  await page.getByRole('list', { name: 'Views' }).getByRole('button', { name: 'Pending' }).click()
  await page.getByText('The emulator does not answer.').waitFor()
  await page.unroute('**/__emulator/projects/demo/teams**')
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByText('No team matches pending:yes').waitFor()
})
