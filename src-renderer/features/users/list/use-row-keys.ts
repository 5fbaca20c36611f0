import { useLayoutEffect, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react'
import type { UserRow } from '../../../../src-shared/contract/control.ts'
import type { KeyHandlers } from '../../../keyboard/keyboard.ts'
import { takeFocus } from '../../../ui/open-row.ts'
import type { UserWindowState } from './user-window.ts'

export type Selection = ReadonlyMap<string, UserRow>

interface RowKeysInput {
  readonly state: UserWindowState
  readonly openId: string | null
  readonly selection: Selection
  readonly onSelection: (selection: Selection) => void
  readonly reveal: (place: number) => void
  readonly onOpen: (id: string | null, withKeys: boolean) => void
  /** Users at these places, in order, wherever the list stands. */
  readonly rowsBetween: (first: number, last: number) => Promise<readonly UserRow[]>
}

export interface RowKeys {
  /** Where the keys are; the user is null while that row is on its way. */
  readonly activePlace: number | null
  readonly activeUser: UserRow | null
  readonly handlers: KeyHandlers
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly press: (user: UserRow, event: MouseEvent) => void
  readonly toggle: (user: UserRow, event: MouseEvent) => void
  /** Moves the keys to a row and leaves everything else as it is. */
  readonly goTo: (user: UserRow) => void
  readonly selectAll: () => void
}

const pageRows = 15
/** As many as one step takes. */
const mostSelected = 10_000

/** Moves the active row, opens it and selects. While the inspector is open it goes along with the keys. */
export function useRowKeys({
  state,
  openId,
  selection,
  onSelection,
  reveal,
  onOpen,
  rowsBetween,
}: RowKeysInput): RowKeys {
  const [chosen, choose] = useState<{ readonly id: string | null; readonly place: number } | null>(null)
  const [from, setFrom] = useState<{ readonly id: string; readonly place: number } | null>(null)
  const latest = useRef(selection)
  useLayoutEffect(() => {
    latest.current = selection
  })
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

  /** Rows that are held at once; others when they are read. */
  const select = (a: number, b: number) => {
    const [first, last] = [Math.min(a, b), Math.max(a, b)]
    const held = Array.from({ length: last - first + 1 }, (_, index) => state.rows.get(first + index))
    const add = (users: readonly (UserRow | undefined)[]) =>
      onSelection(
        new Map([
          ...latest.current,
          ...users.flatMap((user) => (user === undefined ? [] : [[user.id, user] as const])),
        ]),
      )
    add(held)
    if (held.includes(undefined)) void rowsBetween(first, last).then(add)
  }
  const extendTo = (place: number) =>
    select((from === null ? undefined : state.places.get(from.id)) ?? from?.place ?? place, place)
  const moveTo = (index: number, extend: boolean) => {
    const target = Math.max(0, Math.min(total - 1, index))
    if (total === 0) return
    const user = state.rows.get(target)
    choose({ id: user?.id ?? null, place: target })
    reveal(target)
    if (extend) extendTo(target)
    if (user === undefined) return
    if (openId !== null) onOpen(user.id, false)
    if (!extend) setFrom({ id: user.id, place: target })
  }
  const move = (by: number, extend = false) =>
    moveTo(activePlace === null ? (by > 0 ? 0 : total - 1) : activePlace + by, extend)
  const toggleOne = (user: UserRow) => {
    setFrom({ id: user.id, place: state.places.get(user.id) ?? 0 })
    const next = new Map(selection)
    if (!next.delete(user.id)) next.set(user.id, user)
    onSelection(next)
  }
  const goTo = (user: UserRow) => choose({ id: user.id, place: state.places.get(user.id) ?? 0 })
  const toggle = (user: UserRow, event: MouseEvent) => {
    goTo(user)
    if (event.shiftKey && from !== null) extendTo(state.places.get(user.id) ?? from.place)
    else toggleOne(user)
  }
  const openActive = () => activeUser !== null && onOpen(activeUser.id, true)

  const step = (by: 1 | -1) => {
    takeFocus()
    move(by)
  }

  const pressed: Readonly<Record<string, (event: KeyboardEvent) => void>> = {
    ArrowDown: (event) => move(1, event.shiftKey),
    ArrowUp: (event) => move(-1, event.shiftKey),
    PageDown: (event) => move(pageRows, event.shiftKey),
    PageUp: (event) => move(-pageRows, event.shiftKey),
    Home: (event) => moveTo(0, event.shiftKey),
    End: (event) => moveTo(total - 1, event.shiftKey),
    Enter: openActive,
  }

  return {
    activePlace,
    activeUser,
    handlers: {
      next: () => step(1),
      previous: () => step(-1),
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
      goTo(user)
      setFrom({ id: user.id, place: state.places.get(user.id) ?? 0 })
      onOpen(user.id, false)
    },
    toggle,
    goTo,
    selectAll: () => total > 0 && select(0, Math.min(total, mostSelected) - 1),
  }
}
