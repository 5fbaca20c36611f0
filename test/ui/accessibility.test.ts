/** The users of the built window: every state of the screen and its inspector. */
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { worldOf } from '../support/world.ts'
import { brokenRules } from './broken-rules.ts'
import { browserForFile, type WindowOptions } from './open-window.ts'

const openWindow = browserForFile()

const people: NonNullable<WindowOptions['before']> = async (server, { emulator }) => {
  await server('POST', '/users', {
    userId: 'grace',
    name: 'Grace Hopper',
    email: 'grace@example.test',
    phone: '+15555550100',
    password: 'correct horse',
  })
  await server('PUT', '/users/grace/labels', { labels: ['beta', 'staff'] })
  await server('POST', '/users/grace/sessions')
  await server('POST', '/users/grace/sessions')
  const { control, call } = worldOf(emulator)
  await control('PUT', '/projects/demo/users/grace/totp', {})
  await server('PATCH', '/users/grace/mfa/recovery-codes')
  const forms = await control('POST', '/projects/demo/users/grace/sign-in-as')
  const session = String(forms.body.secret)
  await call('POST', '/account/mfa/challenges', { session, body: { factor: 'totp' } })
  await server('POST', '/users', { userId: 'unique()' })
  await server('POST', '/users', { userId: 'alan', name: 'Alan Turing' })
  await server('PATCH', '/users/alan/status', { status: false })
}

interface View {
  readonly name: string
  readonly place: string
  /** What is checked: the whole page once, then what is new in it. */
  readonly part?: string
  readonly open: (page: Page) => Promise<unknown>
}

const grid = (page: Page, name: string) => page.getByRole('grid', { name })

const views: readonly View[] = [
  {
    name: 'Users',
    place: 'users',
    open: (page) => grid(page, 'Users').getByText('Grace Hopper').waitFor(),
  },
  {
    name: 'Users, selection',
    place: 'users',
    part: 'main',
    async open(page) {
      await page.keyboard.press('j')
      await page.keyboard.press('x')
      await page.getByText('1 user selected').waitFor()
    },
  },
  {
    name: 'Users, no match',
    place: 'users?filter=nobody',
    part: 'main',
    open: (page) => page.getByText('No user matches nobody').waitFor(),
  },
  {
    name: 'user, profile',
    place: 'users/grace',
    part: '[data-inspector]',
    open: (page) => page.getByRole('textbox', { name: 'Name' }).waitFor(),
  },
  {
    name: 'user, access',
    place: 'users/grace',
    part: '[data-inspector]',
    async open(page) {
      await page.getByRole('tab', { name: 'Access' }).click()
      await page.getByText('3 sessions').waitFor()
    },
  },
  {
    name: 'user, security',
    place: 'users/grace',
    part: '[data-inspector]',
    async open(page) {
      await page.getByRole('tab', { name: 'Security' }).click()
      await page.getByRole('button', { name: 'Show the QR code' }).click()
      await page.locator('figure path').waitFor()
      await page.getByText('1 challenge waiting').waitFor()
    },
  },
  {
    name: 'user, activity',
    place: 'users/grace',
    part: '[data-inspector]',
    async open(page) {
      await page.getByRole('tab', { name: 'Activity' }).click()
      await page.getByText('users.updateLabels').waitFor()
    },
  },
  {
    name: 'sign in as',
    place: 'users/grace',
    part: '[role="dialog"]',
    async open(page) {
      await page.getByRole('button', { name: 'Sign in as…' }).click()
      await page.getByRole('dialog').getByRole('tab', { name: 'Playwright' }).click()
    },
  },
  {
    name: 'create user, refused',
    place: 'users?order=name',
    part: '[role="dialog"]',
    async open(page) {
      await page.getByRole('button', { name: 'Create user' }).click()
      await page.getByLabel('In one line').fill('Grace <grace@example.test>')
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').getByText('A user with this email already exists: Grace Hopper.').waitFor()
    },
  },
]

test('accessibility: no view breaks a rule that a machine can check', { timeout: 60_000 }, async () => {
  const { page, complaints } = await openWindow({ before: people })
  const found: string[] = []
  for (const { name, place, part, open } of views) {
    await page.goto(new URL(`#/${place}`, page.url()).href)
    await open(page)
    found.push(...(await brokenRules(page, part)).map((rule) => `${name}: ${rule}`))
    if ((await page.getByRole('dialog').count()) > 0) await page.keyboard.press('Escape')
  }
  expect(found).toEqual([])
  expect(complaints).toEqual([])
})

test('accessibility: the empty list breaks no such rule', async () => {
  const { page } = await openWindow({ place: 'users' })
  await page.getByText('No users yet').waitFor()
  expect(await brokenRules(page)).toEqual([])
})
