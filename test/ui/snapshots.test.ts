/** Snapshots of the built window: what changed, back by one key, files that are opened, and the state kept under a name. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Account, Client } from 'appwrite'
import { expect, test } from 'vitest'
import { focusOf } from './focus.ts'
import { listen } from './heard.ts'
import { handIn } from './keys-and-clicks.ts'
import { checkout, runSuite, snapshotsForFile } from './open-snapshots.ts'
import { temporaryFolder } from '../host/temporary-folder.ts'
import type { OpenWindow } from './open-window.ts'
import { tabTo } from './tab-to.ts'

const openSnapshots = snapshotsForFile()

test('snapshots: a suite changes 14 records, and one key puts them back', async () => {
  const { page, server, chip, drift, users, complaints } = await openSnapshots({
    place: 'users',
    before: checkout,
  })
  await chip('0 changes').waitFor()
  await runSuite({ server })
  await chip('13 changes').waitFor()
  await server('PATCH', '/users/grace/prefs', { prefs: { theme: 'dark' } })
  await server('POST', '/teams', { teamId: 'third', name: 'Third' })
  await chip('14 changes').waitFor()

  await handIn(page, 7).press('Control+Shift+R')
  await chip('0 changes').waitFor()
  await page.getByText('Restored the baseline').waitFor()
  expect([await drift(), await users()]).toEqual([0, 4])

  await page.keyboard.press('Control+z')
  await chip('14 changes').waitFor()
  expect(await users()).toBe(5)

  await chip('14 changes').click()
  const panel = page.getByRole('dialog', { name: 'Changes since the baseline' })
  await panel.getByRole('heading', { name: '14 changes since checkout' }).waitFor()
  await panel.getByRole('button', { name: 'Users 2 created, 3 changed, 1 deleted' }).waitFor()
  await panel.getByRole('button', { name: 'Changed user Grace Hopper' }).click()
  await panel.getByText('Grace Hopper', { exact: true }).last().waitFor()
  await panel.getByRole('button', { name: 'Accept as new baseline' }).click()
  await chip('0 changes').waitFor()
  expect(await users()).toBe(5)
  await page.keyboard.press('Control+z')
  await chip('14 changes').waitFor()
  expect(complaints).toEqual([])
})

const oldFixture = fileURLToPath(new URL('../snapshot/fixtures/checkout.json', import.meta.url))

/** The account of the one session that the fixture from May 2026 has. */
function accountOfFixture({ host }: Pick<OpenWindow, 'host'>): Account {
  const [, secret = ''] =
    /"secret": "([^"]+)"/.exec(readFileSync(oldFixture, 'utf8').split('"sessions": [')[1] ?? '') ?? []
  const session = btoa(JSON.stringify({ id: 'grace', secret }))
  return new Account(new Client().setEndpoint(host.endpoint).setProject('demo').setSession(session))
}

test('snapshots: a fixture that is months old is opened by two clicks, and its sessions work', async () => {
  const { page, host, list, row, control, complaints } = await openSnapshots({ snapshots: temporaryFolder() })
  const hand = handIn(page, 8)
  await page.getByText('No snapshots yet').waitFor()
  const account = accountOfFixture({ host })
  await expect(account.get()).rejects.toMatchObject({ code: 401 })
  page.on('filechooser', (chooser) => void chooser.setFiles(oldFixture))
  await hand.click(page.getByRole('button', { name: 'Open a file' }))
  const sheet = page.getByRole('dialog', { name: 'Restore checkout' })
  expect(await sheet.getByRole('radio', { name: 'Keep time left' }).isChecked()).toBe(true)
  await sheet.getByText(`offwrite snapshot restore checkout --url ${host.url}`).waitFor()
  await hand.click(sheet.getByRole('button', { name: 'Restore', exact: true }))
  await page.getByText('Restored checkout').waitFor()
  expect((await account.get()).$id).toBe('grace')

  // Where dates stay, what has lapsed since then has.
  await list.focus()
  await page.keyboard.press('Control+Enter')
  await sheet.getByText('Keep dates').click()
  await sheet.getByText(`offwrite snapshot restore checkout --dates keep --url ${host.url}`).waitFor()
  await page.keyboard.press('Control+Enter')
  await expect.poll(() => account.get().catch((error: unknown) => error)).toMatchObject({ code: 401 })

  await page.keyboard.press('2')
  await page.getByRole('switch', { name: 'Restore on start' }).press('Space')
  await row('checkout on start').waitFor()
  expect((await control('GET', '/snapshots'))['snapshots']).toMatchObject([
    { name: 'checkout', restoresOnStart: true },
    { kind: 'automatic' },
    { kind: 'automatic' },
  ])

  // As the desktop window has it.
  await page.evaluate(() => {
    const nothing = async () => undefined
    const revealSnapshot = async (name: string) => Object.assign(window, { revealed: name })
    const calls = { platform: 'linux', revealSnapshot, showTheme: nothing, showActions: nothing, onAction: nothing }
    Object.assign(window, { offwrite: calls })
  })
  await page.getByRole('tab', { name: 'Changes' }).click()
  await page.getByRole('button', { name: 'More for checkout' }).click()
  await page.getByRole('menuitem', { name: 'Show in folder' }).click()
  expect(await page.evaluate('window.revealed')).toBe('checkout')
  expect(complaints).toEqual([])
})

