import { Account, Client } from 'appwrite'
import { expect, test } from 'vitest'
import { focusOf } from './focus.ts'
import { listen } from './heard.ts'
import { handIn } from './keys-and-clicks.ts'
import { browserForFile, type WindowOptions } from './open-window.ts'
import { tabTo, typeAt } from './tab-to.ts'

const openWindow = browserForFile()

/** The window, and an app in which Grace has been signed in for an hour at most. */
async function openClock(options: WindowOptions = {}) {
  let secret = ''
  const opened = await openWindow({
    place: 'clock',
    ...options,
    async before(server, host) {
      await server('POST', '/users', { userId: 'grace', name: 'Grace Hopper', email: 'grace@example.test' })
      const path = `${host.url}/__emulator/projects/${host.projectId}/users/grace/sign-in-as`
      const response = await host.emulator.fetch(new Request(path, { method: 'POST' }))
      secret = String((await response.json()).secret)
      await options.before?.(server, host)
    },
  })
  const { page, host } = opened
  const guest = new Account(new Client().setEndpoint(host.endpoint).setProject(host.projectId))
  const account = new Account(new Client().setEndpoint(host.endpoint).setProject(host.projectId).setSession(secret))
  const list = page.getByRole('grid', { name: 'What ends next' })
  const pill = page.getByRole('button', { name: /^Clock .*: back to now$/ })
  return { ...opened, account, guest, list, pill }
}

const signedOut = { code: 401, type: 'general_unauthorized_scope' }
const session = 'Session of Grace Hopper'

test('clock: a session has expired and is back, with two clicks', async () => {
  const { page, account, list, pill, complaints } = await openClock()
  const hand = handIn(page, 6)
  expect((await account.get()).$id).toBe('grace')
  await hand.click(list.getByRole('button', { name: `Jump just past the end of ${session}` }))
  await page.getByText(`Just past the end of ${session}: 1 session ended`).waitFor()
  await expect(account.get()).rejects.toMatchObject(signedOut)
  await hand.click(pill)
  await page.getByText('Clock back at now: 1 session is valid again').waitFor()
  expect((await account.get()).$id).toBe('grace')
  expect(complaints).toEqual([])
})

test('clock: a session has expired and is back, with two keys, and a screen reader tells of both', async () => {
  const { page, account, list, pill } = await openClock()
  const hand = handIn(page, 6)
  const heard = await listen(page)
  await list.getByText(session).waitFor()
  expect(await focusOf(page)).toBe('heading "Clock"')
  await hand.press('p')
  await expect.poll(heard).toContainEqual(expect.stringContaining(`Just past the end of ${session}: 1 session ended`))
  await expect(account.get()).rejects.toMatchObject(signedOut)
  await pill.waitFor()
  await hand.press('n')
  await expect.poll(heard).toContainEqual(expect.stringContaining('Clock back at now: 1 session is valid again'))
  expect((await account.get()).$id).toBe('grace')
})

test('clock: keys alone say where it goes, see what that ends, and take it back', async () => {
  const { page, guest, list, pill } = await openClock({ place: 'users' })
  const field = page.getByRole('textbox', { name: 'Move the clock to' })
  const strip = page.getByRole('slider', { name: /^Where the clock goes/ })
  await page.getByRole('grid', { name: 'Users' }).waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press('k')
  await list.getByText(session).waitFor()
  await guest.createEmailToken({ userId: 'grace', email: 'grace@example.test' })
  await list.getByText('Email code of Grace Hopper').waitFor()

  await page.keyboard.press('m')
  await page.keyboard.type('nonsense')
  await page.getByText('Type a span such as +15m').waitFor()
  await typeAt(page, field, 'in 20 minutes')
  await page.getByText(/^To .*: 1 code or link will expire\.$/).waitFor()
  await page.keyboard.press('Enter')
  await page.getByText(/^Clock at .*: 1 code or link ended$/).waitFor()
  await page.getByText('Runs 20 min ahead of the real time.').waitFor()
  await page.getByText('cookies live as long as they really would').waitFor()
  expect(await list.getByText('Email code of Grace Hopper').count()).toBe(0)
  await typeAt(page, field, '-1h')
  await page.getByText(/^To .*: 1 code or link will be valid again\.$/).waitFor()
  await page.keyboard.press('Escape')

  await tabTo(page, strip)
  await page.keyboard.press('ArrowRight')
  await page.getByText(/^To .*: 1 session will expire\.$/).waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('Nothing ends').waitFor()
  await page.keyboard.press('Control+z')
  await list.getByText(session).waitFor()
  await page.keyboard.press('Control+z')
  await list.getByText('Email code of Grace Hopper').waitFor()
  await pill.waitFor({ state: 'detached' })
})

test('clock: it is frozen, runs from where it stands, and follows the real time again', async () => {
  const { page, host, list, pill } = await openClock()
  const mode = async () => (await (await fetch(`${host.url}/__emulator/clock`)).json()).mode
  await page.getByRole('radio', { name: 'Frozen' }).click()
  await page.getByText(/^Clock frozen at/).waitFor()
  await page.getByRole('button', { name: '+30 days' }).hover()
  await page.getByText(/^To .*: nothing will expire\.$/).waitFor()
  await page.getByRole('button', { name: 'Past session length 365 d' }).click()
  await page.getByText(/^Clock at .*: 1 session ended$/).waitFor()
  expect(await mode()).toBe('frozen')
  await page.getByRole('radio', { name: 'Offset' }).click()
  await page.getByText(/^Runs 36[45] d .*ahead of the real time\.$/).waitFor()
  expect(await mode()).toBe('offset')
  await page.getByRole('radio', { name: '×60' }).click()
  await page.getByText(/^Clock runs ×60 from/).waitFor()
  await page.getByText(/^Runs ×60, 36[45] d .*ahead of the real time\.$/).waitFor()
  await page.getByRole('button', { name: /^Clock ×60: back to now$/ }).waitFor()
  const shown = () => page.locator('main time').first().getAttribute('datetime')
  const before = Date.parse((await shown()) ?? '')
  // A minute and more goes by in what is far less of it.
  await expect.poll(async () => Date.parse((await shown()) ?? '') - before).toBeGreaterThan(90_000)
  await page.getByRole('radio', { name: 'Follow' }).click()
  await pill.waitFor({ state: 'detached' })
  await list.getByText(session).click()
  await page.getByText(/^To .*: 1 session will expire\.$/).waitFor()

  await page.route('**/__emulator/clock/upcoming**', (route) => route.abort())
  await page.reload()
  await page.getByText('The emulator does not answer.').waitFor()
  await page.unroute('**/__emulator/clock/upcoming**')
  await page.getByRole('button', { name: 'Try again' }).click()
  await list.getByText(session).waitFor()
})
