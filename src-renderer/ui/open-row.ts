import { flushSync } from 'react-dom'
import { currentPlace, navigate } from '../navigation/use-place.ts'

/**
 * Opening is travel, going on to the next row with the inspector open is not. Null closes. With keys the focus goes into
 * the inspector, and back to the list when it closes: at once, for the next key is for what has the focus then.
 */
export function openRow(id: string | null, withKeys: boolean): void {
  const openId = currentPlace().id
  const go = () => navigate({ id }, openId === null || id === null ? 'push' : 'replace')
  if (!withKeys) return go()
  flushSync(go)
  focus(id === null ? '[role="grid"]' : '[data-inspector]')
}

/** Keys for rows work from anywhere; from nowhere they bring the focus along, so that the row is told. */
export function takeFocus(): void {
  if (document.activeElement?.matches('body, h1')) focus('[role="grid"]')
}

function focus(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.focus()
}
