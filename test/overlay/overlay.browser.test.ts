/** The overlay over an emulator of the page itself, without a server. */
import wasm from 'sql.js/dist/sql-wasm-browser.wasm?url'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { createEmulator } from '../../src-shared/index.ts'
import { showOverlay } from '../../src-shared/overlay/index.ts'

test('overlay in a page: shows what its own emulator does, until it is taken away', async () => {
  const emulator = await createEmulator({ wasm, clock: 'frozen', now: '2027-01-31T09:00:00.000Z', seed: 1 })
  const hide = showOverlay(emulator, { open: true, corner: 'top-left' })
  const panel = page.getByRole('region', { name: 'Offwrite' })
  await expect.element(panel.getByText('None yet.').first()).toBeVisible()
  const headers = { 'x-appwrite-project': emulator.projectId, 'content-type': 'application/json' }
  const body = JSON.stringify({ email: 'grace@example.test', url: 'http://localhost/recovery?next=<b>' })
  await emulator.users.create({ email: 'grace@example.test' })
  await emulator.fetch(new Request(`${emulator.endpoint}/account/recovery`, { method: 'POST', headers, body }))
  await expect.element(panel.getByText('recovery to grace@example.test · unused')).toBeVisible()
  const { link } = await emulator.inbox.waitFor({ kind: 'recovery' })
  expect(panel.getByRole('link', { name: 'Open link' }).element().getAttribute('href')).toBe(link)
  await panel.getByRole('button', { name: 'Advance by 31d' }).click()
  await expect.element(panel.getByText('recovery to grace@example.test · expired')).toBeVisible()
  expect(new Date(emulator.now()).toISOString()).toBe('2027-03-03T09:00:00.000Z')
  await panel.getByLabelText('Fault', { exact: true }).selectOptions('Slow')
  await panel.getByRole('button', { name: 'Add' }).click()
  await expect.element(page.getByRole('button', { name: 'Offwrite frozen 1 fault' })).toBeVisible()
  await panel.getByRole('button', { name: 'Reset' }).click()
  await expect.element(panel.getByText('Back at the baseline.', { exact: false })).toBeVisible()
  expect([emulator.now(), await emulator.inbox.list()]).toEqual([Date.parse('2027-01-31T09:00:00.000Z'), []])
  hide()
  expect(panel.query()).toBeNull()
  await emulator.reset()
})
