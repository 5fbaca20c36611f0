import type { Page } from 'playwright'

const mostStops = 400
const stopsBetweenLooks = 10

/** Controls of a part of the page to which Tab does not lead; in a group of choices arrows lead to the others. */
export async function outOfReach(page: Page, selector: string): Promise<readonly string[]> {
  const walk = await page.evaluateHandle((selector) => {
    const part = document.querySelector<HTMLElement>(selector) ?? document.body
    const controls = [...part.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, [tabindex]')]
    const groupOf = (control: Element) => control.closest('[role=radiogroup], [role=toolbar]') ?? control
    const reached = new Set<Element>()
    part.addEventListener('focusin', ({ target }) => {
      if (target instanceof Element) reached.add(groupOf(target))
    })
    const start = document.createElement('span')
    start.tabIndex = -1
    part.prepend(start)
    start.focus()
    const isShown = (control: HTMLElement) =>
      control.isConnected &&
      control.tabIndex >= 0 &&
      !control.matches(':disabled, [aria-hidden=true] *, [inert] *') &&
      control.checkVisibility({ visibilityProperty: true })
    return {
      hasLeft: () => !part.contains(document.activeElement),
      end() {
        start.remove()
        // With its tooltip.
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
        const missed = controls.filter((control) => isShown(control) && !reached.has(groupOf(control)))
        return missed.map(({ outerHTML }) => `Tab does not lead to ${outerHTML.slice(0, 200)}`)
      },
    }
  }, selector)
  for (let stops = 0; stops < mostStops; stops += stopsBetweenLooks) {
    // Held down: waiting for each press takes longer than all of them.
    await Promise.all(Array.from({ length: stopsBetweenLooks }, () => page.keyboard.down('Tab')))
    if (await walk.evaluate(({ hasLeft }) => hasLeft())) break
  }
  await page.keyboard.up('Tab')
  return walk.evaluate(({ end }) => end())
}
