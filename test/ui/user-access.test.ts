/** How a user gets in, as the inspector of the built window shows and bends it: sessions, codes, factors. */
import decodeQR from 'qr/decode.js'
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { type World, worldOf } from '../support/world.ts'
import { focusOf } from './focus.ts'
import { listen } from './heard.ts'
import { handIn, handOf } from './keys-and-clicks.ts'
import { clientOf, clipboard, openGrace, type OpenedUser } from './open-grace.ts'
import { browserForFile, type OpenWindow, type WindowOptions } from './open-window.ts'

const openWindow = browserForFile()

test('access: a session is copied, expired and brought back, a JWT signs in, an identity ends and goes', async () => {
  const { page, host, world, session, sessionId } = await openGrace(openWindow)
  const account = async (headers: Readonly<Record<string, string>>) =>
    (await world.call('GET', '/account', { headers })).status
  await page.keyboard.press('2')
  await page.getByText('1 session').waitFor()

  await page.getByRole('button', { name: /^Copy secret of session/ }).click()
  await expect.poll(() => clipboard(page)).toBe(session)
  await page.getByRole('button', { name: /^Copy session .* as…/ }).click()
  expect(await page.getByRole('dialog').getByLabel('web SDK code', { exact: true }).textContent()).toContain(session)
  await page.keyboard.press('Escape')

  const passedAt = '2026-03-01T12:00:00.000Z'
  await clientOf(host).updateSession('demo', 'grace', sessionId, { mfaUpdatedAt: passedAt })
  await page.getByRole('button', { name: /^Make the challenge of session .* a day old$/ }).click()
  const { now } = await clientOf(host).clock()
  const passed = async () => (await clientOf(host).userSessions('demo', 'grace')).sessions[0]?.mfaUpdatedAt ?? ''
  await expect.poll(passed).not.toBe(passedAt)
  expect(Math.round((Date.parse(now) - Date.parse(await passed())) / 3_600_000)).toBe(24)

  await page.getByRole('button', { name: /^Expire session/ }).click()
  await page.getByText('expired', { exact: true }).waitFor()
  expect(await account({ 'x-appwrite-session': session })).toBe(401)
  await page.keyboard.press('Control+z')
  await page.getByText(/^Undone: Expire session/).waitFor()
  expect(await account({ 'x-appwrite-session': session })).toBe(200)

  await page.getByLabel('Lifetime in seconds').fill('60')
  await page.keyboard.press('Enter')
  const jwt = (await page.getByLabel('JWT', { exact: true }).locator('code').textContent()) ?? ''
  expect(await account({ 'x-appwrite-jwt': jwt })).toBe(200)
  await page.getByRole('button', { name: 'Jump just past the end of the JWT' }).click()
  await page.getByText(/^Just past the end of the JWT/).waitFor()
  expect(await account({ 'x-appwrite-jwt': jwt })).toBe(401)
  await page.getByRole('list', { name: 'Effective roles' }).getByText('user:grace', { exact: true }).waitFor()
  await page.getByRole('list', { name: 'Missing roles' }).getByText('users/verified').waitFor()
  expect((await clientOf(host).clock()).mode).toBe('offset')
})

test('access: identities and memberships of a user, ended and unlinked with undo', async () => {
  const { page, host, world } = await samples('users/oauth')
  await page.keyboard.press('2')
  await page.getByRole('button', { name: 'Expire the github token now' }).click()
  await page.getByRole('list', { name: 'Identities' }).getByText('expired').waitFor()
  await page.getByRole('button', { name: 'Unlink google' }).click()
  await page.getByText('Unlinked google from Oskar Barnack').waitFor()
  expect((await world.server('GET', '/users/identities')).body.total).toBe(1)
  await page.keyboard.press('Control+z')
  await page.getByRole('button', { name: 'Unlink google', exact: true }).waitFor()

  await page.goto(`${host.url}/#/users/ada?tab=access`)
  await page.getByText('not accepted yet').waitFor()
  await page.getByRole('list', { name: 'Missing roles' }).getByText('team:core', { exact: true }).waitFor()
})

test('scenario 6: a session is ended by one press of the clock, the app is signed out, and back: 2 clicks', async () => {
  const { page, host, world, session } = await openGrace(openWindow)
  const account = async () => (await world.call('GET', '/account', { session })).status
  await page.keyboard.press('2')
  await page.getByText('1 session').waitFor()
  expect(await account()).toBe(200)

  const hand = handIn(page, 6)
  await hand.click(page.getByRole('button', { name: /^Jump just past the end of session/ }))
  await page.getByText(/^Just past the end of session .*: 1 session ended$/).waitFor()
  expect(await account()).toBe(401)
  await hand.click(page.getByRole('button', { name: /^Undo/ }))
  await page.getByText(/^Undone: Jump past the end of session/).waitFor()
  expect([await account(), (await clientOf(host).clock()).mode]).toEqual([200, 'follow'])
})

test('sign in as: two keys put a session of the user into the clipboard', async () => {
  const { page, world } = await openGrace(openWindow)
  const hand = handOf(page, 2)
  await hand.press('a')
  await page.getByRole('dialog').getByRole('button', { name: 'Copy web SDK code' }).waitFor()
  await hand.press('Enter')
  await expect.poll(() => clipboard(page)).toContain('setSession(')
  const session = /setSession\('([^']+)'\)/.exec(await clipboard(page))?.[1] ?? ''
  expect((await world.call('GET', '/account', { session })).body.$id).toBe('grace')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
})