test('snapshots: keys alone open the old fixture, save a state, go back to it and delete it', async () => {
  const { page, host, server, list, row, users, control } = await openSnapshots({ before: checkout })
  const hand = handIn(page, 8)
  const heard = await listen(page)
  const { keyboard } = page
  await list.getByText('Ready to pay').first().waitFor()
  page.on('filechooser', (chooser) => void chooser.setFiles(oldFixture))
  await hand.press('o')
  const sheet = page.getByRole('dialog', { name: 'Restore checkout-2' })
  await sheet.waitFor()
  await expect.poll(() => focusOf(page)).toBe('button "Restore"')
  await hand.press('Enter')
  await expect.poll(heard).toContainEqual(expect.stringContaining('Restored checkout-2'))
  await expect.poll(() => focusOf(page)).toBe('heading "Snapshots"')
  expect((await accountOfFixture({ host }).get()).$id).toBe('grace')
  await keyboard.press('Control+z')
  await expect.poll(users).toBe(4)
  await keyboard.press('Escape')

  await keyboard.press('Control+Shift+S')
  const saving = page.getByRole('dialog', { name: 'Save snapshot' })
  await keyboard.type('no good')
  await keyboard.press('Enter')
  await saving.getByText('A name has letters, digits,').waitFor()
  const retype = async (name: string) => {
    await tabTo(page, saving.getByRole('textbox', { name: 'Name' }))
    await keyboard.press('Control+a')
    await keyboard.type(name)
    await keyboard.press('Enter')
  }
  await retype('checkout')
  await expect
    .poll(() =>
      saving.getByRole('button', { name: 'Overwrite “checkout”' }).evaluate((it) => it === document.activeElement),
    )
    .toBe(true)
  await retype('four-users')
  await page.getByText('Saved four-users').waitFor()

  await server('PATCH', '/users/grace/name', { name: 'Other' })
  await tabTo(page, list)
  await keyboard.press('End')
  while (
    !(await row('four-users').evaluate(
      (it) => it.id === it.closest('[role=grid]')?.getAttribute('aria-activedescendant'),
    ))
  )
    await keyboard.press('k')
  await keyboard.press('Enter')
  const detail = page.getByRole('region', { name: 'Snapshot four-users' })
  await detail.getByRole('button', { name: 'Changed user Other' }).waitFor()
  await keyboard.press('2')
  await tabTo(page, detail.getByRole('textbox', { name: 'Note' }))
  await keyboard.type('Nobody has paid')
  await keyboard.press('Enter')
  await row('four-users Nobody has paid').waitFor()
  await keyboard.press('Control+Enter')
  await page.getByRole('dialog', { name: 'Restore four-users' }).waitFor()
  await keyboard.press('Control+Enter')
  await page.getByText('Restored four-users').waitFor()
  expect((await control('GET', '/snapshots/four-users/diff'))['total']).toBe(0)

  await tabTo(page, list)
  await keyboard.press('Delete')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete “four-users”' }).waitFor()
  await keyboard.press('Enter')
  await row('four-users').waitFor({ state: 'detached' })
})

