import { useState, type KeyboardEvent, type MouseEvent } from 'react'
import type { KeyHandlers } from '../../keyboard/keyboard.ts'
import { takeFocus } from '../open-row.ts'
import type { GridSelection } from './grid.tsx'

interface GridKeysInput {
  readonly ids: readonly string[]
  readonly indexById: ReadonlyMap<string, number>
  readonly openId: string | null
  readonly selection: GridSelection | undefined
  readonly reveal: (index: number) => void
  readonly onOpen: (id: string | null, withKeys: boolean) => void
  readonly onActive: ((id: string | null) => void) | undefined
}

export interface GridKeys {
  readonly activeId: string | null
  readonly handlers: KeyHandlers
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly press: (id: string, event: MouseEvent) => void
  readonly toggle: (id: string, toHere: boolean) => void
}

const pageRows = 15

/** Moves the active row, opens it and selects. While the inspector is open it goes along with the keys. */
export function useGridKeys(input: GridKeysInput): GridKeys {
  const { ids, indexById, openId, selection, reveal, onOpen, onActive } = input
  const [chosenId, setChosen] = useState<string | null>(openId)
  const [fromId, setFrom] = useState<string | null>(null)
  const activeId = chosenId !== null && indexById.has(chosenId) ? chosenId : openId

  const activate = (id: string) => {
    setChosen(id)
    onActive?.(id)
  }
  const moveTo = (index: number, extend: boolean) => {
    const target = Math.max(0, Math.min(ids.length - 1, index))
    const id = ids[target]
    if (id === undefined) return
    activate(id)
    reveal(target)
    if (openId !== null) onOpen(id, false)
    if (extend && selection !== undefined) selectRange(fromId ?? activeId ?? id, id)
    else setFrom(id)
  }
  const move = (by: number, extend = false) => {
    const at = activeId === null ? undefined : indexById.get(activeId)
    moveTo(at === undefined ? (by > 0 ? 0 : ids.length - 1) : at + by, extend)
  }
  const selectRange = (first: string, last: string) => {
    const [a = 0, b = 0] = [indexById.get(first), indexById.get(last)]
    selection?.onChange(new Set([...selection.ids, ...ids.slice(Math.min(a, b), Math.max(a, b) + 1)]))
  }
  const toggle = (id: string, toHere: boolean) => {
    if (selection === undefined) return
    activate(id)
    if (toHere && fromId !== null) return selectRange(fromId, id)
    setFrom(id)
    const next = new Set(selection.ids)
    if (!next.delete(id)) next.add(id)
    selection.onChange(next)
  }

  const step = (by: 1 | -1) => {
    takeFocus()
    move(by)
  }

  const pressed: Readonly<Record<string, (event: KeyboardEvent) => void>> = {
    ArrowDown: (event) => move(1, event.shiftKey),
    ArrowUp: (event) => move(-1, event.shiftKey),
    PageDown: () => move(pageRows),
    PageUp: () => move(-pageRows),
    Home: () => moveTo(0, false),
    End: () => moveTo(ids.length - 1, false),
    // Without a row to open, the key is free for what the screen does with it.
    ...(activeId === null ? {} : { Enter: () => onOpen(activeId, true) }),
  }

  return {
    activeId,
    handlers: {
      next: () => step(1),
      previous: () => step(-1),
      ...(activeId === null ? {} : { open: () => onOpen(activeId, true) }),
      ...(openId === null ? {} : { close: () => onOpen(null, true) }),
      ...(selection === undefined || activeId === null ? {} : { select: () => toggle(activeId, false) }),
    },
    onKeyDown(event) {
      const handler = event.target === event.currentTarget ? pressed[event.key] : undefined
      if (handler === undefined || event.metaKey || event.ctrlKey || event.altKey) return
      event.preventDefault()
      handler(event)
    },
    press(id, event) {
      if (selection !== undefined && (event.metaKey || event.ctrlKey)) return toggle(id, false)
      if (selection !== undefined && event.shiftKey) return toggle(id, true)
      activate(id)
      setFrom(id)
      onOpen(id, false)
    },
    toggle,
  }
}