const withAuthenticator: WindowOptions['before'] = async (_server, { emulator }) => {
  const { control } = worldOf(emulator)
  await control('PUT', '/projects/demo/users/grace/totp', {})
  await control('PATCH', '/projects/demo/users/grace', { mfa: true })
  await control('POST', '/clock/advance', { by: '30d' })
  // A code must not run out between being copied and being sent.
  await control('PUT', '/clock', { mode: 'frozen' })
}

/** Once it is there: copying takes a moment. */
async function copiedCode(page: Page): Promise<string> {
  await expect.poll(() => clipboard(page)).toMatch(/^\d{6}$/)
  return clipboard(page)
}

/** Grace is asked for her second factor; answers what the code is answered. */
async function answerTotp({ world, session }: OpenedUser, otp: string): Promise<number> {
  const challenge = await world.call('POST', '/account/mfa/challenges', { session, body: { factor: 'totp' } })
  const body = { challengeId: challenge.body.$id, otp }
  return (await world.call('PUT', '/account/mfa/challenges', { session, body })).status
}

test('scenario 5: thirty days on, our code passes the challenge of an authenticator: 3 keys, told as well as shown', async () => {
  const opened = await openGrace(openWindow, 'users', withAuthenticator)
  const { page } = opened
  await page.getByRole('grid', { name: 'Users' }).getByText('Grace Hopper').waitFor()
  const hand = handIn(page, 5)
  const heard = await listen(page)
  await hand.press('j')
  await expect.poll(() => focusOf(page)).toMatch(/^row "Grace Hopper grace@example\.test .*Unverified On/)
  await hand.press('Enter')
  await expect.poll(() => focusOf(page)).toBe('region "User Grace Hopper"')
  await hand.press('t')
  await expect.poll(heard).toContainEqual(expect.stringContaining('Copied the authenticator code'))
  expect(await answerTotp(opened, await copiedCode(page))).toBe(200)
})

test('scenario 5: the same by 3 clicks', async () => {
  const opened = await openGrace(openWindow, 'users', withAuthenticator)
  const { page } = opened
  const hand = handIn(page, 5)
  await hand.click(page.getByRole('row', { name: /Grace Hopper/ }))
  await hand.click(page.getByRole('tab', { name: 'Security' }))
  await hand.click(page.getByRole('button', { name: /^Copy code$/ }))
  await page.getByText('The clock is moved.').waitFor()
  expect(await answerTotp(opened, await copiedCode(page))).toBe(200)
})

test('security: factors, codes and challenges are made, read, decided and taken away', async () => {
  const opened = await openGrace(openWindow)
  const { page, world, session, complaints } = opened
  await page.keyboard.press('3')
  await page.getByText('Asked for').click()
  await page.getByText('Switched MFA on for Grace Hopper').waitFor()
  await page.getByRole('button', { name: /^Enrol an authenticator/ }).click()
  await page.getByRole('button', { name: 'Show the QR code' }).click()
  const drawn = await page.locator('figure path').getAttribute('d')
  expect(readQr(drawn ?? '')).toMatch(/^otpauth:\/\/totp\/demo/)
  await page.getByRole('button', { name: /^Make the recovery codes/ }).click()
  await expect.poll(() => page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem').count()).toBe(6)

  await world.call('POST', '/account/mfa/challenges', { session, body: { factor: 'totp' } })
  await page.getByText('1 challenge waiting').waitFor()
  await page.getByRole('button', { name: /^Pass next code/ }).click()
  await page.getByText('The next code passes, whatever it is.').waitFor()
  await page.getByRole('button', { name: /^Expire the authenticator challenge/ }).click()
  await page.getByText('1 challenge waiting').waitFor({ state: 'detached' })

  await world.call('POST', '/account/sessions/email', { body: { email: 'grace@example.test', password: 'wrong one' } })
  const clear = page.getByRole('button', { name: 'Clear the counter of /v1/account/sessions/email' })
  await clear.click()
  await clear.waitFor({ state: 'detached' })
  const { limits } = await clientOf(opened.host).limits()
  expect(limits.filter(({ key }) => key.includes('sessions/email'))).toEqual([])

  await page.getByRole('button', { name: 'Remove the authenticator of Grace Hopper' }).click()
  await page.getByText('None is enrolled.').waitFor()
  await world.control('PATCH', '/projects/demo', { lenientCodes: true })
  await page.getByRole('button', { name: 'Ask for the right code' }).click()
  await page.getByText('Any code is accepted in this project.').waitFor({ state: 'detached' })
  expect(complaints).toEqual([])
})

async function samples(place: string): Promise<OpenWindow & { readonly world: World }> {
  const opened = await openWindow({
    place,
    before: async (_server, host) => void (await clientOf(host).loadSamples(host.projectId)),
  })
  await opened.page.getByRole('tab', { name: 'Profile' }).waitFor()
  return { ...opened, world: worldOf(opened.host.emulator) }
}

/** What a camera would read of the squares `M3 4h1v1h-1z`. */
function readQr(path: string): string {
  const dark = [...path.matchAll(/M(\d+) (\d+)h/g)].map(([, x, y]) => [Number(x), Number(y)] as const)
  const scale = 4
  const size = (Math.max(...dark.map(([x]) => x)) + 3) * scale
  const data = new Uint8Array(size * size * 4).fill(255)
  for (const [x, y] of dark) {
    for (let dot = 0; dot < scale * scale; dot += 1) {
      const at = (y * scale + Math.floor(dot / scale)) * size + x * scale + (dot % scale)
      data.fill(0, at * 4, at * 4 + 3)
    }
  }
  return decodeQR({ width: size, height: size, data })
}
