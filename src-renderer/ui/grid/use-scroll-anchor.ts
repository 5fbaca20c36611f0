import { useLayoutEffect, useRef, useState, type RefObject } from 'react'

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
  readonly rowPixels: number
}

/** The first row in view, and how far it is scrolled. */
interface Anchor {
  readonly id: string
  readonly index: number
  readonly offset: number
  readonly top: number
}

interface Seen {
  readonly listKey: string
  /** Null while the list is at its top. */
  readonly topId: string | null
  readonly endId: string | null
}

/** Keeps what is read where it is while rows come and go above it. */
export function useScrollAnchor({ scroller, ids, indexById, listKey, follow, rowPixels }: AnchorInput): ScrollAnchor {
  const anchor = useRef<Anchor | null>(null)
  const shownKey = useRef(listKey)
  /** The row that was first until rows came above it. */
  const pushedDown = useRef<string | null>(null)
  const [seen, setSeen] = useState<Seen>(() => ({ listKey, topId: null, endId: ids.at(-1) ?? null }))
  const isFollowing = follow?.isOn ?? false
  if (seen.listKey !== listKey) setSeen({ listKey, topId: null, endId: ids.at(-1) ?? null })

  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return
    const held = shownKey.current === listKey ? anchor.current : null
    if (shownKey.current !== listKey) element.scrollTo({ top: 0 })
    shownKey.current = listKey
    const index = held === null ? undefined : indexById.get(held.id)
    // The reader may have scrolled up in this very frame: the event of it is yet to come.
    const hasLeft = held !== null && element.scrollTop < held.top
    if (isFollowing && !hasLeft) element.scrollTo({ top: element.scrollHeight })
    else if (!isFollowing && held !== null && index !== undefined && index !== held.index) {
      if (held.index === 0 && held.offset === 0) pushedDown.current = held.id
      element.scrollTo({ top: index * rowPixels + held.offset })
    }
    if (!isFollowing || !hasLeft) anchor.current = anchorOf(element, ids, rowPixels)
  }, [scroller, ids, indexById, listKey, isFollowing, rowPixels])

  return {
    onScroll() {
      const element = scroller.current
      if (element === null) return
      anchor.current = anchorOf(element, ids, rowPixels)
      const topId = element.scrollTop === 0 ? null : (seen.topId ?? pushedDown.current ?? ids[0] ?? null)
      pushedDown.current = null
      const endId = isAtEnd(element) ? (ids.at(-1) ?? null) : seen.endId
      if (topId !== seen.topId || endId !== seen.endId) setSeen({ listKey, topId, endId })
      if (follow !== undefined && follow.isOn !== isAtEnd(element)) follow.onChange(!follow.isOn)
    },
    newAbove: seen.topId === null ? 0 : (indexById.get(seen.topId) ?? 0),
    newBelow: isFollowing ? 0 : rowsAfter(seen.endId, ids, indexById),
    toTop: () => scroller.current?.scrollTo({ top: 0 }),
    toEnd: () => scroller.current?.scrollTo({ top: scroller.current.scrollHeight }),
  }
}

function anchorOf({ scrollTop }: HTMLElement, ids: readonly string[], rowPixels: number): Anchor | null {
  const index = Math.floor(scrollTop / rowPixels)
  const id = ids[index]
  return id === undefined ? null : { id, index, offset: scrollTop - index * rowPixels, top: scrollTop }
}

function isAtEnd(element: HTMLElement): boolean {
  return element.scrollHeight - element.scrollTop - element.clientHeight < 4
}

function rowsAfter(id: string | null, ids: readonly string[], indexById: ReadonlyMap<string, number>): number {
  const index = id === null ? undefined : indexById.get(id)
  return index === undefined ? 0 : ids.length - 1 - index
}
