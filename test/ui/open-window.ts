/** The built window in a real browser, before an emulator of its own. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright'
import { afterAll, beforeAll, expect, onTestFinished, vi } from 'vitest'
import { sourcesOf } from '../../src-main/cli/sources.ts'
import { startOptions } from '../../src-main/cli/start-options.ts'
import { type RunningHost, startHost } from '../../src-main/host/index.ts'
import { chromiumArguments } from '../chromium-arguments.ts'

const uiFolder = fileURLToPath(new URL('../../out/renderer', import.meta.url))
/** As if by `offwrite serve --port 0 --memory`. */
const given = sourcesOf(
  new Map([
    ['port', ['0']],
    ['memory', ['true']],
  ]),
  { environment: {}, folder: '/nowhere' },
)
const executable = process.env['OFFWRITE_CHROMIUM']

export interface OpenWindow {
  readonly page: Page
  readonly host: RunningHost
  /** What the page complained about: errors that nobody caught, content that its policy forbids. */
  readonly complaints: readonly string[]
  /** Calls the emulated API with the key that has every scope, as an app's server would. */
  server(method: string, path: string, body?: unknown): Promise<void>
}

export interface WindowOptions {
  /** Part of the address after `#/`. */
  readonly place?: string
  readonly theme?: 'light' | 'dark'
  readonly width?: number
  readonly height?: number
  /** Runs before the window is opened. */
  readonly before?: (server: OpenWindow['server'], host: RunningHost) => Promise<void>
}

/** One browser for all tests of a file; every test has its own emulator and page. */
export function browserForFile(): (options?: WindowOptions) => Promise<OpenWindow> {
  let browser: Browser | null = null
  vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

  beforeAll(async () => {
    if (!existsSync(`${uiFolder}/index.html`)) throw new Error('The window is not built. Run: npm run build')
    browser = await chromium.launch({
      args: [...chromiumArguments()],
      ...(executable === undefined ? {} : { executablePath: executable }),
    })
  })
  afterAll(() => browser?.close())

  return async ({ place = '', theme = 'light', width = 1280, height = 800, before } = {}) => {
    if (browser === null) throw new Error('The browser has not started.')
    const host = await startHost({ port: 0, data: null, uiFolder, startOptions: startOptions(given, null) })
    const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme })
    onTestFinished(async () => {
      await context.close()
      await host.close()
    })
    const server: OpenWindow['server'] = async (method, path, body) => {
      const response = await host.emulator.fetch(
        new Request(`${host.endpoint}${path}`, {
          method,
          headers: {
            'content-type': 'application/json',
            'x-appwrite-project': host.projectId,
            'x-appwrite-key': host.apiKey,
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      )
      expect([method, path, response.ok ? 'ok' : await response.text()]).toEqual([method, path, 'ok'])
    }
    await before?.(server, host)
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) complaints.push(message.text())
    })
    await page.goto(`${host.url}/#/${place}`)
    // From here on keys are heard.
    await page.getByRole('heading', { level: 1 }).waitFor()
    return { page, host, complaints, server }
  }
}