test('snapshots: one is compared, made the baseline, renamed, copied, exported, updated, and one user restored', async () => {
  const { page, server, list, row, chip, control, complaints } = await openSnapshots({ before: checkout })
  const detail = page.getByRole('region', { name: /^Snapshot / })
  const choose = async (entry: string) => {
    await detail.getByRole('button', { name: /^More for/ }).click()
    await page.getByRole('menuitem', { name: entry }).click()
  }
  const names = async () => {
    const { snapshots } = await control('GET', '/snapshots')
    return Array.isArray(snapshots) ? snapshots.map((snapshot: { name: string }) => snapshot.name) : []
  }
  await runSuite({ server })
  await row('checkout Ready to pay').getByText('13 changes').waitFor()
  await control('PUT', '/snapshots/after-suite', {})
  await row('checkout Ready to pay').click()

  await detail.getByRole('button', { name: 'Compare with: now' }).click()
  await page.getByRole('menuitem', { name: 'after-suite' }).click()
  await detail.getByRole('button', { name: 'Compare with: after-suite' }).waitFor()
  await detail.getByText('13 changes').waitFor()
  expect(await detail.getByRole('button', { name: 'Restore only the user grace' }).count()).toBe(0)
  await detail.getByRole('button', { name: 'Compare with: after-suite' }).click()
  await page.getByRole('menuitem', { name: 'Now' }).click()
  // Nobody of that name is in the snapshot.
  await detail.getByRole('button', { name: 'Created user n1' }).waitFor()
  expect(await detail.getByRole('button', { name: 'Restore only the user n1' }).count()).toBe(0)
  expect(await detail.getByRole('button', { name: 'Take back only the user n1' }).count()).toBe(1)
  await detail.getByRole('button', { name: 'Restore only the user Grace Hopper' }).click()
  await page.getByText('Restored user Grace Hopper').waitFor()
  await chip('12 changes').waitFor()
  await page.keyboard.press('Control+z')
  await chip('13 changes').waitFor()
  await detail.getByRole('button', { name: 'Restore only the user margaret' }).first().click()
  const sheet = page.getByRole('dialog', { name: 'Restore checkout' })
  await sheet.getByText('--user margaret --project demo').waitFor()
  expect(await sheet.getByRole('radio', { name: 'Use its clock, frozen' }).isDisabled()).toBe(true)
  await sheet.getByRole('button', { name: 'Restore margaret' }).click()
  await page.getByText('Restored 1 user of checkout').waitFor()
  await chip('11 changes').waitFor()

  await choose('Duplicate')
  await detail.getByRole('heading', { name: 'checkout-2' }).waitFor()
  await page.getByRole('tab', { name: 'About' }).click()
  await detail.getByRole('textbox', { name: 'Name' }).fill('Checkout')
  await page.keyboard.press('Enter')
  await detail.getByText('There is a snapshot “checkout” already.').waitFor()
  await detail.getByRole('textbox', { name: 'Name' }).fill('paid')
  await page.keyboard.press('Enter')
  await detail.getByRole('heading', { name: 'paid' }).waitFor()
  await expect.poll(names).toEqual(['baseline', 'after-suite', 'checkout', 'paid', 'auto-000002', 'auto-000001'])
  await choose('Update from current…')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Overwrite “paid”' }).click()
  await page.getByText('Updated paid').waitFor()
  await choose('Set as baseline')
  await chip('0 changes').waitFor()
  await page.getByRole('tab', { name: 'Test setup' }).click()
  await detail.getByText("readFile('./paid.json', 'utf8')").waitFor()
  const download = page.waitForEvent('download')
  await choose('Export')
  expect((await download).suggestedFilename()).toBe('paid.json')

  await page.getByRole('button', { name: 'Columns', exact: true }).click()
  await page.getByRole('switch', { name: 'Captured' }).press('Space')
  await list.getByRole('columnheader', { name: 'Captured' }).waitFor({ state: 'detached' })
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Copy as CSV' }).click()
  await page.getByRole('dialog', { name: 'Columns' }).getByText('Copied').waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^name,.*\r\nbaseline,/)
  await page.keyboard.press('Escape')
  await page.getByRole('searchbox', { name: 'Filter snapshots' }).fill('nothing-like-it')
  await page.getByText('No snapshot matches nothing-like-it').waitFor()
  await page.getByRole('button', { name: 'Clear filter', exact: true }).click()
  await list.getByText('after-suite').waitFor()
  expect(complaints).toEqual([])
})
