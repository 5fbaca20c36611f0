import { expect, test } from 'vitest'
import { guardPage } from '../../src-main/desktop/page-guard.ts'
import { popOutOptions } from '../../src-main/desktop/window-options.ts'
import { recordPage } from './recording.ts'

const origin = 'http://localhost:4280'

const popOut = (kind: 'screen' | 'code') => popOutOptions({ isDark: true, platform: 'linux' }, kind)

function guarded(own: string | null = origin) {
  const opened: string[] = []
  const recorded = recordPage()
  guardPage(recorded.page, { origin: () => own, openInBrowser: (address) => opened.push(address), popOut })
  return { ...recorded, opened }
}

const foreign = [
  'https://example.com/',
  'http://localhost:4281/',
  'https://localhost:4280/',
  'http://127.0.0.1:4280/',
  'http://localhost.example.com:4280/',
  'http://localhost:4280@example.com/',
  'http://user@localhost:4280/',
  'http://localhost:4280/v1/account',
  'http://localhost:4280/__emulator/projects',
  'file:///etc/passwd',
  'data:text/html,hello',
  'javascript:alert(1)',
  'about:blank',
  'no address',
]

test('page guard: lets the page go to itself', () => {
  const { passes, opened } = guarded()
  for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
    expect(passes(event, `${origin}/`)).toBe(true)
    expect(passes(event, `${origin}/#/users/grace?project=demo`)).toBe(true)
  }
  expect(opened).toEqual([])
})

test.each(foreign)('page guard: stops navigation, frames and redirects to %s', (address) => {
  const { passes } = guarded()
  for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
    expect(passes(event, address)).toBe(false)
  }
})

test('page guard: lets a frame show what the page wrote for it, which is no page to go to', () => {
  const { passes } = guarded()
  expect(passes('will-frame-navigate', 'about:srcdoc')).toBe(true)
  expect(passes('will-navigate', 'about:srcdoc')).toBe(false)
})

test('page guard: stops everything before the server listens', () => {
  expect(guarded(null).passes('will-navigate', `${origin}/`)).toBe(false)
})

test('page guard: lets a screen have its own window, with the frame left out and the same walls', () => {
  const { open, opened } = guarded()
  const [answer] = open(`${origin}/#/inbox?project=demo&frame=bare`)
  expect(answer).toMatchObject({
    action: 'allow',
    overrideBrowserWindowOptions: {
      backgroundColor: '#131418',
      webPreferences: { contextIsolation: true, sandbox: true, nodeIntegration: false, webviewTag: false },
    },
  })
  expect(JSON.stringify(answer)).not.toContain('preload')
  const others = [`${origin}/#/inbox`, `${origin}/v1/account#/inbox?frame=bare`, 'http://localhost:4281/#/a?frame=bare']
  for (const address of others) expect(open(address)).toEqual([{ action: 'deny' }])
  expect(guarded(null).open(`${origin}/#/inbox?frame=bare`)).toEqual([{ action: 'deny' }])
  expect(opened).toHaveLength(others.length)
})

test('page guard: the newest code stays above all other windows, with the same walls', () => {
  const { open } = guarded()
  const [answer] = open(`${origin}/#/inbox?project=demo&frame=mini`)
  expect(answer).toMatchObject({
    action: 'allow',
    overrideBrowserWindowOptions: { alwaysOnTop: true, minWidth: 240, webPreferences: { sandbox: true } },
  })
  expect(JSON.stringify(answer)).not.toContain('preload')
  expect(JSON.stringify(open(`${origin}/#/inbox?frame=bare`))).not.toContain('alwaysOnTop')
  expect(open(`http://localhost:4281/#/inbox?frame=mini`)).toEqual([{ action: 'deny' }])
})

test('page guard: refuses every other new window and hands web links to the browser', () => {
  const { open, opened } = guarded()
  expect(open('https://appwrite.io/docs')).toEqual([{ action: 'deny' }])
  expect(opened).toEqual(['https://appwrite.io/docs'])
})

test.each([
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,hello',
  'smb://server/share',
  'vscode://file/etc/passwd',
  'https://localhost:4280@example.com/',
  'https:',
])('page guard: hands %s to nobody', (address) => {
  const { open, passes, opened } = guarded()
  expect(open(address)).toEqual([{ action: 'deny' }])
  expect(passes('will-navigate', address)).toBe(false)
  expect(opened).toEqual([])
})

test('page guard: a redirect or frame to the web opens no browser', () => {
  const { passes, opened } = guarded()
  passes('will-redirect', 'https://example.com/')
  passes('will-frame-navigate', 'https://example.com/')
  expect(opened).toEqual([])
})

test('page guard: refuses embedded guests', () => {
  expect(guarded().passes('will-attach-webview', '')).toBe(false)
})
