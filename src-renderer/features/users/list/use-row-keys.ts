import { useState, type KeyboardEvent, type MouseEvent } from 'react'
import type { UserRow } from '../../../../src-shared/contract/control.ts'
import type { KeyHandlers } from '../../../keyboard/keyboard.ts'
import type { UserWindowState } from './user-window.ts'

export type Selection = ReadonlyMap<string, UserRow>

interface RowKeysInput {
  readonly state: UserWindowState
  readonly openId: string | null
  readonly selection: Selection
  readonly onSelection: (selection: Selection) => void
  readonly reveal: (place: number) => void
  readonly onOpen: (id: string | null, withKeys: boolean) => void
}

export interface RowKeys {
  /** Where the keys are; the user is null while that row is on its way. */
  readonly activePlace: number | null
  readonly activeUser: UserRow | null
  readonly handlers: KeyHandlers
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly press: (user: UserRow, event: MouseEvent) => void
  readonly toggle: (user: UserRow, event: MouseEvent) => void
}

const pageRows = 15

/** Moves the active row, opens it and selects. While the inspector is open it goes along with the keys. */
export function useRowKeys({ state, openId, selection, onSelection, reveal, onOpen }: RowKeysInput): RowKeys {
  const [chosen, choose] = useState<{ readonly id: string | null; readonly place: number } | null>(null)
  const [fromId, setFrom] = useState<string | null>(null)
  const total = state.total ?? 0

  // The row is followed by its user; when that user is gone, the next one has its place.
  const chosenPlace =
    chosen === null
      ? null
      : Math.min((chosen.id === null ? undefined : state.places.get(chosen.id)) ?? chosen.place, total - 1)
  const openPlace = openId === null ? undefined : state.places.get(openId)
  const place = chosenPlace ?? openPlace ?? null
  const activePlace = place === null || place < 0 ? null : place
  const activeUser = activePlace === null ? null : (state.rows.get(activePlace) ?? null)

  const range = (last: string): Selection => {
    const [a = 0, b = 0] = [state.places.get(fromId ?? last), state.places.get(last)]
    const users = [...state.rows]
      .filter(([at]) => at >= Math.min(a, b) && at <= Math.max(a, b))
      .map(([, user]) => [user.id, user] as const)
    return new Map([...selection, ...users])
  }
  const moveTo = (index: number, extend: boolean) => {
    const target = Math.max(0, Math.min(total - 1, index))
    if (total === 0) return
    const user = state.rows.get(target)
    choose({ id: user?.id ?? null, place: target })
    reveal(target)
    if (user === undefined) return
    if (openId !== null) onOpen(user.id, false)
    if (extend) onSelection(range(user.id))
    else setFrom(user.id)
  }
  const move = (by: number, extend = false) =>
    moveTo(activePlace === null ? (by > 0 ? 0 : total - 1) : activePlace + by, extend)
  const toggleOne = (user: UserRow) => {
    setFrom(user.id)
    const next = new Map(selection)
    if (!next.delete(user.id)) next.set(user.id, user)
    onSelection(next)
  }
  const toggle = (user: UserRow, event: MouseEvent) => {
    choose({ id: user.id, place: state.places.get(user.id) ?? 0 })
    if (event.shiftKey && fromId !== null) onSelection(range(user.id))
    else toggleOne(user)
  }
  const openActive = () => activeUser !== null && onOpen(activeUser.id, true)

  const pressed: Readonly<Record<string, (event: KeyboardEvent) => void>> = {
    ArrowDown: (event) => move(1, event.shiftKey),
    ArrowUp: (event) => move(-1, event.shiftKey),
    PageDown: () => move(pageRows),
    PageUp: () => move(-pageRows),
    Home: () => moveTo(0, false),
    End: () => moveTo(total - 1, false),
    Enter: openActive,
  }

  return {
    activePlace,
    activeUser,
    handlers: {
      next: () => move(1),
      previous: () => move(-1),
      ...(activeUser === null ? {} : { open: openActive, select: () => toggleOne(activeUser) }),
    },
    onKeyDown(event) {
      const handler = event.target === event.currentTarget ? pressed[event.key] : undefined
      if (handler === undefined || event.metaKey || event.ctrlKey || event.altKey) return
      event.preventDefault()
      handler(event)
    },
    press(user, event) {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return toggle(user, event)
      choose({ id: user.id, place: state.places.get(user.id) ?? 0 })
      setFrom(user.id)
      onOpen(user.id, false)
    },
    toggle,
  }
}
