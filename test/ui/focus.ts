/** What a screen reader says of the place where the keys are, from the accessibility tree of the browser. */
import type { Page } from 'playwright'

/** In a list that keeps the focus for its rows, the row. */
const placeOfKeys = `(() => {
  const focused = document.activeElement
  const row = focused?.getAttribute('aria-activedescendant')
  return (row && document.getElementById(row)) || focused
})()`

const states = ['checked', 'selected', 'expanded', 'pressed', 'disabled', 'invalid']

/** Role, name and states, such as `switch "Digit" checked`. */
export async function focusOf(page: Page): Promise<string> {
  const devtools = await page.context().newCDPSession(page)
  const { result } = await devtools.send('Runtime.evaluate', { expression: placeOfKeys })
  const { nodes } = await devtools.send('Accessibility.getPartialAXTree', {
    ...(result.objectId === undefined ? {} : { objectId: result.objectId }),
    fetchRelatives: false,
  })
  await devtools.detach()
  const [node] = nodes
  const held = (node?.properties ?? []).filter(
    ({ name, value }) => states.includes(name) && value.value !== false && value.value !== 'false',
  )
  return [String(node?.role?.value), JSON.stringify(node?.name?.value ?? ''), ...held.map(({ name }) => name)].join(' ')
}
