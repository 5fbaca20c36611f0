import { Account, Client } from 'appwrite'
import { expect, test } from 'vitest'
import { focusOf } from './focus.ts'
import { listen } from './heard.ts'
import { handIn } from './keys-and-clicks.ts'
import { browserForFile, type OpenWindow, type WindowOptions } from './open-window.ts'
import { pressAt, tabTo } from './tab-to.ts'

const openWindow = browserForFile()

/** The window with a clipboard, and an app of its own that nobody is signed in to. */
async function openInbox(options: WindowOptions = {}) {
  const opened = await openWindow({ place: 'inbox', ...options })
  await opened.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const { host } = opened
  const account = new Account(new Client().setEndpoint(host.endpoint).setProject(host.projectId))
  const clipboard = () => opened.page.evaluate(() => navigator.clipboard.readText())
  const messages = opened.page.getByRole('grid', { name: 'Messages' })
  return { ...opened, account, clipboard, messages }
}

const grace = { userId: 'grace', email: 'grace@example.test' }

const people: NonNullable<WindowOptions['before']> = async (server) => {
  await server('POST', '/users', { ...grace, name: 'Grace Hopper', password: 'correct horse' })
}

/** Asks for a verification as Grace's app would; answers her account. */
async function askForVerification({ host }: Pick<OpenWindow, 'host'>): Promise<Account> {
  const control = (path: string) =>
    host.emulator.fetch(new Request(`${host.url}/__emulator/projects/${host.projectId}/users/grace/${path}`, post))
  const { secret } = await (await control('sign-in-as')).json()
  const client = new Client().setEndpoint(host.endpoint).setProject(host.projectId).setSession(String(secret))
  const account = new Account(client)
  await account.createEmailVerification({ url: 'http://localhost:3000/verify' })
  return account
}

const post = { method: 'POST' } as const

test('inbox: a code is announced and shown on any screen, and one key has it in the clipboard', async () => {
  const { page, account, clipboard } = await openInbox({ place: 'users', before: people })
  await page.getByRole('grid', { name: 'Users' }).waitFor()
  await account.createEmailToken(grace)
  const chip = page.getByRole('region', { name: 'Newest code' })
  await chip.waitFor()
  const shown = /\d{3} \d{3}/.exec((await chip.textContent()) ?? '')?.[0] ?? ''
  await page.getByText(`Code ${shown} for grace`, { exact: true }).waitFor()
  await page.getByRole('link', { name: 'Inbox 1 unread' }).waitFor()

  await page.keyboard.press('Control+Shift+C')
  await page.getByText(`Copied ${shown} for grace`).waitFor()
  expect(await clipboard()).toBe(shown.replace(' ', ''))
  await page.getByRole('link', { name: 'Inbox', exact: true }).waitFor()
  const session = await account.createSession({ userId: 'grace', secret: await clipboard() })
  expect(session.userId).toBe('grace')
  await chip.waitFor({ state: 'detached' })
  await page.keyboard.press('Control+Shift+C')
  await page.getByText('No code waits to be used').waitFor()
})

test('inbox: a code is copied as it comes, and told of outside the window, when that is switched on', async () => {
  const { page, account, clipboard, complaints } = await openInbox({ place: 'settings', before: people })
  await page.getByRole('switch', { name: 'Copy codes' }).press('Space')
  await account.createEmailToken(grace)
  await page.getByText(/^Copied \d{3} \d{3} for grace$/).waitFor()
  const first = await clipboard()
  expect(first).toMatch(/^\d{6}$/)

  // As the desktop window has it, with another window in front.
  await page.evaluate(() => {
    const told: unknown[] = []
    const record = async (...parameters: unknown[]) => told.push(parameters) > 0
    const nothing = async () => undefined
    const offwrite = { platform: 'linux', copy: record, notify: record, onAction: nothing }
    Object.assign(window, { told, offwrite: { ...offwrite, showTheme: nothing, showActions: nothing } })
    Object.defineProperty(document, 'hasFocus', { value: () => false })
  })
  await page.getByRole('link', { name: 'Clock', exact: true }).click()
  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  await page.getByRole('switch', { name: 'Clear copied secrets' }).waitFor()
  await page.getByRole('switch', { name: 'Notify of codes' }).press('Space')
  await account.createEmailToken(grace)
  await expect.poll(() => page.evaluate('window.told.length')).toBe(2)
  const [copied, notice] = await page.evaluate<{ text: string }[]>('window.told.flat()')
  expect(copied).toEqual({ text: expect.stringMatching(/^\d{6}$/), isSecret: true })
  const shown = `${copied?.text.slice(0, 3)} ${copied?.text.slice(3)}`
  expect(notice).toEqual({
    title: `${shown} for grace`,
    body: 'Email OTP to grace@example.test',
    button: 'Copy code',
    copies: copied,
  })
  expect(await clipboard()).toBe(first)
  expect(complaints).toEqual([])
})

