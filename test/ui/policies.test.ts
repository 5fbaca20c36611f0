/** Sign-in methods, policies, API keys and settings of the built window. */
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { worldOf } from '../support/world.ts'
import { clientOf, clipboard } from './open-grace.ts'
import { browserForFile } from './open-window.ts'
import { settingsToShow } from './project-settings.ts'
import { tabTo } from './tab-to.ts'

const openWindow = browserForFile()
const toggle = (page: Page, name: string) => page.getByRole('switch', { name, exact: true })

test('sign-in methods: a switch holds at once, says what it answers, and undo takes it back; all by keys', async () => {
  const { page, host, complaints } = await openWindow({ place: 'sign-in-methods' })
  const { call } = worldOf(host.emulator)
  const signUp = async () => (await call('POST', '/account/sessions/anonymous')).body.type ?? 'signed in'
  await tabTo(page, toggle(page, 'Anonymous'))
  await page.keyboard.press('Space')
  await page.getByText('Off: user_auth_method_unsupported (501) for account.createAnonymousSession').waitFor()
  expect(await signUp()).toBe('user_auth_method_unsupported')
  await page.keyboard.press('Control+z')
  await expect.poll(() => toggle(page, 'Anonymous').isChecked()).toBe(true)
  expect(await signUp()).toBe('signed in')

  await page.keyboard.press('/')
  await page.keyboard.type('github')
  await tabTo(page, page.getByRole('button', { name: 'Switch all off' }))
  await page.keyboard.press('Enter')
  await page.getByText('Switched GitHub off').waitFor()
  const { providers } = await clientOf(host).signInMethods('demo')
  expect(providers.filter(({ isOn }) => !isOn).map(({ key }) => key)).toEqual(['github'])
  await page.getByRole('searchbox', { name: 'Filter methods' }).fill('is:off')
  await expect.poll(() => page.getByRole('switch').count()).toBe(1)
  await page.getByRole('searchbox', { name: 'Filter methods' }).fill('carrier pigeon')
  await page.getByText('No method matches carrier pigeon').waitFor()
  await tabTo(page, page.getByRole('button', { name: 'Clear filter', exact: true }))
  await page.keyboard.press('Enter')
  await toggle(page, 'JWT').waitFor()
  expect(complaints).toEqual([])
})

