/** The built window in a real browser, before an emulator of its own. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright'
import { expect, onTestFinished, vi } from 'vitest'
import { sourcesOf } from '../../src-main/cli/sources.ts'
import { startOptions } from '../../src-main/cli/start-options.ts'
import { type HostOptions, PortTakenError, type RunningHost, startHost } from '../../src-main/host/index.ts'
import { leaveWindow, makeNew, portOf, withPage } from './one-page.ts'

const uiFolder = fileURLToPath(new URL('../../out/renderer', import.meta.url))
/** As if by `offwrite serve --port 0 --memory`. */
const given = sourcesOf(
  new Map([
    ['port', ['0']],
    ['memory', ['true']],
  ]),
  { environment: {}, folder: '/nowhere' },
)

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
  /** Folder of the snapshots; left out, they are in memory. */
  readonly snapshots?: string
  /** Runs before the window is opened. */
  readonly before?: (server: OpenWindow['server'], host: RunningHost) => Promise<void>
}

/** One page for all tests of a worker; every test has its own emulator, and nothing of the test before. */
export function browserForFile(): (options?: WindowOptions) => Promise<OpenWindow> {
  let shared: Page | null = null
  vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

  withPage.beforeAll(({ page }) => {
    if (!existsSync(`${uiFolder}/index.html`)) throw new Error('The window is not built. Run: npm run build')
    shared = page
  })

  return async ({ place = '', theme = 'light', width = 1280, height = 800, snapshots, before } = {}) => {
    if (shared === null) throw new Error('The browser has not started.')
    const page = shared
    const host = await startHostAt(portOf(page), {
      data: null,
      uiFolder,
      startOptions: startOptions(given, null),
      ...(snapshots === undefined ? {} : { snapshots }),
    })
    onTestFinished(async () => {
      await leaveWindow(page, host.url)
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
    await makeNew(page, host.url, { theme, width, height })
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

/** At `port`; at any free one should another program have taken it in the meantime. */
async function startHostAt(port: number, options: Omit<HostOptions, 'port'>): Promise<RunningHost> {
  try {
    return await startHost({ ...options, port })
  } catch (error) {
    if (!(error instanceof PortTakenError)) throw error
    return startHost({ ...options, port: 0 })
  }
}
