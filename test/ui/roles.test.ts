/** Roles of the built window: why somebody may not, what would help, and which calls an API key may make. */
import { Client, Teams } from 'node-appwrite'
import type { Locator, Page } from 'playwright'
import { expect, test } from 'vitest'
import { handIn } from './keys-and-clicks.ts'
import { browserForFile, type OpenWindow, type WindowOptions } from './open-window.ts'
import { tabTo } from './tab-to.ts'

const openWindow = browserForFile()

const password = 'correct horse'

/** Ada owns the team `core` and has invited Grace, who has not accepted. */
const invited: NonNullable<WindowOptions['before']> = async (server, host) => {
  await server('POST', '/users', { userId: 'ada', name: 'Ada Lovelace', email: 'ada@example.test', password })
  await server('POST', '/users', { userId: 'grace', name: 'Grace Hopper', email: 'grace@example.test', password })
  await server('PUT', '/users/ada/labels', { labels: ['staff'] })
  const ada = await signedIn(host, 'ada')
  await ada.create({ teamId: 'core', name: 'Core' })
  await ada.createMembership({
    teamId: 'core',
    userId: 'grace',
    roles: ['editor'],
    url: 'http://localhost:3000/join',
  })
}

/** The Teams API as the user calls it. */
async function signedIn(host: OpenWindow['host'], userId: string): Promise<Teams> {
  const url = `${host.url}/__emulator/projects/${host.projectId}/users/${userId}/sign-in-as`
  const { secret }: { readonly secret: string } = await (await fetch(url, { method: 'POST' })).json()
  return new Teams(new Client().setEndpoint(host.endpoint).setProject(host.projectId).setSession(secret))
}

const effective = (page: Page): Locator => page.getByRole('region', { name: 'Effective roles' })
const missing = (page: Page): Locator => page.getByRole('region', { name: 'Missing roles' })
const permissions = (page: Page): Locator => page.getByRole('textbox', { name: 'Permissions' })

/** `Allow` or `Deny` for an action, one for each caller that is shown. */
async function verdicts(page: Page, action: string): Promise<readonly string[]> {
  const cells = page.getByRole('region', { name: 'Permissions' }).getByRole('row', { name: action }).getByRole('cell')
  return (await cells.allTextContents()).map((text) => /Allow|Deny/.exec(text)?.[0] ?? text)
}

test('roles: why Grace cannot read what Core may read is seen, and mended, with 3 clicks', async () => {
  const { page, host, complaints } = await openWindow({ place: 'users', before: invited })
  const grace = await signedIn(host, 'grace')
  expect((await grace.list()).total).toBe(0)
  await page.getByRole('grid', { name: 'Users' }).waitFor()
  const hand = handIn(page, 10)

  await hand.click(page.getByRole('link', { name: 'Roles' }))
  await hand.click(page.getByRole('option', { name: 'Grace Hopper' }))
  await missing(page).getByText('the invitation to Core is not accepted').first().waitFor()
  await hand.click(page.getByRole('button', { name: 'Accept the invitation to Core' }))

  await effective(page).getByText('team:core', { exact: true }).waitFor()
  await effective(page).getByText('team:core/editor').waitFor()
  expect((await grace.list()).teams.map(({ $id }) => $id)).toEqual(['core'])
  await page.keyboard.press('Control+z')
  await missing(page).getByText('team:core', { exact: true }).waitFor()
  expect((await grace.list()).total).toBe(0)
  expect(complaints).toEqual([])
})

test('roles: the same is seen and mended with 3 keys, and again by keys alone with the permission pasted', async () => {
  const { page, host } = await openWindow({ place: 'users', before: invited })
  const { keyboard } = page
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const grace = await signedIn(host, 'grace')
  await page.getByRole('row', { name: /Grace Hopper/ }).waitFor()
  const hand = handIn(page, 10)

  await hand.press('j')
  await hand.press('r')
  await missing(page).getByText('the invitation to Core is not accepted').first().waitFor()
  await hand.press('Control+Enter')
  await effective(page).getByText('team:core', { exact: true }).waitFor()
  expect((await grace.list()).teams.map(({ $id }) => $id)).toEqual(['core'])
  await keyboard.press('Control+z')
  await missing(page).getByText('team:core', { exact: true }).waitFor()

  await page.evaluate(`navigator.clipboard.writeText('read("team:core")\\nupdate("team:core/editor")')`)
  await keyboard.press('g')
  await keyboard.press('u')
  await page.getByRole('grid', { name: 'Users' }).waitFor()
  await keyboard.press('g')
  await keyboard.press('l')
  await page.getByRole('option', { name: 'Grace Hopper' }).waitFor()
  for (let presses = 0; presses < 3; presses += 1) await keyboard.press('j')
  await page.getByRole('heading', { name: 'Grace Hopper' }).waitFor()
  await tabTo(page, permissions(page))
  await keyboard.press('Control+v')
  await expect.poll(() => verdicts(page, 'read')).toEqual(['Deny'])
  await keyboard.press('Control+Enter')
  await expect.poll(() => verdicts(page, 'read')).toEqual(['Allow'])
  expect(await verdicts(page, 'update')).toEqual(['Allow'])
  expect(await verdicts(page, 'delete')).toEqual(['Deny'])
})

