import type { Locator, Page } from 'playwright'

const mostPresses = 60

/** Presses Tab until the control has the focus, as somebody without a mouse would; throws when it never does. */
export async function tabTo(
  page: Page,
  target: Locator,
  key: 'Tab' | 'Shift+Tab' | 'ArrowDown' = 'Tab',
): Promise<void> {
  // Found once: looking for it by its name costs several times as much as a press.
  const element = await target.elementHandle()
  for (let presses = 0; presses < mostPresses; presses += 1) {
    // Not by `document.activeElement`: in the overlay that is the element around it all.
    if (await element?.evaluate((node) => node instanceof Element && node.matches(':focus'))) return
    await page.keyboard.press(key)
  }
  throw new Error(`${key} does not reach ${target.toString()}.`)
}

export async function pressAt(page: Page, target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press(key)
}

/** In place of what the field holds. */
export async function typeAt(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field)
  await page.keyboard.press('Control+a')
  await page.keyboard.type(text)
}
