/** A browser for tests that run in Node. */
import { type Browser, chromium } from 'playwright'
import { test as base } from 'vitest'
import { chromiumArguments } from '../chromium-arguments.ts'

const launchOptions = {
  // The tests of the command line send such signals to themselves: they are not meant for the browser.
  handleSIGINT: false,
  handleSIGTERM: false,
  handleSIGHUP: false,
  // A host that is not this computer's own, for pages of other sites.
  args: [...chromiumArguments(), '--host-resolver-rules=MAP app.example.test 127.0.0.1'],
  ...(process.env['OFFWRITE_CHROMIUM'] === undefined ? {} : { executablePath: process.env['OFFWRITE_CHROMIUM'] }),
}

export const withBrowser = base
  .extend('launchOptions', { scope: 'worker' }, launchOptions)
  .extend('browser', { scope: 'worker' }, async ({ launchOptions: options }, { onCleanup }): Promise<Browser> => {
    const browser = await chromium.launch(options)
    onCleanup(() => browser.close())
    return browser
  })

/** Starting a browser takes longer than most tests: all files that a worker runs share one. Called outside of tests. */
export function sharedBrowser(): () => Browser {
  let shared: Browser | null = null
  withBrowser.beforeAll(({ browser }) => {
    shared = browser
  })
  return () => {
    if (shared === null) throw new Error('The browser has not started.')
    return shared
  }
}
