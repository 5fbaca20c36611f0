/** What a screen reader is told unasked: the text that comes into live regions. */
import type { Page } from 'playwright'

/** From now on; answers what was told up to each call. */
export async function listen(page: Page): Promise<() => Promise<readonly string[]>> {
  const told = await page.evaluateHandle(() => {
    const live = '[aria-live]:not([aria-live=off]), [role=alert], [role=status], output'
    const texts: string[] = []
    const read = (node: Node) => {
      const element = node instanceof Element ? node : node.parentElement
      const regions = element?.closest(live) === null ? [...element.querySelectorAll(live)] : [node]
      for (const { textContent } of regions) if (textContent !== null && textContent !== '') texts.push(textContent)
    }
    new MutationObserver((changes) => {
      for (const { target, addedNodes, type } of changes) {
        if (type === 'characterData') read(target)
        else for (const node of addedNodes) read(node)
      }
    }).observe(document.body, { childList: true, characterData: true, subtree: true })
    return texts
  })
  return () => told.jsonValue()
}