test('roles: permissions are tried, on a user as it might be, beside another, and copied as code', async () => {
  const { page, server } = await openWindow({ place: 'roles/user%3Agrace', before: invited })
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await permissions(page).fill(`read("label:staff"), Permission.update(Role.users('verified'))\nread("nonsense")`)
  await page.getByText(/^Cannot be read: "nonsense" is no role/).waitFor()
  expect(await verdicts(page, 'read')).toEqual(['Deny'])

  await page.getByRole('button', { name: 'What if' }).click()
  await page.getByRole('switch', { name: 'Email verified' }).press('Space')
  await page.getByLabel('Add label').fill('staff')
  await page.getByLabel('Add label').press('Enter')
  await page.getByRole('switch', { name: 'Member of core' }).press('Space')
  await expect.poll(() => verdicts(page, 'read')).toEqual(['Deny', 'Allow'])
  await expect.poll(() => verdicts(page, 'update')).toEqual(['Deny', 'Allow'])
  const row = (role: string) => page.getByRole('row', { name: new RegExp(`^${role} `) })
  await expect.poll(() => row('team:core/editor').textContent()).toMatch(/^team:core\/editorNo.*Yes/)
  await page.getByRole('button', { name: 'As stored' }).click()
  await page.getByText('The same roles').waitFor()
  await page.getByRole('button', { name: 'What if' }).click()
  expect(await verdicts(page, 'read')).toEqual(['Deny'])

  await page.getByRole('button', { name: 'Compare with…' }).click()
  await page.getByRole('menuitem', { name: 'Ada Lovelace' }).click()
  await expect.poll(() => verdicts(page, 'read')).toEqual(['Deny', 'Allow'])
  await expect.poll(() => row('label:staff').textContent()).toMatch(/^label:staffNo.*Yes/)
  await page.setViewportSize({ width: 1024, height: 700 })
  await row('label:staff').getByText('Yes, has the label staff').waitFor()
  // Somebody takes the label away meanwhile.
  await server('PUT', '/users/ada/labels', { labels: [] })
  await expect.poll(() => verdicts(page, 'read')).toEqual(['Deny', 'Deny'])
  await page.getByRole('button', { name: 'Stop comparing with Ada Lovelace' }).click()

  const copied = async (name: string) => {
    await page.getByRole('button', { name, exact: true }).click()
    return page.evaluate('navigator.clipboard.readText()')
  }
  expect(await copied('Copy roles as JSON')).toBe(
    JSON.stringify(['any', 'user:grace', 'users', 'user:grace/unverified', 'users/unverified'], null, 2),
  )
  await expect
    .poll(() => copied('Copy as SDK code'))
    .toBe("[\n  Permission.read(Role.label('staff')),\n  Permission.update(Role.users('verified')),\n]")
  expect(await copied('Copy users/unverified as SDK code')).toBe("Role.users('unverified')")
})

test('roles: of an API key the calls that it may make, and the scope that one more needs', async () => {
  const { page, host } = await openWindow({
    place: 'roles',
    async before(server, { url, projectId }) {
      await server('POST', '/users', { userId: 'grace', name: 'Grace Hopper' })
      await fetch(`${url}/__emulator/projects/${projectId}/keys`, {
        method: 'POST',
        body: JSON.stringify({ name: 'Reader', scopes: ['teams.read'] }),
      })
    },
  })
  await page.getByRole('searchbox', { name: 'Filter users' }).fill('status:odd')
  await page.getByText('status: is one of blocked, active; it has "odd".').waitFor()
  await page.getByRole('searchbox', { name: 'Filter users' }).fill('grace')
  await page.getByRole('option', { name: 'Grace Hopper' }).waitFor()
  await page.getByRole('option', { name: 'Reader' }).click()
  await page.getByLabel('Find a call or a scope').fill('teams.create')
  const row = page.getByRole('row', { name: /^teams\.create / })
  expect(await row.textContent()).toContain('No')
  const keys: () => Promise<readonly string[]> = async () => {
    const body: { readonly keys: readonly { readonly name: string; readonly scopes: readonly string[] }[] } = await (
      await fetch(`${host.url}/__emulator/projects/${host.projectId}/keys`)
    ).json()
    return body.keys.find(({ name }) => name === 'Reader')?.scopes ?? []
  }
  await row.getByRole('button', { name: 'Add teams.write for teams.create' }).click()
  await expect.poll(() => row.textContent()).toContain('Yes')
  expect(await keys()).toEqual(['teams.read', 'teams.write'])
  await page.keyboard.press('Control+z')
  await expect.poll(() => row.textContent()).toContain('No')
  expect(await keys()).toEqual(['teams.read'])
})
