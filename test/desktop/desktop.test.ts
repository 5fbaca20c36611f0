import { createServer } from 'node:http'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startDesktop } from '../../src-main/desktop/desktop.ts'
import type { WindowMemory } from '../../src-main/desktop/window-memory.ts'
import { EmulatorError } from '../../src-shared/http/errors.ts'
import { HostError, type RunningHost, startHost } from '../../src-main/host/index.ts'
import { callNames, chosenAction } from '../../src-main/preload/call-names.ts'
import { temporaryFolder } from '../host/temporary-folder.ts'
import { type DesktopSettings, recordDesktop, recordPage } from './recording.ts'

interface Started {
  readonly port?: number
  readonly kept?: string
  readonly start?: (port: number) => Promise<RunningHost>
}

async function start(settings: DesktopSettings = {}, { port = 0, kept = '', start: startOther }: Started = {}) {
  const desktop = recordDesktop(settings)
  const hosts: RunningHost[] = []
  const memories: WindowMemory[] = []
  const announced: (string | null)[] = []
  onTestFinished(async () => void (await Promise.all(hosts.map((host) => host.close()))))
  await startDesktop(desktop.parts, {
    port,
    startHost: async (wanted) => {
      const host = await (startOther ?? startInMemory)(wanted)
      hosts.push(host)
      return host
    },
    preload: '/app/preload.cjs',
    readMemory: () => kept,
    writeMemory: (memory) => void memories.push(memory),
    announce: (host) => void announced.push(host === null ? null : host.url),
  })
  return { ...desktop, hosts, memories, announced, url: hosts[0]?.url ?? '' }
}

function startInMemory(port: number): Promise<RunningHost> {
  return startHost({ port, data: null, uiFolder: null })
}

test('desktop: serves the API and shows its page in one window', async () => {
  const { windows, url, announced } = await start()
  expect((await fetch(`${url}/v1/ping`)).status).toBe(200)
  expect(windows.map(({ done }) => done)).toEqual([[`load ${url}/`]])
  expect(announced).toEqual([url])
})

test('desktop: puts every page in the sandbox before the app is ready', async () => {
  const { done } = await start()
  expect(done).toEqual(['sandbox', 'ready'])
})

test('desktop: shows the window once it has painted', async () => {
  const { windows } = await start()
  windows[0]?.events.emit('ready-to-show')
  expect(windows[0]?.done.at(-1)).toBe('show')
})

test('desktop: guards every page there will be', async () => {
  const { app, url, done } = await start()
  const { page, passes, open } = recordPage()
  app.emit('web-contents-created', {}, page)
  expect(passes('will-navigate', `${url}/`)).toBe(true)
  expect(passes('will-navigate', 'file:///etc/passwd')).toBe(false)
  expect(open('https://appwrite.io/')).toEqual([{ action: 'deny' }])
  expect(done).toContain('browse https://appwrite.io/')
})

test('desktop: restricts permissions', async () => {
  const { permissions } = await start()
  expect(permissions.device?.()).toBe(false)
  expect(permissions.check?.(null, 'media', '', { isMainFrame: true })).toBe(false)
})

test('desktop: a second copy brings the first to the front and ends', async () => {
  const second = await start({ isFirst: false })
  expect([second.done, second.windows, second.hosts, second.announced]).toEqual([['quit'], [], [], [null]])
  const first = await start()
  first.app.emit('second-instance')
  expect(first.windows[0]?.done.slice(-2)).toEqual(['show', 'focus'])
})

test('desktop: ends with its last window, but not on a Mac', async () => {
  const linux = await start({ platform: 'linux' })
  linux.app.emit('window-all-closed')
  expect(linux.done).toContain('quit')
  const mac = await start({ platform: 'darwin' })
  mac.app.emit('window-all-closed')
  expect(mac.done).not.toContain('quit')
})

test('desktop: opens its window again when the app is activated', async () => {
  const { app, windows } = await start({ platform: 'darwin' })
  windows[0]?.events.emit('closed')
  app.emit('activate')
  expect(windows).toHaveLength(2)
})

test('desktop: quits only after the server has closed', async () => {
  const { app, done, hosts, url } = await start()
  let isPrevented = false
  app.emit('before-quit', { preventDefault: () => (isPrevented = true) })
  expect([isPrevented, done.includes('quit')]).toEqual([true, false])
  await hosts[0]?.close()
  await expect.poll(() => done).toContain('quit')
  await expect(fetch(`${url}/v1/ping`)).rejects.toThrow('fetch failed')
  isPrevented = false
  app.emit('before-quit', { preventDefault: () => (isPrevented = true) })
  expect(isPrevented).toBe(false)
})

test('desktop: offers the next port when its own is taken', async () => {
  const port = await takenPort()
  const used = await start({ press: 0 }, { port })
  expect(used.done.find((line) => line.startsWith('ask '))).toMatch(/^ask Port \d+ is used by .+ \[Use \d+, Quit\]$/)
  expect(used.hosts[0]?.port).toBeGreaterThan(port)
  const left = await start({ press: 1 }, { port })
  expect([left.done.at(-1), left.windows]).toEqual(['exit 0', []])
})