test('inbox: two keys verify an address, which is told as well as shown, and a third takes it back', async () => {
  const { page, host, messages, complaints } = await openInbox({ place: 'users', before: people })
  const account = await askForVerification({ host })
  await page.getByRole('grid', { name: 'Users' }).waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press('i')
  await messages.getByText('Verification').waitFor()

  const heard = await listen(page)
  const hand = handIn(page, 4)
  await hand.press('j')
  await expect.poll(() => focusOf(page)).toMatch(/^row "Email to Unread: grace@example\.test Verification /)
  await hand.press('Control+Enter')
  await expect.poll(heard).toContainEqual(expect.stringContaining('Verified grace@example.test'))
  expect((await account.get()).emailVerification).toBe(true)
  await expect.poll(() => messages.getByText('Used', { exact: true }).count()).toBe(1)
  await page.keyboard.press('Control+z')
  await page.getByText('Undone: Verify grace@example.test').waitFor()
  expect((await account.get()).emailVerification).toBe(false)
  expect(complaints).toEqual([])
})

test('inbox: keys alone open a message, copy its code, delete it and bring it back', async () => {
  const { page, account, clipboard, messages } = await openInbox({ before: people })
  await page.getByText('No messages yet').waitFor()
  const { secret: none } = await account.createEmailToken(grace)
  expect(none).toBe('')
  await tabTo(page, messages)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const reader = page.getByRole('region', { name: 'Email OTP to grace@example.test' })
  await expect.poll(() => reader.evaluate((element) => element === document.activeElement)).toBe(true)
  await page.keyboard.press('Enter')
  await page.getByText(/^Copied \d{3} \d{3}$/).waitFor()
  expect(await clipboard()).toMatch(/^\d{6}$/)
  await page.keyboard.press('3')
  await page.getByRole('tab', { name: 'Variables', selected: true }).waitFor()

  await page.keyboard.press('Delete')
  await page.getByText('No messages yet').waitFor()
  await page.keyboard.press('Control+z')
  await messages.getByText('Email OTP').waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('kind:recovery')
  await page.getByText('No message matches kind:recovery').waitFor()
  await pressAt(page, page.getByRole('button', { name: 'Clear filter', exact: true }))
  await messages.getByText('Email OTP').waitFor()
})

test('inbox: a message is sent again, expired, pinned, and all are cleared and put back', async () => {
  const { page, account, messages, clipboard } = await openInbox({ before: people })
  await account.createEmailToken(grace)
  const choose = async (entry: string | RegExp) => {
    await page.getByRole('button', { name: 'More for the message to grace@example.test' }).click()
    await page.getByRole('menuitem', { name: entry }).click()
  }
  const states = (state: string) => messages.getByText(state, { exact: true }).count()
  await messages.getByText('Email OTP').click()
  await choose('Copy as SDK call')
  await expect.poll(clipboard).toMatch(/^await account\.createSession\(\{\n {2}userId: 'grace',\n {2}secret: '\d{6}'/)
  await choose('Expire it')
  await expect.poll(() => states('Expired')).toBe(1)
  await choose('Send again')
  await expect.poll(() => states('Unused')).toBe(1)

  await messages.getByText('Unused', { exact: true }).click()
  await choose('Pin this code to grace@example.test')
  await expect.poll(() => messages.getByText('Fixed code').count()).toBe(2)
  await account.createEmailToken(grace)
  await page.getByRole('button', { name: 'Clear the inbox' }).click()
  await page.getByText('Cleared 2 messages').waitFor()
  await page.getByText('No messages yet').waitFor()
  await page.keyboard.press('Control+z')
  await expect.poll(() => messages.getByText('Email OTP').count()).toBe(2)
  await page.getByRole('button', { name: 'Columns', exact: true }).click()
  const sent = messages.getByRole('columnheader', { name: 'Sent' })
  expect(await sent.getAttribute('aria-sort')).toBe('descending')
  await page.getByRole('button', { name: 'Turn the order by Sent around' }).click()
  await expect.poll(() => sent.getAttribute('aria-sort')).toBe('ascending')
  expect(page.url()).toContain('order=sent')
  await page.getByRole('button', { name: 'Copy as CSV' }).click()
  await expect.poll(clipboard).toMatch(/^id,channel,kind,to,.*\r\n\w+,email,email-otp,grace@example\.test,/)
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Fixed codes' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Address or number').fill('nobody')
  await dialog.getByRole('textbox', { name: 'Code' }).fill('123 456')
  await page.keyboard.press('Enter')
  await dialog.getByText('This is neither an address nor a number').waitFor()
  await dialog.getByLabel('Address or number').fill('+15555550100')
  await page.keyboard.press('Enter')
  await dialog.getByText('+15555550100').waitFor()
  await dialog.getByRole('button', { name: 'Unpin the code of grace@example.test' }).click()
  await expect.poll(() => dialog.getByRole('listitem').count()).toBe(1)
})

/** What a mail must not do here: run, ask elsewhere, lead away. */
const hostileMail = {
  subject: 'Your code',
  message:
    '<style>p{text-transform:uppercase}</style><h1 style="letter-spacing:7px" onclick="x()">Hello {{user}}</h1>' +
    '<p>{{otp}}</p><script>document.title="run"</script><img src="https://cdn.evil.test/x.png" onerror="x()" alt="Logo">' +
    '<a href="https://evil.test/terms">Terms</a><form action="https://evil.test/"><button>Send</button></form>',
  senderEmail: '',
  senderName: '',
  replyToEmail: '',
  replyToName: '',
}

const withHostileMail: NonNullable<WindowOptions['before']> = async (server, host) => {
  await people(server, host)
  const settings = { smtp: { enabled: true, host: 'smtp.test' }, templates: { 'email.otpSession-en': hostileMail } }
  const path = `${host.url}/__emulator/projects/${host.projectId}`
  await host.emulator.fetch(new Request(path, { method: 'PATCH', body: JSON.stringify(settings) }))
  await server('POST', '/account/tokens/email', grace)
}

test('inbox: a mail has its looks and nothing else, and its links are told apart', async () => {
  const { page, host, messages, complaints } = await openInbox({ before: withHostileMail })
  const elsewhere: string[] = []
  page.on('request', (request) => void (request.url().startsWith(host.url) || elsewhere.push(request.url())))
  await messages.getByText('Email OTP').click()
  const frame = page.locator('iframe[title="Mail “Your code”"]')
  expect(await frame.getAttribute('sandbox')).toBe('')
  const mail = frame.contentFrame()
  const styleOf = (element: string, name: string) =>
    mail.locator(element).evaluate((found, property) => getComputedStyle(found).getPropertyValue(property), name)
  expect(await styleOf('h1', 'letter-spacing')).toBe('7px')
  expect(await styleOf('p', 'text-transform')).toBe('uppercase')
  expect(await mail.locator('script, [href], [src], [action], [onclick], [onerror]').count()).toBe(0)
  await mail.getByText('Terms').click()
  await mail.getByRole('button', { name: 'Send' }).click()

  await page.getByText('1 image from elsewhere is left out').waitFor()
  const links = page.getByRole('region', { name: 'Other links' })
  await links.getByText('evil.test is no platform of this project.').waitFor()
  const narrow = (await frame.boundingBox())?.width ?? 0
  await page.getByRole('radio', { name: 'As wide as the window' }).click()
  await expect.poll(async () => (await frame.boundingBox())?.width ?? 0).toBeGreaterThan(900)
  expect(narrow).toBe(375)
  expect(elsewhere).toEqual([])
  expect(complaints).toEqual([])
})
