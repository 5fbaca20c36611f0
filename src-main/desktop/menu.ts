/** The menus, as data for Electron's `Menu.buildFromTemplate`. */

import type { DesktopAction } from '../../src-shared/contract/desktop.ts'

export interface MenuActions {
  readonly goTo: (screen: string) => void
  readonly openInBrowser: () => void
  readonly revealDataFile: () => void
  /** Has the page do one of its actions. */
  readonly perform: (action: string) => void
}

export interface MenuOptions {
  readonly platform: string
  /** Reload and developer tools are for those who build the app. */
  readonly isPackaged: boolean
  readonly hasDataFile: boolean
  /** What the page can do; empty until it has told. */
  readonly ofPage: readonly DesktopAction[]
  readonly actions: MenuActions
}

/** What is used of Electron's `MenuItemConstructorOptions`. */
export interface MenuEntry {
  readonly label?: string
  readonly role?: MenuRole
  readonly type?: 'separator'
  readonly accelerator?: string
  readonly registerAccelerator?: boolean
  readonly enabled?: boolean
  readonly click?: () => void
  readonly submenu?: MenuEntry[]
}

type MenuRole =
  | 'about'
  | 'close'
  | 'copy'
  | 'cut'
  | 'editMenu'
  | 'forceReload'
  | 'hide'
  | 'hideOthers'
  | 'paste'
  | 'quit'
  | 'reload'
  | 'resetZoom'
  | 'selectAll'
  | 'services'
  | 'toggleDevTools'
  | 'togglefullscreen'
  | 'unhide'
  | 'windowMenu'
  | 'zoomIn'
  | 'zoomOut'

const separator: MenuEntry = { type: 'separator' }

/** In the order of the side bar, which Mod+1, Mod+2 … follow. */
const screens = [
  { screen: 'overview', label: 'Overview' },
  { screen: 'users', label: 'Users' },
  { screen: 'teams', label: 'Teams' },
  { screen: 'inbox', label: 'Inbox' },
  { screen: 'requests', label: 'Requests' },
  { screen: 'snapshots', label: 'Snapshots' },
  { screen: 'clock', label: 'Clock' },
  { screen: 'faults', label: 'Faults' },
  { screen: 'roles', label: 'Roles' },
  { screen: 'sign-in-methods', label: 'Sign-in methods' },
  { screen: 'policies', label: 'Policies' },
  { screen: 'api-keys', label: 'API keys' },
  { screen: 'connect', label: 'Connect' },
  { screen: 'settings', label: 'Settings' },
] as const

export function menuTemplate({ platform, isPackaged, hasDataFile, ofPage, actions }: MenuOptions): MenuEntry[] {
  const isMac = platform === 'darwin'
  return [
    ...(isMac ? [macAppMenu()] : []),
    {
      label: 'File',
      submenu: [
        { label: 'Open in browser', click: actions.openInBrowser },
        { label: 'Show data file', enabled: hasDataFile, click: actions.revealDataFile },
        separator,
        { role: isMac ? 'close' : 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: 'Go',
      submenu: screens.map(({ screen, label }, index) => ({
        label,
        ...acceleratorOf(screen, index),
        // The page listens for the key itself; the menu only shows it.
        registerAccelerator: false,
        click: () => actions.goTo(screen),
      })),
    },
    ...actionMenus(ofPage, isMac, actions.perform),
    {
      label: 'View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        separator,
        { role: 'togglefullscreen' },
        ...(isPackaged ? [] : [separator, ...developerEntries()]),
      ],
    },
    { role: 'windowMenu' },
  ]
}

const groups = [
  { group: 'Anywhere', label: 'Action' },
  { group: 'List', label: 'List' },
  { group: 'Selection', label: 'Selection' },
] as const

function actionMenus(
  ofPage: readonly DesktopAction[],
  isMac: boolean,
  perform: MenuActions['perform'],
): readonly MenuEntry[] {
  return groups.flatMap(({ group, label }) => {
    const submenu = ofPage
      .filter((each) => each.group === group)
      .map(({ action, does, keys, isEnabled }) => ({
        label: does,
        enabled: isEnabled,
        ...shownKeys(keys, isMac),
        registerAccelerator: false,
        click: () => perform(action),
      }))
    return submenu.length === 0 ? [] : [{ label, submenu }]
  })
}

/** Of the Edit menu: in a field they are the field's. */
const ofEditing = ['Mod+Z', 'Mod+Shift+Z', 'Mod+A']

/** A Mac listens for every key that a menu shows, also while a field is typed into: it is shown what no field needs. */
function shownKeys(keys: string | null, isMac: boolean): Pick<MenuEntry, 'accelerator'> {
  if (keys === null || /[^\x20-\x7e]/.test(keys)) return {}
  if (isMac && (!keys.startsWith('Mod+') || ofEditing.includes(keys))) return {}
  return { accelerator: keys.replace('Mod', 'CommandOrControl') }
}

function acceleratorOf(screen: string, index: number): Pick<MenuEntry, 'accelerator'> {
  if (screen === 'settings') return { accelerator: 'CommandOrControl+,' }
  return index < 9 ? { accelerator: `CommandOrControl+${index + 1}` } : {}
}

function macAppMenu(): MenuEntry {
  return {
    label: 'Offwrite',
    submenu: [
      { role: 'about' },
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ],
  }
}

function developerEntries(): MenuEntry[] {
  return [{ role: 'reload' }, { role: 'forceReload' }, { role: 'toggleDevTools' }]
}
