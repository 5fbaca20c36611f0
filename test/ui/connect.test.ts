/** The first minutes of the built window: config copied, an app connected, somebody to look at. */
import { Account, Client } from 'appwrite'
import { expect, test } from 'vitest'
import { worldOf } from '../support/world.ts'
import { countKeysAndClicks } from './keys-and-clicks.ts'
import { clipboard } from './open-grace.ts'
import { browserForFile } from './open-window.ts'
import { tabTo } from './tab-to.ts'

const openWindow = browserForFile()

test('connect: from the first start to the first request seen it takes three keys or clicks at most', async () => {
  const { page, host, complaints } = await openWindow()
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const hand = countKeysAndClicks(page)

  await hand.click(page.getByRole('button', { name: 'Copy all as .env' }))
  await page.getByRole('button', { name: 'Copied' }).waitFor()
  const given = Object.fromEntries(
    (await clipboard(page)).split('\n').flatMap((line) => (line === '' ? [] : [line.split(/=(.*)/, 2)])),
  )
  expect(given).toEqual({
    APPWRITE_ENDPOINT: host.endpoint,
    APPWRITE_PROJECT_ID: 'demo',
    APPWRITE_API_KEY: host.apiKey,
  })
  const client = new Client().setEndpoint(String(given['APPWRITE_ENDPOINT'])).setProject('demo')
  const account = new Account(client)
  await account.create({ userId: 'grace', email: 'grace@example.test', password: 'correct horse' })
  await page.getByText(/^Web SDK 27/).waitFor()
  await page.getByText('1 user in this project').waitFor()
  await account.createEmailToken({ userId: 'grace', email: 'grace@example.test' })
  await page.getByText('Email OTP to grace@example.test').waitFor()
  await page.getByRole('heading', { name: 'Connected' }).waitFor()
  expect(hand.used()).toBeLessThanOrEqual(3)
  expect(complaints).toEqual([])
})

test('connect: a refused origin is allowed by one press, and the tabs and first steps work by keys alone', async () => {
  const { page, host } = await openWindow({ place: 'connect' })
  const { call, control } = worldOf(host.emulator)
  const asShop = () => call('GET', '/ping', { origin: 'https://shop.example.com' })
  await page.getByText('Waiting for your app').waitFor()
  expect((await asShop()).status).toBe(403)
  const allow = page.getByRole('button', { name: 'Allow shop.example.com' })
  await allow.waitFor()
  await tabTo(page, allow)
  await page.keyboard.press('Enter')
  await page.getByText('Allow shop.example.com', { exact: true }).last().waitFor()
  await expect.poll(async () => (await asShop()).status).toBe(200)
  await page.getByText('from https://shop.example.com').waitFor()

  await page.getByRole('tab', { name: 'Web' }).focus()
  const seen: string[] = []
  for (let tab = 0; tab < 9; tab += 1) {
    seen.push((await page.getByRole('tab', { selected: true }).textContent()) ?? '')
    await page.keyboard.press('ArrowRight')
  }
  expect(seen).toEqual(['Web', 'React', 'React Native', 'Flutter', 'Node', 'Deno/Bun', 'cURL', 'MSW', 'Playwright'])

  const samples = page.getByRole('button', { name: 'Load sample users' })
  await tabTo(page, samples)
  await page.keyboard.press('Enter')
  await page.getByText('12 users in this project').waitFor()
  await page.getByText('Each signs in with').waitFor()
  await page.getByRole('button', { name: 'Send a test request' }).press('Enter')
  await page
    .getByText(/^GET \/v1\/ping answered 200/)
    .first()
    .waitFor()

  const state = await control('GET', '/export')
  await control('POST', '/reset', { to: 'empty' })
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open a snapshot file…' }).press('Enter')
  await (
    await chooser
  ).setFiles({ name: 'checkout.json', mimeType: 'application/json', buffer: Buffer.from(state.text) })
  await page.getByText('Opened checkout.json').waitFor()
  await page.getByText('12 users in this project').waitFor()
})
