/** Keeps the menus of the desktop window at what can be done now, and does what is chosen in them. */
import type { DesktopAction, DesktopCalls } from '../../src-shared/contract/desktop.ts'
import { type ChosenKeys, keysOf, keyTable } from './key-table.ts'
import type { Keyboard } from './keyboard.ts'

export interface DesktopMenuOptions {
  readonly calls: Pick<DesktopCalls, 'showActions' | 'onAction'>
  readonly keyboard: Keyboard
  readonly chosenKeys: () => ChosenKeys
  /** Runs it once what is being drawn has been drawn. */
  readonly later: (run: () => void) => void
}

/** Answers what to call when chosen keys have changed. */
export function followMenu({ calls, keyboard, chosenKeys, later }: DesktopMenuOptions): () => void {
  let shown = ''
  let isWaiting = false
  const show = () => {
    isWaiting = false
    const actions = desktopActions(keyboard, chosenKeys())
    const text = JSON.stringify(actions)
    if (text === shown) return
    shown = text
    // The menus are an addition: each of their actions has its place on the page too.
    calls.showActions(actions).catch(() => undefined)
  }
  const changed = () => {
    if (isWaiting) return
    isWaiting = true
    later(show)
  }
  calls.onAction((chosen) => {
    const binding = keyTable.find(({ action }) => action === chosen)
    if (binding !== undefined) keyboard.perform(binding.action)
  })
  keyboard.onChange(changed)
  changed()
  return changed
}

/** The screens have a menu of their own. */
function desktopActions(keyboard: Keyboard, chosen: ChosenKeys): readonly DesktopAction[] {
  const available = keyboard.available()
  return keyTable.flatMap(({ action, does, group }) => {
    if (group === 'Go to') return []
    const keys = keysOf(action, chosen).find((chord) => !chord.includes(' ')) ?? null
    return [{ action, does, group, keys, isEnabled: available.has(action) }]
  })
}
