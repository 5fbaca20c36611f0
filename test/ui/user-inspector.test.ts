/** The inspector of a user in the built window: what it changes, an app meets; what an app does, it shows. */
import { expect, test } from 'vitest'
import { password } from '../support/world.ts'
import { clientOf, clipboard, openGrace } from './open-grace.ts'
import { browserForFile } from './open-window.ts'
import { tabTo } from './tab-to.ts'

const openWindow = browserForFile()

test('profile: every field is saved on leaving it, says at the field what is wrong, and is put back', async () => {
  const { page, world, session, complaints } = await openGrace(openWindow, 'users/grace', (server) =>
    server('POST', '/users', { userId: 'ada', name: 'Ada', email: 'ada@example.test' }),
  )
  const grace = async () => (await world.server('GET', '/users/grace')).body
  const email = page.getByRole('textbox', { name: 'Email' })

  await email.fill('ada@example.test')
  await email.press('Enter')
  await page
    .getByRole('alert')
    .getByText(/already exists/)
    .waitFor()
  expect(await email.inputValue()).toBe('ada@example.test')
  await email.press('Escape')
  expect(await email.inputValue()).toBe('grace@example.test')

  await email.fill('hopper@example.test')
  await email.press('Tab')
  await page.getByText('Changed the email to hopper@example.test').waitFor()
  await page.getByRole('switch', { name: 'Verified email' }).focus()
  await page.keyboard.press('Space')
  await page.getByText('Verified the email of Grace Hopper').waitFor()
  expect(await grace()).toMatchObject({ email: 'hopper@example.test', emailVerification: true })
  await page.keyboard.press('Control+z')
  await page.getByText('Undone: Verify the email of Grace Hopper').waitFor()
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await grace()).email).toBe('grace@example.test')

  const preferences = page.getByRole('textbox', { name: 'Preferences' })
  await preferences.fill('{\n  "theme": "dark"\n  "size": 2\n}')
  await page.getByText('Not saved. Line 3, column 3: a comma or } is expected.').waitFor()
  await preferences.fill('{ "theme": "dark", "size": 2 }')
  await preferences.press('Control+Enter')
  await page.getByText('Changed the preferences of Grace Hopper').waitFor()
  expect((await grace()).prefs).toEqual({ theme: 'dark', size: 2 })

  await page.getByRole('textbox', { name: 'Note' }).fill('Signs in with\ncorrect horse')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Changed the note on Grace Hopper').waitFor()
  expect((await world.control('GET', '/projects/demo/users/grace')).body.note).toBe('Signs in with\ncorrect horse')
  const due = page.getByRole('switch', { name: 'Reset due' })
  await due.focus()
  await page.keyboard.press('Space')
  await page.getByText('user_password_reset_required').waitFor()
  expect((await world.call('GET', '/account', { session })).status).toBe(412)
  await page.keyboard.press('Control+z')
  await page.getByRole('switch', { name: 'Reset due', checked: false }).waitFor()
  expect((await world.call('GET', '/account', { session })).status).toBe(200)

  await page.getByRole('button', { name: 'Set a throwaway' }).click()
  await page.getByText('shown this once').waitFor()
  const signIn = (secret: string) =>
    world.call('POST', '/account/sessions/email', { body: { email: 'grace@example.test', password: secret } })
  const throwaway = (await page.locator('output').filter({ hasText: 'shown this once' }).textContent()) ?? ''
  expect((await signIn(throwaway.replace('shown this once', ''))).status).toBe(201)
  expect((await signIn(password)).status).toBe(401)
  await page.getByRole('button', { name: 'Set…' }).click()
  await page.getByRole('textbox', { name: 'Password' }).fill('short')
  await page.keyboard.press('Enter')
  await page.getByText('The password must have 8 to 256 bytes, it has 5.').waitFor()
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await expect.poll(async () => (await signIn(password)).status).toBe(201)

  await world.call('POST', '/account/tokens/email', { body: { userId: 'grace', email: 'grace@example.test' } })
  await page.getByRole('button', { name: 'Copy code', exact: true }).click()
  await page.getByText('Copied', { exact: true }).first().waitFor()
  const token = { userId: 'grace', secret: await clipboard(page) }
  expect((await world.call('POST', '/account/sessions/token', { body: token })).status).toBe(201)
  await page.getByText('Used', { exact: true }).waitFor()
  expect(complaints).toEqual([])
})

test('inspector: opened, gone through and closed by keys alone', async () => {
  const { page, world } = await openGrace(openWindow, 'users')
  await page.getByRole('grid', { name: 'Users' }).getByText('Grace Hopper').waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: 'User Grace Hopper' }).waitFor()
  await page.keyboard.press('2')
  const signOut = page.getByRole('button', { name: /^Sign out session/ })
  await signOut.waitFor()
  await tabTo(page, signOut)
  await page.keyboard.press('Enter')
  await page.getByText('Grace Hopper is not signed in anywhere.').waitFor()
  await page.keyboard.press('Control+z')
  await signOut.waitFor()

  await page.keyboard.press('1')
  const verified = page.getByRole('switch', { name: 'Verified email' })
  await tabTo(page, verified)
  await page.keyboard.press('Space')
  await page.getByRole('switch', { name: 'Verified email', checked: true }).waitFor()
  await page.keyboard.press('v')
  await page.getByText('Unverified the email of Grace Hopper', { exact: true }).waitFor()
  expect((await world.server('GET', '/users/grace')).body.emailVerification).toBe(false)
  await page.keyboard.press('Escape')
  await page.getByRole('region', { name: 'User Grace Hopper' }).waitFor({ state: 'detached' })
  expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('grid')
})

test('activity: requests, messages and changes of the user on one line of time', async () => {
  const { page, host, world, session, sessionId } = await openGrace(openWindow)
  await clientOf(host).updateSession('demo', 'grace', sessionId, { factors: ['password', 'totp'] })
  await world.call('POST', '/account/verifications/email', { session, body: { url: 'http://localhost/verify' } })
  await page.keyboard.press('4')
  const list = page.getByRole('list', { name: 'Activity' })
  await list.getByText('Verification to grace@example.test').waitFor()
  await list.getByText('account.createEmailVerification').waitFor()
  await list.getByRole('button', { name: /^Change a session of Grace Hopper/ }).click()
  await list.getByText('factors: ["password"] → ["password","totp"]').waitFor()
  await list.getByRole('link', { name: /account\.createEmailVerification/ }).click()
  await page.getByRole('grid', { name: 'Requests' }).waitFor()
  expect(page.url()).toContain('#/requests/')
})
