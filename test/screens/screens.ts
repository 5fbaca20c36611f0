/** Every picture of the window: which screens, in which states, in which sizes and themes. */
import type { Page } from 'playwright'

/** `failed`: the reading of the screen's own list fails, the frame goes on. */
export type State = 'full' | 'open' | 'empty' | 'failed'

/** An address, and what to press or click there: a dialog, a sheet, a menu. */
export interface Picture {
  readonly place: string
  readonly act?: (page: Page) => Promise<void>
}

export interface Screen {
  readonly id: string
  readonly title: string
  /** What is open in the state `open`, one picture for each: its name, and the address alone where that is all. */
  readonly open?: Readonly<Record<string, string | Picture>>
}

export const screens: readonly Screen[] = [
  { id: 'overview', title: 'Overview' },
  {
    id: 'users',
    title: 'Users',
    open: {
      profile: 'users/grace',
      access: 'users/grace?tab=access',
      security: 'users/totp?tab=security',
      activity: 'users/grace?tab=activity',
    },
  },
  { id: 'teams', title: 'Teams', open: { members: 'teams/core' } },
  {
    id: 'inbox',
    title: 'Inbox',
    open: {
      message: 'inbox/newest',
      mail: 'inbox/mail',
      'no-match': 'inbox?filter=to:nobody',
      'fixed-codes': { place: 'inbox', act: (page) => page.getByRole('button', { name: 'Fixed codes' }).click() },
    },
  },
  {
    id: 'requests',
    title: 'Requests',
    open: {
      story: 'requests/newest',
      response: { place: 'requests/change', act: (page) => page.getByRole('tab', { name: 'Response' }).click() },
      changes: { place: 'requests/change', act: (page) => page.getByRole('tab', { name: 'Changes' }).click() },
      code: { place: 'requests/change', act: (page) => page.getByRole('tab', { name: 'Code' }).click() },
      compare: { place: 'requests/newest', act: (page) => page.getByRole('tab', { name: 'Compare' }).click() },
      'replay-as': {
        place: 'requests/newest',
        async act(page) {
          await page.getByRole('button', { name: 'More for account.createEmailPasswordSession' }).click()
          await page.getByRole('menuitem', { name: 'Replay as a user' }).click()
        },
      },
    },
  },
  {
    id: 'snapshots',
    title: 'Snapshots',
    open: {
      changes: {
        place: 'snapshots/baseline',
        act: (page) => page.getByRole('button', { name: 'Grace Hopper' }).first().click(),
      },
      about: 'snapshots/checkout-ready?tab=about',
      tests: 'snapshots/checkout-ready?tab=tests',
      restore: {
        place: 'snapshots/checkout-ready',
        act: (page) => page.getByRole('button', { name: 'Restore checkout-ready' }).click(),
      },
      save: { place: 'snapshots', act: (page) => page.getByRole('button', { name: 'Save snapshot' }).click() },
      drift: { place: 'snapshots', act: (page) => page.getByRole('button', { name: 'Changed since' }).click() },
    },
  },
  {
    id: 'clock',
    title: 'Clock',
    open: {
      preview: { place: 'clock', act: (page) => page.getByLabel('Move the clock to').fill('+2h') },
    },
  },
  {
    id: 'faults',
    title: 'Faults',
    open: {
      fault: 'faults/newest',
      code: { place: 'faults', act: (page) => page.getByRole('button', { name: 'As code' }).click() },
    },
  },
  { id: 'roles', title: 'Roles', open: { user: 'roles/user%3Agrace' } },
  { id: 'sign-in-methods', title: 'Sign-in methods' },
  { id: 'policies', title: 'Policies' },
  { id: 'api-keys', title: 'API keys' },
  { id: 'connect', title: 'Connect' },
  { id: 'settings', title: 'Settings' },
]

export const sizes = [
  { width: 1280, height: 800 },
  { width: 1024, height: 700 },
  { width: 900, height: 600 },
] as const

export const themes = ['light', 'dark'] as const
