/** Sign-in methods, policies, API keys and settings of the built window. */
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { worldOf } from '../support/world.ts'
import { clientOf, clipboard } from './open-grace.ts'
import { browserForFile } from './open-window.ts'
import { settingsToShow } from './project-settings.ts'
import { pressAt, tabTo, typeAt } from './tab-to.ts'

const openWindow = browserForFile()
const toggle = (page: Page, name: string) => page.getByRole('switch', { name, exact: true })

test('sign-in methods: a switch holds at once, says what it answers, and undo takes it back; all by keys', async () => {
  const { page, host, complaints } = await openWindow({ place: 'sign-in-methods' })
  const { call } = worldOf(host.emulator)
  const signUp = async () => (await call('POST', '/account/sessions/anonymous')).body.type ?? 'signed in'
  await pressAt(page, toggle(page, 'Anonymous'), 'Space')
  await page.getByText('Off: user_auth_method_unsupported (501) for account.createAnonymousSession').waitFor()
  expect(await signUp()).toBe('user_auth_method_unsupported')
  await page.keyboard.press('Control+z')
  await expect.poll(() => toggle(page, 'Anonymous').isChecked()).toBe(true)
  expect(await signUp()).toBe('signed in')

  await page.keyboard.press('/')
  await page.keyboard.type('github')
  await pressAt(page, page.getByRole('button', { name: 'Switch all off' }))
  await page.getByText('Switched GitHub off').waitFor()
  // As the page of the provider puts it.
  await clientOf(host).putOAuth2Answer('demo', 'github', { name: 'Ada Lovelace', email: 'ada@example.test' })
  await page.getByText('Next time too: Ada Lovelace, ada@example.test').waitFor()
  await pressAt(page, page.getByRole('button', { name: 'Ask again who signs in with GitHub' }))
  await page.getByText('GitHub asks again who signs in').waitFor()
  expect((await clientOf(host).oauth2Answers('demo')).total).toBe(0)
  const { providers } = await clientOf(host).signInMethods('demo')
  expect(providers.filter(({ isOn }) => !isOn).map(({ key }) => key)).toEqual(['github'])
  const look = async (words: string) => {
    await page.keyboard.press('/')
    await page.keyboard.press('Control+a')
    await page.keyboard.type(words)
  }
  await look('is:off')
  await expect.poll(() => page.getByRole('switch').count()).toBe(1)
  await tabTo(page, page.getByRole('switch'))
  await look('carrier pigeon')
  await page.getByText('No method matches carrier pigeon').waitFor()
  await pressAt(page, page.getByRole('button', { name: 'Clear filter', exact: true }))
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

  await typeAt(page, page.getByLabel('Try a password'), 'grace hopper')
  await page.getByText('Accepted', { exact: true }).waitFor()
  await pressAt(page, toggle(page, 'Digit'), 'Space')
  await rule('Digit: broken').waitFor()
  await page.getByText('general_argument_invalid (400)', { exact: true }).first().waitFor()
  await page.keyboard.press('Space')
  await pressAt(page, toggle(page, 'Refuse personal data'), 'Space')
  await rule('No personal data: name a user').waitFor()
  await tabTo(page, page.getByLabel('Of user'), 'Shift+Tab')
  await page.keyboard.type('grace')
  await rule('No personal data: broken').waitFor()
  await page.keyboard.press('Escape')

  await typeAt(page, page.getByLabel('Session length'), 'never')
  await page.keyboard.press('Enter')
  await page.getByText('Give a length such as 15 min, 12 h or 365 d.').waitFor()
  await typeAt(page, page.getByLabel('Session length'), '12 h')
  await page.keyboard.press('Tab')
  await page.getByText('Session length: 12 h').waitFor()
  expect((await setting()).authDuration).toBe(43_200)
  const limit = page.getByLabel('User limit')
  await typeAt(page, limit, '20000')
  await page.keyboard.press('Enter')
  await page.getByText('authLimit must be a whole number from 0 to 10000, for example 100.').waitFor()
  await page.keyboard.press('Escape')
  expect(await limit.inputValue()).toBe('0')

  await pressAt(page, toggle(page, 'Accept any code'), 'Space')
  await page.getByText('Simulated', { exact: true }).waitFor()
  expect((await setting()).lenientCodes).toBe(true)
  await typeAt(page, page.getByLabel('Address or number'), 'Ada@example.test')
  await typeAt(page, page.getByLabel('Code', { exact: true }), '123 456')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Unpin the code of ada@example.test' }).waitFor()
  expect((await setting()).authMockEmails).toMatchObject([{ email: 'ada@example.test', otp: '123456' }])

  await pressAt(page, toggle(page, 'Own SMTP'), 'Space')
  await typeAt(page, page.getByLabel('Sender name'), 'Demo shop')
  await page.keyboard.press('Enter')
  await page.getByText('Changed Sender name').waitFor()
  await pressAt(page, page.getByRole('button', { name: 'Verification Mail' }))
  await tabTo(page, page.getByRole('option', { name: 'Recovery' }), 'ArrowDown')
  await page.keyboard.press('Enter')
  await pressAt(page, page.getByRole('button', { name: 'Write a template…' }))
  const dialog = page.getByRole('dialog', { name: 'Template: Recovery, en' })
  await typeAt(page, dialog.getByLabel('Sender email'), 'nobody')
  await typeAt(page, dialog.getByLabel('Subject'), 'A new password, {{user}}')
  await page.keyboard.press('Enter')
  await dialog.getByText('templates must be an object').waitFor()
  await typeAt(page, dialog.getByLabel('Sender email'), 'shop@example.test')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Edit Recovery en' }).waitFor()
  await worldOf(host.emulator).call('POST', '/account/recovery', {
    body: { email: 'grace@example.test', url: 'http://localhost/reset' },
  })
  expect(await host.emulator.inbox.waitFor({ to: 'grace@example.test' })).toMatchObject({
    subject: 'A new password, Grace Hopper',
    from: 'shop@example.test',
    fromName: 'Demo shop',
  })
  await tabTo(page, page.getByRole('button', { name: 'Delete Recovery en' }), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await setting()).templates).toEqual({})

  await typeAt(page, page.getByLabel('Host', { exact: true }), 'https://shop.example.test:8443/home')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Remove shop.example.test' }).waitFor()
  expect((await setting()).platforms).toEqual([{ type: 'web', hostname: 'shop.example.test', key: '' }])
  await typeAt(page, page.getByLabel('Name of a dev key'), 'Laptop')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Copy secret of the dev key Laptop' }).waitFor()
  expect((await setting()).devKeys).toMatchObject([{ name: 'Laptop', expire: null }])

  // What stands in a section is found by its title too.
  await tabTo(page, page.getByRole('switch', { name: 'Teams' }))
  await page.keyboard.press('/')
  await page.keyboard.type('password digit')
  await tabTo(page, toggle(page, 'Digit'))
  await page.keyboard.press('/')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('429')
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
  await pressAt(page, inspector.getByRole('button', { name: 'Copy secret' }))
  await inspector.getByRole('button', { name: 'Copied' }).waitFor()
  const key = await clipboard(page)
  const list = async () => (await call('GET', '/users', { key })).body.type ?? 'listed'
  expect(await list()).toBe('listed')

  await pressAt(page, inspector.getByRole('switch', { name: 'users.read' }), 'Space')
  await page.getByText('Took users.read from CI').waitFor()
  expect(await list()).toBe('general_unauthorized_scope')
  await page.keyboard.press('Control+z')
  await expect.poll(list).toBe('listed')
  await pressAt(page, inspector.getByRole('button', { name: 'Expire now' }))
  await inspector.getByText('Expired', { exact: true }).waitFor()
  expect(await list()).toBe('project_key_expired')
  await pressAt(page, inspector.getByRole('button', { name: 'Never expires' }))
  await expect.poll(list).toBe('listed')

  await pressAt(page, page.getByRole('button', { name: 'Columns', exact: true }))
  // They stand by their names, not as they were made.
  await pressAt(page, page.getByRole('button', { name: 'Copy as CSV' }))
  await expect.poll(() => clipboard(page)).toMatch(/^id,name,scopes,.*\r\n\w+,CI,.*\r\n\w+,Every scope,/)
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
  await pressAt(page, page.getByRole('radio', { name: 'Compact' }), 'Space')
  expect(await root.getAttribute('data-density')).toBe('compact')
  await page.getByText('No telemetry. Nothing here leaves this computer').waitFor()
  const port = page.locator('[data-setting]').filter({ hasText: 'Port of the API and the window' })
  expect(await port.textContent()).toMatch(/^Port.* Given by --port0$/)
  await port.getByRole('button', { name: 'Copy offwrite serve --port 4280' }).waitFor()

  const users = async () => (await clientOf(host).users('demo')).total
  await pressAt(page, page.getByRole('button', { name: 'Delete everything' }))
  await page.getByText('Everything is deleted').waitFor()
  expect(await users()).toBe(0)
  await page.keyboard.press('Control+z')
  await page.getByText('Undone: Delete everything').waitFor()
  expect(await users()).toBe(1)

  await typeAt(page, page.getByLabel('Requests kept'), '10')
  await page.keyboard.press('Enter')
  await page.getByText('The log keeps 10', { exact: true }).waitFor()
  expect((await clientOf(host).logSize()).mostKept).toBe(10)
  // In the field the key is the field's own.
  await page.keyboard.press('Tab')
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await clientOf(host).logSize()).mostKept).toBe(5000)
  await pressAt(page, toggle(page, 'Hide secrets'), 'Space')

  await page.keyboard.press('/')
  await page.keyboard.type('go to teams')
  const keys = page.getByRole('list', { name: 'Keys: go to' }).getByRole('listitem').filter({ hasText: 'Teams' })
  await pressAt(page, keys.getByRole('button', { name: 'Change the keys for Teams' }))
  await page.keyboard.press('g')
  await page.keyboard.press('x')
  await keys.getByRole('button', { name: 'Put the keys for Teams back' }).waitFor()
  expect(await keys.textContent()).toContain('GX')
  await pressAt(page, keys.getByRole('button', { name: 'Change the keys for Teams' }))
  await page.keyboard.press('g')
  await page.keyboard.press('u')
  await keys.getByText('also Users').waitFor()
  await pressAt(page, keys.getByRole('button', { name: 'Put the keys for Teams back' }))
  expect(await keys.textContent()).toContain('GT')

  const [made] = (await clientOf(host).requests()).requests
  await page.goto(new URL(`#/requests/${made?.id ?? ''}`, page.url()).href)
  await page.keyboard.press('2')
  await page.getByText('correct horse').first().waitFor()
  expect(complaints).toEqual([])
})
