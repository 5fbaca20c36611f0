import { createContext, useContext, useLayoutEffect, useRef } from 'react'
import { ariaChord, isLetterKey, showChord } from './chord.ts'
import { useViewState } from '../data/use-view-state.ts'
import { keysOf, type ActionName } from './key-table.ts'
import type { Keyboard, KeyHandlers } from './keyboard.ts'

export const KeyboardContext = createContext<Keyboard | null>(null)

export function useKeyboard(): Keyboard {
  const keyboard = useContext(KeyboardContext)
  if (keyboard === null) throw new Error('KeyboardContext is missing above this component.')
  return keyboard
}

/** Handles keys while the component is on screen. Leave an action out to leave its key free. */
export function useKeys(handlers: KeyHandlers): void {
  const keyboard = useKeyboard()
  const latest = useRef(handlers)
  // Before the paint: a key that is pressed at once for what is on screen must find its handler.
  useLayoutEffect(() => {
    latest.current = handlers
    keyboard.changed()
  })
  useLayoutEffect(() => keyboard.register(() => latest.current), [keyboard])
}

/** The first key of an action as shown and as announced; null when it has none. */
export function useKeyHint(action: ActionName | undefined): { readonly shown: string; readonly aria: string } | null {
  const { isMac } = useKeyboard()
  const chosen = useViewState((view) => view.chosenKeys)
  const hasSingleKeys = useViewState((view) => view.hasSingleKeys)
  const keys = action === undefined ? [] : keysOf(action, chosen)
  const first = keys.find((chord) => hasSingleKeys || !isLetterKey(chord))
  if (first === undefined) return null
  return { shown: showChord(first, isMac), aria: ariaChord(first, isMac) }
}
