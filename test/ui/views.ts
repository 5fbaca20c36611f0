/** What can be seen in the window: every screen, what opens in it, and what it shows before anybody has used it. */
import type { Page } from 'playwright'
import { type Picture, screens } from '../screens/screens.ts'

export interface View extends Picture {
  readonly name: string
  /** Of its screen. */
  readonly title: string
  /** What is looked at: the page whole once for each screen, then what is new in it. */
  readonly part: 'html' | 'main'
}

/** Pictures of what others show as well: the same parts with other words in them. */
const alike: Readonly<Record<string, readonly string[]>> = {
  overview: ['palette-found'],
  users: ['create', 'generate', 'export', 'set-password', 'filter-help', 'save-view'],
  teams: ['no-match', 'selected', 'create'],
  inbox: ['no-match'],
  requests: ['replay-as'],
  snapshots: ['tests', 'about', 'save'],
  faults: ['code'],
  roles: ['user', 'no-match', 'compare'],
  'sign-in-methods': ['no-match', 'off'],
  policies: ['no-match', 'codes', 'origins', 'mails'],
  'api-keys': ['no-match'],
  connect: ['msw'],
  settings: ['no-match', 'start', 'keys'],
  frame: ['drift', 'projects', 'simulated'],
}

const beyondPictures: readonly Omit<View, 'part'>[] = [
  {
    name: 'users, create refused',
    title: 'Users',
    place: 'users',
    async act(page) {
      await page.keyboard.press('c')
      await page.getByLabel('In one line').fill('Grace <grace@example.test>')
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').getByText('A user with this email already exists: Grace Hopper.').waitFor()
    },
  },
  {
    name: 'frame, pills in a menu',
    title: 'Users',
    place: 'users',
    async act(page) {
      await page.setViewportSize({ width: 900, height: 600 })
      await page.evaluate(
        `fetch('/__emulator/projects/demo', { method: 'PATCH', body: '{"rateLimits":false,"lenientCodes":true}' })`,
      )
      await page.getByRole('button', { name: /^\d simulated$/ }).click()
    },
    async after(page) {
      await page.setViewportSize({ width: 1280, height: 800 })
      await page.evaluate(
        `fetch('/__emulator/projects/demo', { method: 'PATCH', body: '{"rateLimits":true,"lenientCodes":false}' })`,
      )
    },
  },
  { name: 'users, QR code', title: 'Users', place: 'users/totp?tab=security', act: press('Show the QR code') },
  { name: 'inbox, variables', title: 'Inbox', place: 'inbox/newest', act: choose('Variables') },
  {
    name: 'faults, calls to choose from',
    title: 'Faults',
    place: 'faults',
    async act(page) {
      await page.getByRole('combobox', { name: 'Call or path' }).fill('createEmail')
      await page.getByRole('option').first().waitFor()
    },
  },
  {
    name: 'roles, a permission that cannot be read',
    title: 'Roles',
    place: `roles/user%3Agrace?permissions=${encodeURIComponent('read("team:core")\nread("nonsense")')}`,
  },
]

/** Of an emulator that is filled as for the pictures. */
export const filledViews: readonly View[] = [
  ...screens.flatMap(({ id, title, isFrame = false, open = {} }) => [
    ...(isFrame ? [] : [{ name: id, title, place: id, part: 'html' as const }]),
    ...Object.entries(open)
      .filter(([name]) => alike[id]?.includes(name) !== true)
      .map(([name, picture]) => ({
        name: `${id}, ${name}`,
        title,
        part: isFrame ? ('html' as const) : ('main' as const),
        ...(typeof picture === 'string' ? { place: picture } : picture),
      })),
  ]),
  ...beyondPictures.map((view) => ({ ...view, part: 'main' as const })),
]

/** Nothing in them comes from users. */
const neverEmpty: readonly string[] = ['sign-in-methods', 'policies', 'api-keys', 'settings', 'frame']

/** Of an emulator that nobody has used. */
export const emptyViews: readonly View[] = [
  ...screens
    .filter(({ id }) => !neverEmpty.includes(id))
    .map(({ id, title }) => ({ name: `${id}, empty`, title, place: id, part: 'main' as const })),
  {
    name: 'connect, from a phone',
    title: 'Connect',
    place: 'connect',
    part: 'main',
    act: press('From a phone or a container'),
  },
]

function press(name: string): (page: Page) => Promise<void> {
  return (page) => page.getByRole('button', { name, exact: true }).click()
}

function choose(tab: string): (page: Page) => Promise<void> {
  return (page) => page.getByRole('tab', { name: tab }).click()
}
