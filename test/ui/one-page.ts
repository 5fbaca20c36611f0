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

/** Leaves nothing of the test before: as a new page that is about to go to `origin`. */
export async function makeNew(page: Page, origin: string, { theme, width, height }: PageLooks): Promise<void> {
  const context = page.context()
  for (const event of heard) page.removeAllListeners(event)
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await context.clearPermissions()
  await context.clearCookies()
  // The port of a server that has ended is given out again some day.
  const devtools = await context.newCDPSession(page)
  await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' })
  await devtools.detach()
  await page.emulateMedia({ colorScheme: theme })
  await page.setViewportSize({ width, height })
  await page.mouse.move(0, 0)
}
