import type { Locator, Page } from 'playwright'

const mostPresses = 60

/** Presses Tab until the control has the focus, as somebody without a mouse would; throws when it never does. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < mostPresses; presses += 1) {
    if (await target.evaluate((element) => element.matches(':focus'))) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not reach ${target.toString()}.`)
}
