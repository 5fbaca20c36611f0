import type { Page, Request } from 'playwright'

/** Watches what the page asks for; answers a function that waits until all of it was answered and is painted. */
export function settling(page: Page): () => Promise<void> {
  const asked = new Set<Request>()
  page.on('request', (request) => void asked.add(request))
  page.on('response', (response) => void asked.delete(response.request()))
  page.on('requestfailed', (request) => void asked.delete(request))
  return async () => {
    do {
      while (asked.size > 0) await page.evaluate('new Promise((next) => setTimeout(next, 5))')
      await page.evaluate('new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)))')
    } while (asked.size > 0)
  }
}
