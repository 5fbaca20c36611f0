/** The menus, as data for Electron's `Menu.buildFromTemplate`. */

export interface MenuActions {
  readonly goTo: (screen: string) => void
  readonly openInBrowser: () => void
  readonly revealDataFile: () => void
}

export interface MenuOptions {
  readonly platform: string
  /** Reload and developer tools are for those who build the app. */
  readonly isPackaged: boolean
  readonly hasDataFile: boolean
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

export function menuTemplate({ platform, isPackaged, hasDataFile, actions }: MenuOptions): MenuEntry[] {
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
