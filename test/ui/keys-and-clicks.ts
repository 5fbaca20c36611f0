/** Counts what a person presses: every key and every click is one. */
import type { Locator, Page } from 'playwright'

export interface KeysAndClicks {
  press(key: string): Promise<void>
  click(target: Locator): Promise<void>
  used(): number
}

export function countKeysAndClicks(page: Page): KeysAndClicks {
  let count = 0
  return {
    async press(key) {
      count += 1
      await page.keyboard.press(key)
    },
    async click(target) {
      count += 1
      await target.click()
    },
    used: () => count,
  }
}
