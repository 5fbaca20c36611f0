/** The page that all files of a worker open their windows in: a new one costs more than what most tests do in it. */
import type { Page } from 'playwright'
import { withBrowser } from '../support/chromium.ts'

export const withPage = withBrowser.extend('page', { scope: 'worker' }, async ({ browser }) => {
  const page = await (await browser.newContext()).newPage()
  page.setDefaultTimeout(15_000)
  return page
})

/** What tests listen to. */
const heard = ['console', 'filechooser', 'pageerror', 'request', 'requestfailed', 'response'] as const

export interface PageLooks {
  readonly theme: 'light' | 'dark'
  readonly width: number
  readonly height: number
}

/**
 * Leaves the window while its server still runs: a window looks for a server that is gone, over and over. The page
 * stays at the address, where the next window finds its scripts compiled: that halves what opening it costs, which an
 * empty page in between would not.
 */
export async function leaveWindow(page: Page, origin: string): Promise<void> {
  for (const event of heard) page.removeAllListeners(event)
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  try {
    await page.goto(`${origin}/left.txt`)
    await page.evaluate(() => sessionStorage.clear())
  } catch {
    // A test has ended the server itself.
    await page.goto('about:blank')
  }
}

/** Where the page is, for the next server; 0 is any free port. */
export const portOf = (page: Page): number => Number(new URL(page.url()).port)

/** Leaves nothing of the test before: as a new page that is about to go to `origin`. */
export async function makeNew(page: Page, origin: string, { theme, width, height }: PageLooks): Promise<void> {
  const context = page.context()
  await context.clearPermissions()
  await context.clearCookies()
  // The window before had the same address.
  const devtools = await context.newCDPSession(page)
  await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' })
  await devtools.detach()
  await page.emulateMedia({ colorScheme: theme })
  await page.setViewportSize({ width, height })
  await page.mouse.move(0, 0)
}
