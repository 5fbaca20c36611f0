import { useLayoutEffect, useRef, useState, type RefObject } from 'react'

export const rowPixels = 32

export interface Follow {
  /** The end stays in view while rows are added to it. */
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}

export interface ScrollAnchor {
  readonly onScroll: () => void
  /** Rows that came above and below of what is read, not yet looked at. */
  readonly newAbove: number
  readonly newBelow: number
  readonly toTop: () => void
  readonly toEnd: () => void
}

interface AnchorInput {
  readonly scroller: RefObject<HTMLElement | null>
  readonly ids: readonly string[]
  readonly indexById: ReadonlyMap<string, number>
  /** A change means another list (a new filter or order): it is read from its start. */
  readonly listKey: string
  readonly follow: Follow | undefined
}

/** Keeps what is read where it is while rows come and go above it. */
export function useScrollAnchor({ scroller, ids, indexById, listKey, follow }: AnchorInput): ScrollAnchor {
  const anchor = useRef<{ readonly id: string; readonly index: number; readonly offset: number } | null>(null)
  const lastSeen = useRef<string | null>(null)
  const shownKey = useRef(listKey)
  const [newAbove, setNewAbove] = useState(0)
  const isFollowing = follow?.isOn ?? false

  const remember = () => {
    const element = scroller.current
    if (element === null) return
    const index = Math.floor(element.scrollTop / rowPixels)
    const id = ids[index]
    anchor.current = id === undefined ? null : { id, index, offset: element.scrollTop - index * rowPixels }
    if (element.scrollTop === 0) setNewAbove(0)
    if (isAtEnd(element)) lastSeen.current = ids.at(-1) ?? null
  }
  const toEnd = () => {
    const element = scroller.current
    if (element === null) return
    element.scrollTop = element.scrollHeight
    remember()
  }

  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return
    if (shownKey.current !== listKey) {
      shownKey.current = listKey
      element.scrollTop = 0
      setNewAbove(0)
    }
    if (isFollowing) return toEnd()
    const held = anchor.current
    const index = held === null ? undefined : indexById.get(held.id)
    if (held !== null && index !== undefined && index !== held.index) {
      element.scrollTop = index * rowPixels + held.offset
      if (index > held.index && element.scrollTop > 0) setNewAbove((count) => count + index - held.index)
    }
    remember()
  }, [ids, listKey, isFollowing])

  const lastSeenIndex = lastSeen.current === null ? undefined : indexById.get(lastSeen.current)
  return {
    onScroll() {
      const element = scroller.current
      if (element === null) return
      remember()
      if (follow !== undefined && follow.isOn !== isAtEnd(element)) follow.onChange(!follow.isOn)
    },
    newAbove,
    newBelow: isFollowing || lastSeenIndex === undefined ? 0 : ids.length - 1 - lastSeenIndex,
    toTop() {
      scroller.current?.scrollTo({ top: 0 })
    },
    toEnd,
  }
}

function isAtEnd(element: HTMLElement): boolean {
  return element.scrollHeight - element.scrollTop - element.clientHeight < 4
}
