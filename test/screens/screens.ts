/** Every picture of the window: which screens, in which states, in which sizes and themes. */
import type { Page } from 'playwright'
import { askForCode, chooseMore, deleteNewest, simulate, toSection } from './acts.ts'

/**
 * `failed`: the reading of the screen's own list fails, the frame goes on. `changed`: as `open`, after what changes the
 * emulator, and so last.
 */
export type State = 'full' | 'open' | 'failed' | 'changed' | 'empty'

/** An address, and what to press or click there: a dialog, a sheet, a menu. */
export interface Picture {
  readonly place: string
  readonly act?: (page: Page) => Promise<unknown>
  /** Takes back what the act changed, for the pictures that follow. */
  readonly after?: (page: Page) => Promise<unknown>
}

export interface Screen {
  readonly id: string
  readonly title: string
  /** What is there on every screen: it has no states of its own. */
  readonly isFrame?: true
  /** What is open in the state `open`, one picture for each: its name, and the address alone where that is all. */
  readonly open?: Readonly<Record<string, string | Picture>>
}

const permissions = `read("team:core")
update("team:core/owner")
delete("user:ada")`

export const screens: readonly Screen[] = [
  {
    id: 'overview',
    title: 'Overview',
    open: {
      palette: { place: 'overview', act: (page) => page.keyboard.press('Control+k') },
      'palette-found': {
        place: 'overview',
        async act(page) {
          await page.keyboard.press('Control+k')
          await page.getByRole('dialog').waitFor()
          await page.keyboard.type('grace')
        },
      },
      keys: { place: 'overview', act: (page) => page.keyboard.press('?') },
    },
  },
  {
    id: 'users',
    title: 'Users',
    open: {
      profile: 'users/grace',
      access: 'users/grace?tab=access',
      security: 'users/totp?tab=security',
      activity: 'users/grace?tab=activity',
      'no-match': 'users?filter=status:blocked%20Ada',
      selected: {
        place: 'users',
        async act(page) {
          await page.getByRole('grid', { name: 'Users' }).focus()
          for (const key of ['ArrowDown', 'x', 'Shift+ArrowDown', 'Shift+ArrowDown']) await page.keyboard.press(key)
        },
      },
      'row-menu': {
        place: 'users',
        act: (page) => page.getByRole('row', { name: /Grace Hopper/ }).click({ button: 'right' }),
      },
      'filter-help': {
        place: 'users',
        act: (page) => page.getByRole('button', { name: 'What a filter can say' }).click(),
      },
      'save-view': {
        place: 'users?filter=label:beta%20session:yes',
        act: (page) => page.getByRole('button', { name: 'Save view' }).click(),
      },
      columns: { place: 'users', act: (page) => page.getByRole('button', { name: 'Columns' }).click() },
      create: { place: 'users', act: (page) => page.keyboard.press('c') },
      import: { place: 'users', act: (page) => chooseMore(page, 'Import…') },
      generate: { place: 'users', act: (page) => chooseMore(page, 'Generate…') },
      export: {
        place: 'users',
        act: (page) => page.getByRole('button', { name: 'Import, generate, export' }).click(),
      },
      'sign-in-as': {
        place: 'users/ada',
        async act(page) {
          await page.keyboard.press('a')
          await page.getByRole('dialog').waitFor()
        },
        async after(page) {
          await page
            .getByRole('dialog')
            .getByRole('button', { name: /^Close/ })
            .click()
          await page.getByRole('dialog').waitFor({ state: 'detached' })
          await page.keyboard.press('Control+z')
          await page.getByText('Undone: ').first().waitFor()
        },
      },
      'set-password': { place: 'users/grace', act: (page) => page.getByRole('button', { name: 'Set…' }).click() },
    },
  },
  {
    id: 'teams',
    title: 'Teams',
    open: {
      members: 'teams/core',
      details: { place: 'teams/core', act: (page) => page.getByRole('tab', { name: 'Details' }).click() },
      'no-match': 'teams?filter=pending:yes%20Ops',
      selected: {
        place: 'teams',
        async act(page) {
          await page.getByRole('grid', { name: 'Teams' }).focus()
          for (const key of ['ArrowDown', 'x', 'Shift+ArrowDown']) await page.keyboard.press(key)
        },
      },
      create: { place: 'teams', act: (page) => page.keyboard.press('c') },
      invite: { place: 'teams/core', act: (page) => page.getByRole('button', { name: 'Invite…' }).click() },
    },
  },
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
      columns: { place: 'requests', act: (page) => page.getByRole('button', { name: 'Columns', exact: true }).click() },
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
  {
    id: 'roles',
    title: 'Roles',
    open: {
      user: 'roles/user%3Agrace',
      permissions: `roles/user%3Agrace?permissions=${encodeURIComponent(permissions)}`,
      compare: `roles/user%3Agrace?with=user%3Aada&permissions=${encodeURIComponent(permissions)}`,
      key: 'roles/key%3Areader',
      'no-match': 'roles?filter=nobody',
      'what-if': {
        place: 'roles/user%3Agrace',
        act: (page) => page.getByRole('button', { name: 'What if' }).click(),
      },
    },
  },
  {
    id: 'sign-in-methods',
    title: 'Sign-in methods',
    open: {
      'no-match': 'sign-in-methods?filter=pigeon',
      off: {
        place: 'sign-in-methods',
        act: (page) => page.getByRole('switch', { name: 'Anonymous' }).press('Space'),
        after: (page) => page.keyboard.press('Control+z'),
      },
    },
  },
  {
    id: 'policies',
    title: 'Policies',
    open: {
      'no-match': 'policies?filter=pigeon',
      codes: 'policies?filter=code',
      origins: { place: 'policies', act: (page) => toSection(page, 'Allowed origins') },
      mails: { place: 'policies', act: (page) => toSection(page, 'Mails') },
      template: {
        place: 'policies',
        act: (page) => page.getByRole('button', { name: 'Edit Magic URL en' }).click(),
      },
      tried: {
        place: 'policies?filter=password',
        async act(page) {
          await page.getByLabel('Try a password').fill('grace')
          await page.getByLabel('Of user').fill('grace')
          await page.keyboard.press('Escape')
        },
      },
    },
  },
  {
    id: 'api-keys',
    title: 'API keys',
    open: {
      key: 'api-keys/reader',
      'no-match': 'api-keys?filter=pigeon',
      create: { place: 'api-keys', act: (page) => page.keyboard.press('c') },
    },
  },
  {
    id: 'connect',
    title: 'Connect',
    open: { msw: { place: 'connect', act: (page) => page.getByRole('tab', { name: 'MSW' }).click() } },
  },
  {
    id: 'settings',
    title: 'Settings',
    open: {
      'no-match': 'settings?filter=pigeon',
      start: { place: 'settings', act: (page) => toSection(page, 'Start') },
      keys: {
        place: 'settings',
        async act(page) {
          await toSection(page, 'Keys')
          await page.getByRole('button', { name: 'Change the keys for Undo' }).press('Enter')
        },
      },
    },
  },
  {
    id: 'frame',
    title: 'Users',
    isFrame: true,
    open: {
      simulated: {
        place: 'users',
        act: (page) => simulate(page, true),
        after: (page) => simulate(page, false),
      },
      code: {
        place: 'users',
        act: askForCode,
        after: deleteNewest,
      },
      projects: { place: 'users', act: (page) => page.getByRole('button', { name: /^Project/ }).click() },
    },
  },
]

export const sizes = [
  { width: 1280, height: 800 },
  { width: 1024, height: 700 },
  { width: 900, height: 600 },
] as const

export const themes = ['light', 'dark'] as const