test.each([
  new HostError('The data file is damaged.', 'Put a copy back.'),
  new EmulatorError(409, 'snapshot_damaged', 'The data file is damaged.', 'Put a copy back.'),
])('desktop: says why the server cannot start and what to do, and ends (%#)', async (error) => {
  const { done, windows } = await start({}, { start: () => Promise.reject(error) })
  expect(done.slice(-2)).toEqual(['failure The data file is damaged. Put a copy back.', 'exit 1'])
  expect(windows).toEqual([])
})

test('desktop: remembers where its window stood and which theme it showed', async () => {
  const { calls, windows, memories, theme, url } = await start({}, { kept: '{"theme":"light","bounds":null}' })
  expect(theme.themeSource).toBe('light')
  calls.get(callNames.showTheme)?.({ senderFrame: { url: `${url}/`, parent: null } }, 'dark')
  expect(theme.themeSource).toBe('dark')
  windows[0]?.events.emit('close')
  expect(memories.at(-1)).toEqual({ theme: 'dark', bounds: { x: 10, y: 20, width: 1000, height: 700 } })
})

test('desktop: what the page can do stands in the menus, and what is chosen there is done by the page', async () => {
  const { calls, windows, menus, url } = await start()
  const undo = { action: 'undo', does: 'Undo', group: 'Anywhere', keys: 'Mod+Z', isEnabled: true }
  calls.get(callNames.showActions)?.({ senderFrame: { url: `${url}/`, parent: null } }, [undo])
  const entries = menus.at(-1)?.flatMap(({ submenu = [] }) => submenu) ?? []
  entries.find(({ label }) => label === 'Undo')?.click?.()
  expect(windows[0]?.done.at(-1)).toBe(`send ${chosenAction} undo`)
})

test('desktop: follows the system to the other theme', async () => {
  const { windows, themeEvents } = await start({ isDark: true, platform: 'win32' })
  themeEvents.emit('updated')
  expect(windows[0]?.done.slice(-2)).toEqual(['background #131418', 'overlay #131418'])
})

test('desktop: a menu leads to a screen in the window that is there', async () => {
  const { menus, windows, url } = await start()
  const go = menus[0]?.find(({ label }) => label === 'Go')?.submenu ?? []
  go.find(({ label }) => label === 'Requests')?.click?.()
  await expect.poll(() => windows[0]?.done.slice(-3)).toEqual([`load ${url}/#/requests`, 'show', 'focus'])
  expect(windows).toHaveLength(1)
})

async function takenPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return address.port
}

test('desktop: shows the file of a snapshot that the emulator keeps, and no other', async () => {
  const folder = temporaryFolder()
  const withFolder = (port: number) => startHost({ port, data: null, snapshots: folder, uiFolder: null })
  const { calls, done, url } = await start({}, { start: withFolder })
  await fetch(`${url}/__emulator/snapshots/checkout`, { method: 'PUT', body: '{}' })
  const reveal = (name: string) =>
    calls.get(callNames.revealSnapshot)?.({ senderFrame: { url: `${url}/`, parent: null } }, name)
  expect(await reveal('checkout')).toBe(true)
  expect(done.at(-1)).toBe(`reveal ${join(folder, 'checkout.json')}`)
  expect(await reveal('../../etc/passwd')).toBe(false)
  expect(done.at(-1)).toBe(`reveal ${join(folder, 'checkout.json')}`)
})

test('desktop: a notification copies its code when it is pressed, and a secret leaves the clipboard after a minute', async () => {
  const { calls, notices, clipboard, done, url } = await start()
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const call = (name: string, parameter: unknown) =>
    calls.get(name)?.({ senderFrame: { url: `${url}/`, parent: null } }, parameter)
  const copies = { text: '402118', isSecret: true }
  call(callNames.notify, { title: '402 118 for grace', body: 'Email OTP', button: 'Copy code', copies })
  expect(done.at(-1)).toBe('notify 402 118 for grace: Email OTP [Copy code]')
  expect(clipboard.text).toBe('')
  notices[0]?.()
  await vi.advanceTimersByTimeAsync(0)
  expect(clipboard.text).toBe('402118')
  await vi.advanceTimersByTimeAsync(59_000)
  expect(clipboard.text).toBe('402118')
  await vi.advanceTimersByTimeAsync(1000)
  expect(clipboard.text).toBe('')

  await call(callNames.copy, copies)
  clipboard.text = 'something else'
  await vi.advanceTimersByTimeAsync(60_000)
  expect(clipboard.text).toBe('something else')
  await call(callNames.copy, { text: 'grace', isSecret: false })
  await vi.advanceTimersByTimeAsync(60_000)
  expect(clipboard.text).toBe('grace')
})
