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
  readonly openId: string | null
  /** How many rows there is room for, down to the lower end of what is seen. */
  readonly seenTo: number
  readonly follow: Follow | undefined
  readonly rowPixels: number
}

/** What is read: the open row as long as it is in view, else the first one in view; and how far the list is scrolled. */
interface Anchor {
  readonly rows: readonly { readonly id: string; readonly index: number }[]
  readonly top: number
  readonly firstId: string | null
}

interface Seen {
  readonly listKey: string
  /** Null while the list is at its top. */
  readonly topId: string | null
  readonly endId: string | null
}

/** Keeps what is read where it is while rows come and go above it. */
export function useScrollAnchor(input: AnchorInput): ScrollAnchor {
  const { scroller, ids, indexById, listKey, openId, seenTo, follow, rowPixels } = input
  const anchor = useRef<Anchor | null>(null)
  const shownKey = useRef(listKey)
  /** The row that was first until rows came above it. */
  const pushedDown = useRef<string | null>(null)
  const [seen, setSeen] = useState<Seen>(() => ({ listKey, topId: null, endId: ids.at(-1) ?? null }))
  const isFollowing = follow?.isOn ?? false
  const lastId = ids.at(-1) ?? null
  if (seen.listKey !== listKey) setSeen({ listKey, topId: null, endId: lastId })
  // What is in view as it comes is no news.
  else if (ids.length <= seenTo && seen.endId !== lastId) setSeen({ ...seen, endId: lastId })

  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return
    const held = shownKey.current === listKey ? anchor.current : null
    if (shownKey.current !== listKey) element.scrollTo({ top: 0 })
    shownKey.current = listKey
    const read = held?.rows.find(({ id }) => indexById.has(id))
    const moved = read === undefined ? 0 : (indexById.get(read.id) ?? 0) - read.index
    // The reader may have scrolled up in this very frame: the event of it is yet to come.
    const hasLeft = held !== null && element.scrollTop < held.top
    if (isFollowing && !hasLeft) element.scrollTo({ top: element.scrollHeight })
    else if (!isFollowing && held !== null && moved !== 0) {
      element.scrollTo({ top: held.top + moved * rowPixels })
      if (held.top === 0) pushedDown.current = element.scrollTop === 0 ? null : held.firstId
    }
    if (!isFollowing || !hasLeft) anchor.current = anchorOf(element, ids, indexById, openId, rowPixels)
  }, [scroller, ids, indexById, listKey, openId, isFollowing, rowPixels])

  return {
    onScroll() {
      const element = scroller.current
      if (element === null) return
      anchor.current = anchorOf(element, ids, indexById, openId, rowPixels)
      const topId = element.scrollTop === 0 ? null : (seen.topId ?? pushedDown.current ?? ids[0] ?? null)
      pushedDown.current = null
      const endId = isAtEnd(element) ? lastId : seen.endId
      if (topId !== seen.topId || endId !== seen.endId) setSeen({ listKey, topId, endId })
      if (follow !== undefined && follow.isOn !== isAtEnd(element)) follow.onChange(!follow.isOn)
    },
    newAbove: seen.topId === null ? 0 : (indexById.get(seen.topId) ?? 0),
    newBelow: isFollowing ? 0 : rowsAfter(seen.endId, ids, indexById),
    toTop: () => scroller.current?.scrollTo({ top: 0 }),
    toEnd: () => scroller.current?.scrollTo({ top: scroller.current.scrollHeight }),
  }
}

function anchorOf(
  { scrollTop, clientHeight }: HTMLElement,
  ids: readonly string[],
  indexById: AnchorInput['indexById'],
  openId: string | null,
  rowPixels: number,
): Anchor {
  const first = Math.floor(scrollTop / rowPixels)
  const open = (openId === null ? undefined : indexById.get(openId)) ?? -1
  const isOpenInView = open >= first && open * rowPixels < scrollTop + clientHeight
  const rows = (isOpenInView ? [open, first] : [first]).flatMap((index) => {
    const id = ids[index]
    return id === undefined ? [] : [{ id, index }]
  })
  return { rows, top: scrollTop, firstId: ids[0] ?? null }
}

function isAtEnd(element: HTMLElement): boolean {
  return element.scrollHeight - element.scrollTop - element.clientHeight < 4
}

function rowsAfter(id: string | null, ids: readonly string[], indexById: ReadonlyMap<string, number>): number {
  const index = id === null ? undefined : indexById.get(id)
  return index === undefined ? 0 : ids.length - 1 - index
}
