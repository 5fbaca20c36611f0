/** How many sizes of text a screen uses: with more than three, nothing says where to look. */
import type { Page } from 'playwright'

const most = 3

/** Each with what is written in it. What lies above the screen or beside its list has its own; so has a large figure. */
export async function manySizes(page: Page): Promise<readonly string[]> {
  const sizes = await page.evaluate<Readonly<Record<string, string>>>(`(() => {
    const sizes = {}
    const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT)
    for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
      const { parentElement: element, data } = node
      const isApart = element.closest('[data-inspector], .sr-only, .text-code') !== null
      if (data.trim() === '' || isApart || !element.checkVisibility({ visibilityProperty: true })) continue
      sizes[getComputedStyle(element).fontSize] ??= data.trim().slice(0, 40)
    }
    return sizes
  })()`)
  const used = Object.entries(sizes)
  return used.length <= most
    ? []
    : [`has ${used.length} sizes of text: ${used.map((each) => each.join(' ')).join(', ')}`]
}
