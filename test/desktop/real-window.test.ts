import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron } from 'playwright'
import { expect, onTestFinished, test } from 'vitest'
import { findElectron } from '../../src-main/dev/electron-runtime.ts'
import { root } from '../architecture/imports.ts'

const reason = whyNot()

/** The one place that needs the runtime: everything else of the desktop is tested through recorded parts. */
function whyNot(): string | null {
  if (findElectron() === null) return "Electron's runtime is not installed (npx install-electron fetches it)"
  const hasDisplay =
    process.platform !== 'linux' || (process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']) !== undefined
  return hasDisplay ? null : 'there is no display (xvfb-run gives one)'
}

// The reporter names no skipped test, and a test that silently does not run proves nothing.
if (reason !== null) process.stdout.write(`Skipped: the tests of the real window, because ${reason}.\n`)

async function openApp() {
  const userData = await mkdtemp(join(tmpdir(), 'offwrite-window-'))
  onTestFinished(() => rm(userData, { recursive: true, force: true }))
  const isRoot = process.getuid?.() === 0
  const app = await _electron.launch({
    executablePath: findElectron() ?? '',
    args: [...(isRoot ? ['--no-sandbox'] : []), `--user-data-dir=${userData}`, root, '--', '--port', '0', '--memory'],
    // Where Electron keeps an app's data on Linux; elsewhere the switch above alone has to do.
    env: { ...definedEnvironment(), XDG_CONFIG_HOME: userData },
  })
  onTestFinished(() => app.close())
  const page = await app.firstWindow()
  await page.waitForLoadState('load')
  return { app, page }
}

test.skipIf(reason !== null)('real window: shows the page of the server inside', { timeout: 60_000 }, async () => {
  const { page } = await openApp()
  expect(await page.title()).toContain('Offwrite')
  expect(page.url()).toMatch(/^http:\/\/localhost:\d+\//)
  await expect.poll(() => page.locator('#root > *').count()).toBeGreaterThan(0)
})

test.skipIf(reason !== null)('real window: its page has the named calls and no Node', { timeout: 60_000 }, async () => {
  const { page } = await openApp()
  const seen = await page.evaluate(() => ({
    calls: Object.keys(Reflect.get(globalThis, 'offwrite')).toSorted(),
    node: ['require', 'process', 'module', 'Buffer'].filter((name) => name in globalThis),
  }))
  expect(seen).toEqual({ calls: ['onAction', 'platform', 'revealDataFile', 'showActions', 'showTheme'], node: [] })
})

test.skipIf(reason !== null)('real window: runs isolated and sandboxed', { timeout: 60_000 }, async () => {
  const { app } = await openApp()
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    return contents === undefined ? null : Reflect.apply(Reflect.get(contents, 'getLastWebPreferences'), contents, [])
  })
  expect(preferences).toMatchObject({ contextIsolation: true, sandbox: true, nodeIntegration: false })
})

test.skipIf(reason !== null)('real window: stays on its page and opens no other', { timeout: 60_000 }, async () => {
  const { app, page } = await openApp()
  const address = page.url()
  await app.evaluate(({ shell }) => {
    // The system's browser would open in front of whoever runs the tests.
    Reflect.set(shell, 'openExternal', () => Promise.resolve())
  })
  await page.evaluate(() => void window.open('https://example.com/'))
  await page.evaluate(() => window.location.assign('https://example.com/'))
  await expect.poll(() => app.windows().length).toBe(1)
  expect(page.url()).toBe(address)
})

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
