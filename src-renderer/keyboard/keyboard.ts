/** Listens once for the whole window and calls the newest handler of the action that the press stands for. */
import { chordOf, isSingleKey } from './chord.ts'
import { actionNames, type ActionName, type ChosenKeys, keysOf } from './key-table.ts'

export type KeyHandlers = Partial<Readonly<Record<ActionName, () => void>>>

export interface Keyboard {
  readonly isMac: boolean
  /** Newest first: a dialog's or a screen's handlers go before the frame's. */
  register(handlers: () => KeyHandlers): () => void
  /** The actions that a press would do now, for the list of keys. */
  available(): ReadonlySet<ActionName>
  perform(action: ActionName): boolean
  /** What is available may be another from now on. */
  changed(): void
  onChange(listener: () => void): void
  listen(target: Window): () => void
}

/** A second press of a sequence such as `G U` must follow within this time. */
const sequenceMilliseconds = 1200

export interface KeyboardOptions {
  readonly isMac: boolean
  /** Single keys can be turned off: speech input types them by mistake. Escape and Enter stay. */
  readonly hasSingleKeys: () => boolean
  /** Default: those of the table. */
  readonly chosenKeys?: () => ChosenKeys
}

export function createKeyboard({ isMac, hasSingleKeys, chosenKeys = () => ({}) }: KeyboardOptions): Keyboard {
  const registered: (() => KeyHandlers)[] = []
  const listeners: (() => void)[] = []
  let pending: { readonly chord: string; readonly at: number } | null = null

  const find = (action: ActionName) => {
    for (const handlers of registered.toReversed()) {
      const handler = handlers()[action]
      if (handler !== undefined) return handler
    }
    return null
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return
    const chord = chordOf(event, isMac)
    if (chord === null) return
    if (isSingleKey(chord) && !acceptsSingleKeys(event)) return
    if (chord.length === 1 && !hasSingleKeys()) return
    // When they were pressed counts: on a busy machine they are heard late.
    const at = event.timeStamp
    const started = pending !== null && at - pending.at < sequenceMilliseconds ? `${pending.chord} ${chord}` : null
    pending = null
    for (const candidate of started === null ? [chord] : [started, chord]) {
      // A key may mean another thing on another screen: what counts is what can be done now.
      const actions = actionNames.filter((action) => keysOf(action, chosenKeys()).includes(candidate))
      // In a field the field's own undo is the right one.
      if (isField(event.target) && actions.some((action) => action === 'undo' || action === 'redo')) return
      const handler = actions.map(find).find((found) => found !== null)
      if (handler !== undefined) {
        event.preventDefault()
        handler()
        return
      }
    }
    if (actionNames.some((action) => keysOf(action, chosenKeys()).some((keys) => keys.startsWith(`${chord} `)))) {
      pending = { chord, at }
    }
  }

  /** A button or a tab that has the focus takes Enter for itself, with ⌘ too: this chord is heard before. */
  const onEarlyKeyDown = (event: KeyboardEvent) => {
    if (chordOf(event, isMac) !== 'Mod+Enter' || isField(event.target)) return
    onKeyDown(event)
    if (event.defaultPrevented) event.stopPropagation()
  }

  const changed = () => {
    for (const listener of listeners) listener()
  }

  return {
    isMac,
    register(handlers) {
      registered.push(handlers)
      changed()
      return () => {
        const index = registered.indexOf(handlers)
        if (index >= 0) registered.splice(index, 1)
        changed()
      }
    },
    changed,
    onChange: (listener) => void listeners.push(listener),
    available: () => new Set(registered.flatMap((handlers) => actionNames.filter((action) => action in handlers()))),
    perform(action) {
      const handler = find(action)
      handler?.()
      return handler !== null
    },
    listen(target) {
      target.addEventListener('keydown', onEarlyKeyDown, { capture: true })
      target.addEventListener('keydown', onKeyDown)
      return () => {
        target.removeEventListener('keydown', onEarlyKeyDown, { capture: true })
        target.removeEventListener('keydown', onKeyDown)
      }
    },
  }
}

/** Single keys stay out of fields and of floating layers, which have their own keys. */
function acceptsSingleKeys(event: KeyboardEvent): boolean {
  if (!(event.target instanceof Element)) return true
  if (isField(event.target)) return false
  if (event.target.closest('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]') !== null)
    return false
  const isPlainControl = event.target.closest('button, a, summary, [role="tab"], [role="switch"]') !== null
  return !(isPlainControl && ['Enter', ' '].includes(event.key))
}

/** What is typed into; switches and boxes are inputs too, but nothing is typed there. */
const fields =
  'input:not([type="checkbox"], [type="radio"], [type="range"]), textarea, select, [contenteditable="true"]'

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(fields) !== null
}
