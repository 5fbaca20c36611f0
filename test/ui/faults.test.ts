import { Account, Client } from 'appwrite'
import { expect, test } from 'vitest'
import { handIn } from './keys-and-clicks.ts'
import { browserForFile, type WindowOptions } from './open-window.ts'
import { pressAt, tabTo, typeAt } from './tab-to.ts'

const openWindow = browserForFile()
const grace = { email: 'grace@example.test', password: 'correct horse' }

/** The window, and an app that Grace signs in to. */
async function openFaults(options: WindowOptions = {}) {
  const opened = await openWindow({
    place: 'faults',
    before: (server) => server('POST', '/users', { userId: 'grace', name: 'Grace Hopper', ...grace }),
    ...options,
  })
  const { page, host } = opened
  const account = new Account(new Client().setEndpoint(host.endpoint).setProject(host.projectId))
  const signIn = () => account.createEmailPasswordSession(grace)
  const list = page.getByRole('grid', { name: 'Faults' })
  const builder = page.getByRole('form', { name: 'New fault' })
  const call = page.getByRole('combobox', { name: 'Call or path' })
  return { ...opened, account, signIn, list, builder, call }
}

const limited = { code: 429, type: 'general_rate_limit_exceeded' }
const effect = 'answers general_rate_limit_exceeded'

test('faults: three clicks make the next sign-in rate limited, and it ends by itself', async () => {
  const { page, signIn, list, call, complaints } = await openFaults()
  const hand = handIn(page, 11)
  await page.getByText('No call fails on purpose').waitFor()
  await hand.click(call)
  await hand.click(page.getByRole('option', { name: /^account\.createEmailPasswordSession/ }))
  await hand.click(page.getByRole('button', { name: 'Add fault' }))
  await list.getByText(effect).waitFor()
  await page.getByRole('button', { name: '1 fault: show the faults' }).waitFor()
  await page.getByRole('link', { name: 'Faults 1 on' }).waitFor()

  await expect(signIn()).rejects.toMatchObject(limited)
  await list.getByText('Used up').waitFor()
  await list.getByText('1 of 1 call').waitFor()
  await page.getByRole('button', { name: '1 fault: show the faults' }).waitFor({ state: 'detached' })
  expect((await signIn()).userId).toBe('grace')
  expect(complaints).toEqual([])
})

test('faults: three keys make a request fail next time, seen in the log', async () => {
  const { page, signIn } = await openFaults({ place: 'requests' })
  const hand = handIn(page, 11)
  await signIn()
  const log = page.getByRole('grid', { name: 'Requests' })
  await log.getByText('account.createEmailPasswordSession').waitFor()
  await hand.press('Enter')
  await page.getByRole('button', { name: 'Make account.createEmailPasswordSession fail next time' }).waitFor()
  await hand.press('f')
  const add = page.getByRole('button', { name: 'Add fault' })
  await expect.poll(() => add.evaluate((element) => element === document.activeElement)).toBe(true)
  await hand.press('Enter')
  await page.getByRole('grid', { name: 'Faults' }).getByText(effect).waitFor()
  expect(await page.getByRole('combobox', { name: 'Call or path' }).inputValue()).toBe('')

  await expect(signIn()).rejects.toMatchObject(limited)
  await page.keyboard.press('g')
  await page.keyboard.press('r')
  await log.getByText('Fault', { exact: true }).waitFor()
  expect((await signIn()).userId).toBe('grace')
})

test('faults: a call that is not emulated gets an answer', async () => {
  const { page, host } = await openFaults({ place: 'requests' })
  const headers = { 'x-appwrite-project': host.projectId }
  const listDatabases = async () => {
    const response = await fetch(`${host.endpoint}/databases?total=false`, { headers })
    return [response.status, await response.json()]
  }
  expect((await listDatabases())[0]).toBe(501)
  await page.getByRole('grid', { name: 'Requests' }).getByText('/databases').click()
  await page.getByRole('button', { name: 'Stub with a fault' }).click()
  await page.getByRole('textbox', { name: 'Body' }).fill('{"total":0}')
  await page.getByRole('button', { name: 'Add fault' }).click()
  const list = page.getByRole('grid', { name: 'Faults' })
  await list.getByText('/v1/databases').waitFor()
  expect(await listDatabases()).toEqual([200, { total: 0 }])

  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await pressAt(page, page.getByRole('button', { name: 'Columns', exact: true }))
  await pressAt(page, page.getByRole('switch', { name: 'Struck' }), 'Space')
  await pressAt(page, page.getByRole('button', { name: 'Copy as JSON' }))
  await page.getByRole('dialog', { name: 'Columns' }).getByText('Copied').waitFor()
  await page.keyboard.press('Escape')
  await list.getByRole('columnheader', { name: 'Struck' }).waitFor({ state: 'detached' })
  const rows: unknown = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()))
  expect(rows).toMatchObject([{ path: '/v1/databases', hits: 1, state: 'on' }])
})

test('faults: keys alone put a sentence together, look at it, take it away, and clear from any screen', async () => {
  const { page, host, account, list, call } = await openFaults()
  const faults = async () => (await (await fetch(`${host.url}/__emulator/faults`)).json()).faults
  await page.getByText('No call fails on purpose').waitFor()
  await page.keyboard.press('c')
  await expect.poll(() => call.evaluate((element) => element === document.activeElement)).toBe(true)
  await page.keyboard.type('account.get')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('guest')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('option', { name: 'answer the status' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await typeAt(page, page.getByRole('textbox', { name: 'Status' }), '999')
  await page.keyboard.press('Enter')
  await page.getByText('A status from 200 to 599.').waitFor()
  await typeAt(page, page.getByRole('textbox', { name: 'Status' }), '507')
  await page.keyboard.press('Enter')
  await list.getByText('account.get by guest').waitFor()
  await list.getByText('answers 507').waitFor()
  expect(await faults()).toMatchObject([
    { sdk: 'account.get', actor: 'guest', next: 1, effect: { kind: 'reply', status: 507, body: { message: 'Busy' } } },
  ])
  await expect(account.get()).rejects.toMatchObject({ code: 507, message: 'Busy' })

  await page.keyboard.press('Escape')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  const inspector = page.getByRole('region', { name: /^Fault account\.get by guest/ })
  await inspector.getByText('1 of 1 call').waitFor()
  await inspector.getByText('await emulator.faults.add({').waitFor()
  await page.keyboard.press('Delete')
  await page.getByText('No call fails on purpose').waitFor()
  await page.keyboard.press('Control+z')
  await list.getByText('Used up').waitFor()

  await tabTo(page, page.getByRole('button', { name: 'Server down' }))
  await page.keyboard.press('Enter')
  const add = page.getByRole('button', { name: 'Add fault' })
  await expect.poll(() => add.evaluate((element) => element === document.activeElement)).toBe(true)
  await page.keyboard.press('Enter')
  await list.getByText('drops the connection').waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press('u')
  await page.getByRole('grid', { name: 'Users' }).waitFor()
  await page.keyboard.press('Control+Shift+X')
  await page.getByText('Cleared all faults').waitFor()
  expect(await faults()).toEqual([])
  const pill = page.getByRole('button', { name: '1 fault: show the faults' })
  // The one that goes is not the one that comes.
  await pill.waitFor({ state: 'detached' })
  await page.keyboard.press('Control+z')
  await tabTo(page, pill)
  await page.keyboard.press('Enter')
  await list.getByText('drops the connection').waitFor()
})
