/** The first minutes of the built window: config copied, an app connected, somebody to look at. */
import { Account, Client } from 'appwrite'
import { expect, test } from 'vitest'
import { worldOf } from '../support/world.ts'
import { focusOf } from './focus.ts'
import { listen } from './heard.ts'
import { handIn } from './keys-and-clicks.ts'
import { clipboard } from './open-grace.ts'
import { browserForFile } from './open-window.ts'
import { tabTo } from './tab-to.ts'

const openWindow = browserForFile()

/** As on a machine without a network: every call to elsewhere fails, and is written down. Then the window is opened. */
async function openCutOff() {
  const { page, host, complaints } = await openWindow()
  const elsewhere: string[] = []
  await page.route(
    ({ href }) => !href.startsWith(host.url),
    (route) => {
      elsewhere.push(route.request().url())
      return route.abort()
    },
  )
  await page.goto(host.url)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  return { page, host, complaints, elsewhere }
}

test('connect: from the first start to the first request seen, with every way out of the machine cut', async () => {
  const { page, host, complaints, elsewhere } = await openCutOff()
  const hand = handIn(page, 1)

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
  await page.getByText('1 user in this project', { exact: true }).waitFor()
  await account.createEmailToken({ userId: 'grace', email: 'grace@example.test' })
  await page.getByText('Email OTP to grace@example.test', { exact: true }).waitFor()
  await page.getByRole('heading', { name: 'Connected' }).waitFor()
  expect(complaints).toEqual([])
  expect(elsewhere).toEqual([])
})

test('connect: two keys copy the config and allow a refused origin, ticks are told; keys alone take the first steps', async () => {
  const { page, host } = await openWindow()
  const hand = handIn(page, 1)
  const { keyboard } = page
  const heard = await listen(page)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const { call, control } = worldOf(host.emulator)
  const asShop = () => call('GET', '/ping', { origin: 'https://shop.example.com' })
  await page.getByText('Waiting for your app').waitFor()
  expect((await asShop()).status).toBe(403)
  expect(await focusOf(page)).toBe('heading "Connect"')
  await hand.press('y')
  await expect.poll(heard).toContain('Copied')
  expect(await clipboard(page)).toContain(host.apiKey)
  await page.getByRole('button', { name: 'Allow shop.example.com' }).waitFor()
  await hand.press('Control+Enter')
  await page.getByText('Allow shop.example.com', { exact: true }).last().waitFor()
  await expect.poll(async () => (await asShop()).status).toBe(200)
  await expect
    .poll(heard)
    .toContainEqual(expect.stringMatching(/^First request seen: .*from https:\/\/shop\.example\.com/))

  await tabTo(page, page.getByRole('tab', { name: 'Web' }))
  const seen: string[] = []
  for (let tab = 0; tab < 9; tab += 1) {
    seen.push((await page.getByRole('tab', { selected: true }).textContent()) ?? '')
    await keyboard.press('ArrowRight')
  }
  expect(seen).toEqual(['Web', 'React', 'React Native', 'Flutter', 'Node', 'Deno/Bun', 'cURL', 'MSW', 'Playwright'])

  const samples = page.getByRole('button', { name: 'Load sample users' })
  await tabTo(page, samples)
  await keyboard.press('Enter')
  await page.getByText('12 users in this project', { exact: true }).waitFor()
  await page.getByText('Each signs in with').waitFor()
  await tabTo(page, page.getByRole('button', { name: 'Send a test request' }))
  await keyboard.press('Enter')
  await page
    .getByText(/^GET \/v1\/ping answered 200/)
    .first()
    .waitFor()

  const state = await control('GET', '/export')
  await control('POST', '/reset', { to: 'empty' })
  const chooser = page.waitForEvent('filechooser')
  await tabTo(page, page.getByRole('button', { name: 'Open a snapshot file…' }))
  await keyboard.press('Enter')
  await (
    await chooser
  ).setFiles({ name: 'checkout.json', mimeType: 'application/json', buffer: Buffer.from(state.text) })
  await page.getByText('Opened checkout.json').waitFor()
  await page.getByText('12 users in this project', { exact: true }).waitFor()
})
