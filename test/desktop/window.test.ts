import { expect, test } from 'vitest'
import type { DesktopAction } from '../../src-shared/contract/desktop.ts'
import { screenAddress } from '../../src-main/desktop/addresses.ts'
import { type MenuEntry, menuTemplate } from '../../src-main/desktop/menu.ts'
import { noMemory, parseWindowMemory } from '../../src-main/desktop/window-memory.ts'
import { windowOptions } from '../../src-main/desktop/window-options.ts'

const display = { x: 0, y: 0, width: 1920, height: 1080 }
const bounds = { x: 100, y: 50, width: 1200, height: 800 }

test('window: its page runs isolated, sandboxed and without Node', () => {
  expect(
    windowOptions({ isDark: false, platform: 'linux' }, noMemory, '/app/preload.cjs').webPreferences,
  ).toMatchObject({
    preload: '/app/preload.cjs',
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
  })
})

test('window: is never smaller than 900 x 600 and stays hidden until it has painted', () => {
  const options = windowOptions({ isDark: false, platform: 'linux' }, noMemory, '')
  expect(options).toMatchObject({ minWidth: 900, minHeight: 600, show: false })
})

test('window: has the colour of the theme before the page paints', () => {
  const light = windowOptions({ isDark: false, platform: 'win32' }, noMemory, '')
  const dark = windowOptions({ isDark: true, platform: 'win32' }, noMemory, '')
  expect([light.backgroundColor, dark.backgroundColor]).toEqual(['#f6f6f8', '#131418'])
  expect(dark.titleBarOverlay).toMatchObject({ color: '#131418', height: 40 })
})

test('window: the title bar is the page on every system', () => {
  expect(windowOptions({ isDark: false, platform: 'darwin' }, noMemory, '').titleBarStyle).toBe('hiddenInset')
  expect(windowOptions({ isDark: false, platform: 'linux' }, noMemory, '').titleBarStyle).toBe('hidden')
})

test('window memory: stands where it stood', () => {
  const memory = parseWindowMemory(JSON.stringify({ theme: 'dark', bounds }), [display])
  expect(memory).toEqual({ theme: 'dark', bounds })
  expect(windowOptions({ isDark: true, platform: 'linux' }, memory, '')).toMatchObject(bounds)
})

test('window memory: forgets a place on a display that is gone', () => {
  const gone = JSON.stringify({ theme: 'light', bounds: { ...bounds, x: 4000 } })
  expect(parseWindowMemory(gone, [display])).toEqual({ theme: 'light', bounds: null })
})

test.each([
  '',
  '{',
  'null',
  '[]',
  '{"theme":"sepia","bounds":{"x":1}}',
  '{"bounds":{"x":"1","y":0,"width":9,"height":9}}',
])('window memory: takes %j for nothing', (text) => {
  expect(parseWindowMemory(text, [display])).toEqual(noMemory)
})

test('menu: a packaged app has no reload and no developer tools', () => {
  for (const platform of ['darwin', 'linux', 'win32']) {
    const entries = flat(
      menuTemplate({ platform, isPackaged: true, hasDataFile: true, ofPage: [], actions: noActions }),
    )
    const roles = entries.map(({ role }) => role)
    expect(roles).not.toEqual(expect.arrayContaining(['reload']))
    expect(roles).not.toEqual(expect.arrayContaining(['forceReload']))
    expect(roles).not.toEqual(expect.arrayContaining(['toggleDevTools']))
    // These roles bring the ones above along.
    expect(roles).not.toEqual(expect.arrayContaining(['viewMenu']))
    expect(entries.filter(({ accelerator }) => /R$|F5|F12/.test(accelerator ?? ''))).toEqual([])
  }
})

test('menu: those who build the app can reload', () => {
  const entries = flat(
    menuTemplate({ platform: 'linux', isPackaged: false, hasDataFile: true, ofPage: [], actions: noActions }),
  )
  expect(entries.map(({ role }) => role)).toContain('reload')
})

test('menu: goes to the screens and leaves their keys to the page', () => {
  const went: string[] = []
  const actions = { ...noActions, goTo: (screen: string) => void went.push(screen) }
  const entries = flat(menuTemplate({ platform: 'linux', isPackaged: true, hasDataFile: true, ofPage: [], actions }))
  const screens = entries.filter(({ accelerator }) => accelerator?.startsWith('CommandOrControl+') === true)
  for (const { click } of screens) click?.()
  // As in the side bar.
  const first = ['overview', 'users', 'teams', 'inbox', 'requests', 'snapshots', 'clock', 'faults', 'roles']
  expect(went).toEqual([...first, 'settings'])
  expect(screens.every(({ registerAccelerator }) => registerAccelerator === false)).toBe(true)
})

const ofPage: readonly DesktopAction[] = [
  { action: 'undo', does: 'Undo', group: 'Anywhere', keys: 'Mod+Z', isEnabled: true },
  { action: 'restore', does: 'Restore the baseline', group: 'Anywhere', keys: 'Mod+Shift+R', isEnabled: true },
  { action: 'next', does: 'Next row', group: 'List', keys: '↓', isEnabled: true },
  { action: 'block', does: 'Block or unblock', group: 'Selection', keys: 'B', isEnabled: false },
]

test('menu: has the actions of the page with their keys, and hands what is chosen to the page', () => {
  const done: string[] = []
  const actions = { ...noActions, perform: (action: string) => void done.push(action) }
  const menus = (platform: string) =>
    menuTemplate({ platform, isPackaged: true, hasDataFile: true, ofPage, actions })
      .filter(({ label }) => label === 'Action' || label === 'List' || label === 'Selection')
      .map(({ label, submenu = [] }) => [
        label,
        ...submenu.map(({ label: does, accelerator, enabled }) => [does, accelerator ?? '', enabled].join(' ')),
      ])
  expect(menus('linux')).toEqual([
    ['Action', 'Undo CommandOrControl+Z true', 'Restore the baseline CommandOrControl+Shift+R true'],
    ['List', 'Next row  true'],
    ['Selection', 'Block or unblock B false'],
  ])
  // There a letter in a menu would be taken from the fields, and undo from their own.
  expect(menus('darwin').flat().join('\n')).not.toMatch(/unblock B|\+Z/)
  const entries = flat(menuTemplate({ platform: 'linux', isPackaged: true, hasDataFile: true, ofPage, actions }))
  const restore = entries.find(({ label }) => label === 'Restore the baseline')
  restore?.click?.()
  expect([done, restore?.registerAccelerator]).toEqual([['restore'], false])
})

test('menu: shows no data file where there is none', () => {
  const entries = flat(
    menuTemplate({ platform: 'linux', isPackaged: true, hasDataFile: false, ofPage: [], actions: noActions }),
  )
  expect(entries.find(({ label }) => label === 'Show data file')?.enabled).toBe(false)
})

test('screen address: keeps the project that is shown', () => {
  const shown = 'http://localhost:4280/#/users/grace?project=shop&filter=status:blocked'
  expect(screenAddress('http://localhost:4280', 'requests', shown)).toBe(
    'http://localhost:4280/#/requests?project=shop',
  )
  expect(screenAddress('http://localhost:4280', 'users', 'http://localhost:4280/')).toBe(
    'http://localhost:4280/#/users',
  )
})

const nothing = () => undefined
const noActions = { goTo: nothing, openInBrowser: nothing, revealDataFile: nothing, perform: nothing }

function flat(entries: readonly MenuEntry[]): readonly MenuEntry[] {
  return entries.flatMap((entry) => [entry, ...flat(entry.submenu ?? [])])
}
