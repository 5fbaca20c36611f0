/** The overlay as it is built, over HTTP, in a page with rude styles, a strict policy and shortcuts of its own. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Account, Client } from 'appwrite'
import { expect, test } from 'vitest'
import { reachedFrom, root } from '../architecture/imports.ts'
import { sharedBrowser } from '../support/chromium.ts'
import { brokenRules } from '../ui/broken-rules.ts'
import { tabTo } from '../ui/tab-to.ts'
import { openPageWithOverlay } from './served-page.ts'

const browser = sharedBrowser()

const password = 'correct horse battery'
const name = '<img src=x onerror=document.body.remove()>'

test('overlay: shows code, clock, faults and the newest call of a server, by keyboard alone, and leaves the page alone', async () => {
  await using opened = await openPageWithOverlay(browser())
  const { page, host, complaints } = opened
  const { emulator } = host
  const account = new Account(new Client().setEndpoint(host.endpoint).setProject(host.projectId))
  const panel = page.getByRole('region', { name: 'Offwrite' })
  const launcher = page.getByRole('button', { name: /^Offwrite/ })
  const press = async (label: string) => {
    await tabIn(label)
    await page.keyboard.press('Enter')
  }
  const tabIn = (label: string) => tabTo(page, page.getByRole('button', { name: label, exact: true }))

  await launcher.waitFor()
  expect(await panel.isVisible()).toBe(false)
  await account.createEmailToken({ userId: 'grace', email: 'grace@example.test' })
  const { code } = await emulator.inbox.waitFor({ kind: 'email-otp' })
  const shown = code.replace(/^.../, '$& ')
  await page.getByRole('button', { name: `Offwrite ${shown}` }).waitFor()

  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await panel.getByText('email-otp to grace@example.test · unused').waitFor()
  expect(await panel.getByLabel('Code', { exact: true }).textContent()).toBe(shown)
  await press('Copy code')
  await panel.getByText('Code copied.').waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(code)

  await press('Freeze')
  await page.getByRole('button', { name: `Offwrite ${shown} frozen` }).waitFor()
  const frozenAt = emulator.now()
  await press('Advance by 1d')
  await panel.getByText('email-otp to grace@example.test · expired').waitFor()
  expect(emulator.now() - frozenAt).toBe(24 * 3600 * 1000)

  await tabTo(page, page.getByLabel('Fault', { exact: true }))
  await page.keyboard.type('Rate')
  await press('Add')
  await panel.getByText('any call by anyone → answers').waitFor()
  await expect(account.get()).rejects.toMatchObject({ code: 429 })
  await panel.getByText('struck 1').waitFor()
  await press('Clear all faults')
  await panel.getByRole('listitem').waitFor({ state: 'detached' })
  expect(await emulator.faults.list()).toEqual([])

  const { email } = await emulator.users.create({ userId: 'ada', name, status: false })
  await expect(account.createEmailPasswordSession({ email, password })).rejects.toMatchObject({ code: 403 })
  await panel.getByText('POST /v1/account/sessions/email → 403 user_blocked').waitFor()
  await tabTo(page, panel.getByText('Story', { exact: true }))
  await page.keyboard.press('Enter')
  expect(await panel.getByLabel('Story of the newest call').textContent()).toContain(`${name} is blocked`)

  expect(await brokenRules(page)).toEqual([])
  await page.keyboard.press('Escape')
  await panel.waitFor({ state: 'hidden' })
  expect(await launcher.evaluate((element) => element.matches(':focus'))).toBe(true)
  // Its shortcuts heard the way in, and nothing from inside.
  expect(await page.title()).toBe('Notes Tab')
  expect(await page.locator('main').evaluate((element) => getComputedStyle(element).fontSize)).toBe('40px')
  expect(await launcher.evaluate((element) => getComputedStyle(element).fontSize)).toBe('13px')
  await page.evaluate(() => Reflect.get(window, 'hideOverlay')())
  expect(await page.locator('html > *').evaluateAll((all) => all.map(({ localName }) => localName))).toEqual([
    'head',
    'body',
  ])
  expect(complaints).toEqual([])
}, 60_000)

test('overlay: costs a page less than 10 kB', () => {
  const entry = 'out/library/overlay/index.js'
  const files = [entry, ...reachedFrom(entry)]
  expect(files.filter((file) => !file.startsWith('out/library/'))).toEqual([])
  const code = files.map((file) => readFileSync(join(root, file), 'utf8')).join('\n')
  expect(gzipSync(code).length).toBeLessThan(10_000)
})
