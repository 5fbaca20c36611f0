import { currentPlace, navigate } from '../navigation/use-place.ts'
import { focusInspector } from './inspector.tsx'

/** Opening is travel, going on to the next row with the inspector open is not. Null closes. */
export function openRow(id: string | null, withKeys: boolean): void {
  const openId = currentPlace().id
  navigate({ id }, openId === null || id === null ? 'push' : 'replace')
  if (!withKeys) return
  if (id === null) focusList()
  else focusInspector()
}

/** Keys for rows work from anywhere; from nowhere they bring the focus along, so that the row is told. */
export function takeFocus(): void {
  if (document.activeElement?.matches('body, h1')) document.querySelector<HTMLElement>('[role="grid"]')?.focus()
}

/** Closing gives the keys back to the list. */
function focusList(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[role="grid"]')?.focus())
}