test('policies: by keys a password is tried, numbers and lengths are saved on leaving them, origins, fixed codes, mails and dev keys are added', async () => {
  const { page, host } = await openWindow({
    place: 'policies',
    before: (server) =>
      server('POST', '/users', { userId: 'grace', name: 'Grace Hopper', email: 'grace@example.test' }),
  })
  const client = clientOf(host)
  const setting = async () => client.project('demo')
  const rule = (text: string) => page.getByRole('list', { name: 'Rules' }).getByText(text)

  await page.getByLabel('Try a password').fill('grace hopper')
  await page.getByText('Accepted', { exact: true }).waitFor()
  await toggle(page, 'Digit').press('Space')
  await rule('Digit: broken').waitFor()
  await page.getByText('general_argument_invalid (400)', { exact: true }).first().waitFor()
  await toggle(page, 'Digit').press('Space')
  await toggle(page, 'Refuse personal data').press('Space')
  await rule('No personal data: name a user').waitFor()
  await page.getByLabel('Of user').fill('grace')
  await rule('No personal data: broken').waitFor()
  await page.keyboard.press('Escape')

  const length = page.getByLabel('Session length')
  await length.fill('never')
  await length.press('Enter')
  await page.getByText('Give a length such as 15 min, 12 h or 365 d.').waitFor()
  await length.fill('12 h')
  await length.press('Tab')
  await page.getByText('Session length: 12 h').waitFor()
  expect((await setting()).authDuration).toBe(43_200)
  await page.getByLabel('User limit').fill('20000')
  await page.getByLabel('User limit').press('Enter')
  await page.getByText('authLimit must be a whole number from 0 to 10000, for example 100.').waitFor()
  await page.getByLabel('User limit').press('Escape')
  expect(await page.getByLabel('User limit').inputValue()).toBe('0')

  await page.getByLabel('Host', { exact: true }).fill('https://shop.example.test:8443/home')
  await page.getByLabel('Host', { exact: true }).press('Enter')
  await page.getByRole('button', { name: 'Remove shop.example.test' }).waitFor()
  expect((await setting()).platforms).toEqual([{ type: 'web', hostname: 'shop.example.test', key: '' }])
  await page.getByLabel('Address or number').fill('Ada@example.test')
  await page.getByLabel('Code', { exact: true }).fill('123 456')
  await page.getByLabel('Code', { exact: true }).press('Enter')
  await page.getByRole('button', { name: 'Unpin the code of ada@example.test' }).waitFor()
  expect((await setting()).authMockEmails).toMatchObject([{ email: 'ada@example.test', otp: '123456' }])

  await toggle(page, 'Own SMTP').press('Space')
  await page.getByLabel('Sender name').fill('Demo shop')
  await page.getByLabel('Sender name').press('Enter')
  await page.getByText('Changed Sender name').waitFor()
  await page.getByRole('button', { name: 'Verification Mail' }).press('Enter')
  await page.getByRole('option', { name: 'Recovery' }).press('Enter')
  await page.getByRole('button', { name: 'Write a template…' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Template: Recovery, en' })
  await dialog.getByLabel('Subject').fill('A new password, {{user}}')
  await dialog.getByLabel('Sender email').fill('nobody')
  await dialog.getByLabel('Subject').press('Enter')
  await dialog.getByText('templates must be an object').waitFor()
  await dialog.getByLabel('Sender email').fill('shop@example.test')
  await dialog.getByLabel('Subject').press('Enter')
  await page.getByRole('button', { name: 'Edit Recovery en' }).waitFor()
  await worldOf(host.emulator).call('POST', '/account/recovery', {
    body: { email: 'grace@example.test', url: 'http://localhost/reset' },
  })
  expect(await host.emulator.inbox.waitFor({ to: 'grace@example.test' })).toMatchObject({
    subject: 'A new password, Grace Hopper',
    from: 'shop@example.test',
    fromName: 'Demo shop',
  })
  await page.getByRole('button', { name: 'Delete Recovery en' }).press('Enter')
  await expect.poll(async () => (await setting()).templates).toEqual({})
  await page.getByLabel('Name of a dev key').fill('Laptop')
  await page.getByLabel('Name of a dev key').press('Enter')
  await page.getByRole('button', { name: 'Copy secret of the dev key Laptop' }).waitFor()
  expect((await setting()).devKeys).toMatchObject([{ name: 'Laptop', expire: null }])

  await toggle(page, 'Accept any code').press('Space')
  await page.getByText('Simulated', { exact: true }).waitFor()
  expect((await setting()).lenientCodes).toBe(true)
  // What stands in a section is found by its title too.
  await page.getByRole('searchbox', { name: 'Filter policies' }).fill('password digit')
  await toggle(page, 'Digit').waitFor()
  await page.getByRole('searchbox', { name: 'Filter policies' }).fill('429')
  await expect.poll(() => page.getByRole('switch').count()).toBe(1)
  await toggle(page, 'Rate limits').waitFor()
})

test('policies: every setting has its control, and the allow lists of the console hold', async () => {
  const { page, host } = await openWindow({
    place: 'policies?project=console',
    before: async (_server, { emulator, url }) => {
      const body = JSON.stringify({ projectId: 'console' })
      await emulator.fetch(new Request(`${url}/__emulator/projects`, { method: 'POST', body }))
    },
  })
  const shown = async () => {
    await page.locator('[data-setting]:not([data-setting=""])').first().waitFor()
    const names = await page.evaluate<string[]>(
      `[...document.querySelectorAll('[data-setting]')].flatMap((part) => part.dataset.setting.split(' '))`,
    )
    return names.filter((name) => name !== '')
  }
  const emails = page.getByLabel('Emails', { exact: true })
  await emails.fill('*@example.com ada@example')
  await emails.press('Enter')
  await page.getByText('Emails that may sign up: *@example.com, ada@example', { exact: true }).waitFor()
  await page.getByText('Others: user_email_not_whitelisted (401)').waitFor()
  const addresses = page.getByLabel('IP addresses')
  await addresses.fill('here')
  await addresses.press('Enter')
  await page.getByText('authWhitelistIPs must be a list such as ["127.0.0.1"].').waitFor()
  await addresses.press('Escape')
  const { call } = worldOf(host.emulator)
  const body = { userId: 'grace', email: 'grace@example.test', password: 'correct horse' }
  expect((await call('POST', '/account', { project: 'console', body })).body.type).toBe('user_email_not_whitelisted')

  await toggle(page, 'Own SMTP').press('Space')
  await page.getByLabel('Reply-to name').waitFor()
  const policies = await shown()
  await page.getByRole('link', { name: 'Sign-in methods' }).click()
  await page.getByRole('heading', { name: 'Sign-in methods' }).waitFor()
  const methods = await shown()
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('heading', { name: 'Settings' }).waitFor()
  expect([...policies, ...methods, ...(await shown())].toSorted()).toEqual(settingsToShow())
})

test('API keys: made, narrowed, expired, copied, deleted and put back by keys', async () => {
  const { page, host } = await openWindow({ place: 'api-keys' })
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const { call } = worldOf(host.emulator)
  const grid = page.getByRole('grid', { name: 'API keys' })
  await grid.waitFor()
  await page.keyboard.press('c')
  await page.keyboard.type('CI')
  await page.keyboard.press('Enter')
  const inspector = page.getByRole('region', { name: 'API key CI' })
  await inspector.waitFor()
  await inspector.getByRole('button', { name: 'Copy secret' }).press('Enter')
  await inspector.getByRole('button', { name: 'Copied' }).waitFor()
  const key = await clipboard(page)
  const list = async () => (await call('GET', '/users', { key })).body.type ?? 'listed'
  expect(await list()).toBe('listed')

  await tabTo(page, inspector.getByRole('switch', { name: 'users.read' }))
  await page.keyboard.press('Space')
  await page.getByText('Took users.read from CI').waitFor()
  expect(await list()).toBe('general_unauthorized_scope')
  await page.keyboard.press('Control+z')
  await expect.poll(list).toBe('listed')
  await inspector.getByRole('button', { name: 'Expire now' }).press('Enter')
  await inspector.getByText('Expired', { exact: true }).waitFor()
  expect(await list()).toBe('project_key_expired')
  await inspector.getByRole('button', { name: 'Never expires' }).press('Enter')
  await expect.poll(list).toBe('listed')

  await page.getByRole('button', { name: 'Columns', exact: true }).press('Enter')
  await page.getByRole('button', { name: 'Copy as CSV' }).press('Enter')
  await expect.poll(() => clipboard(page)).toMatch(/^id,name,scopes,/)
  expect(await clipboard(page)).not.toContain(key)
  await page.keyboard.press('Escape')
  // An app sends a key that nobody made: it shows up by itself.
  await call('GET', '/users', { key: 'what-the-app-sends' })
  await grid.getByText('Seen', { exact: true }).waitFor()
  await page.keyboard.press('Delete')
  await page.getByText('Deleted CI').waitFor()
  await expect.poll(async () => (await call('GET', '/users', { key })).body.total).toBe(0)
  await page.keyboard.press('Control+z')
  await grid.getByText('CI', { exact: true }).waitFor()
})

test('settings: by keys the window gets other looks and keys, and everything is deleted and put back', async () => {
  const { page, host, complaints } = await openWindow({
    place: 'settings',
    before: (server) => server('POST', '/users', { userId: 'grace', name: 'Grace Hopper', password: 'correct horse' }),
  })
  const root = page.locator('html')
  await tabTo(page, page.getByRole('radio', { name: 'System' }))
  for (const key of ['ArrowRight', 'ArrowRight', 'Space']) await page.keyboard.press(key)
  expect(await root.getAttribute('data-theme')).toBe('dark')
  await tabTo(page, page.getByRole('radio', { name: 'Compact' }))
  await page.keyboard.press('Space')
  expect(await root.getAttribute('data-density')).toBe('compact')
  await page.getByText('No telemetry. Nothing here leaves this computer').waitFor()
  const port = page.locator('[data-setting]').filter({ hasText: 'Port of the API and the window' })
  expect(await port.textContent()).toMatch(/^Port.* Given by --port0$/)
  await port.getByRole('button', { name: 'Copy offwrite serve --port 4280' }).waitFor()

  const users = async () => (await clientOf(host).users('demo')).total
  await page.getByRole('button', { name: 'Delete everything' }).press('Enter')
  await page.getByText('Everything is deleted').waitFor()
  expect(await users()).toBe(0)
  await page.keyboard.press('Control+z')
  await page.getByText('Undone: Delete everything').waitFor()
  expect(await users()).toBe(1)

  await page.getByRole('button', { name: 'Change the keys for Teams' }).press('Enter')
  await page.keyboard.press('g')
  await page.keyboard.press('x')
  const keys = page.getByRole('list', { name: 'Keys: go to' }).getByRole('listitem').filter({ hasText: 'Teams' })
  await keys.getByRole('button', { name: 'Put the keys for Teams back' }).waitFor()
  expect(await keys.textContent()).toContain('GX')
  await keys.getByRole('button', { name: 'Change the keys for Teams' }).press('Enter')
  await page.keyboard.press('g')
  await page.keyboard.press('u')
  await keys.getByText('also Users').waitFor()
  await keys.getByRole('button', { name: 'Put the keys for Teams back' }).press('Enter')
  expect(await keys.textContent()).toContain('GT')

  await page.getByLabel('Requests kept').fill('10')
  await page.getByLabel('Requests kept').press('Enter')
  await page.getByText('The log keeps 10', { exact: true }).waitFor()
  expect((await clientOf(host).logSize()).mostKept).toBe(10)
  // In the field the key is the field's own.
  await page.getByLabel('Requests kept').blur()
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await clientOf(host).logSize()).mostKept).toBe(5000)
  await toggle(page, 'Hide secrets').press('Space')
  const [made] = (await clientOf(host).requests()).requests
  await page.goto(new URL(`#/requests/${made?.id ?? ''}`, page.url()).href)
  await page.keyboard.press('2')
  await page.getByText('correct horse').first().waitFor()
  expect(complaints).toEqual([])
})
