import type { Locator, Page } from 'playwright'

const mostPresses = 60
const pressesBetweenLooks = 6

/** Presses Tab until the control has the focus, as somebody without a mouse would; throws when it never does. */
export async function tabTo(
  page: Page,
  target: Locator,
  key: 'Tab' | 'Shift+Tab' | 'ArrowDown' = 'Tab',
): Promise<void> {
  // Found once: looking for it by its name costs several times as much as a press.
  const element = await target.elementHandle()
  const way = await element?.evaluateHandle((control) => {
    // Not by `document.activeElement`: in the overlay that is the element around it all.
    const isThere = () => control instanceof Element && control.matches(':focus')
    // Nobody presses on: looking after each press would take longer than all of them.
    const stay = (event: Event) => {
      if (!isThere()) return
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    addEventListener('keydown', stay, true)
    return { isThere, end: () => removeEventListener('keydown', stay, true) }
  })
  for (let presses = 0; presses < mostPresses; presses += pressesBetweenLooks) {
    if (await way?.evaluate(({ isThere }) => isThere())) break
    await hold(page, key)
  }
  const isReached = await way?.evaluate(({ isThere, end }) => {
    end()
    return isThere()
  })
  if (isReached !== true) throw new Error(`${key} does not reach ${target.toString()}.`)
}

async function hold(page: Page, key: string): Promise<void> {
  const [last = key, ...modifiers] = key.split('+').toReversed()
  for (const modifier of modifiers) await page.keyboard.down(modifier)
  await Promise.all(Array.from({ length: pressesBetweenLooks }, () => page.keyboard.down(last)))
  await page.keyboard.up(last)
  for (const modifier of modifiers) await page.keyboard.up(modifier)
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
