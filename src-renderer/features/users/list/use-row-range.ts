import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { useServices } from '../../../data/services.ts'
import { countOf } from '../../../ui/words.ts'
import type { UserList } from './use-user-window.ts'

export interface RowRange {
  readonly scroller: RefObject<HTMLDivElement | null>
  /** Places that are painted, a little more than what is seen. */
  readonly first: number
  readonly last: number
  readonly onScroll: () => void
  /** Users who came above what is read and were not looked at yet. */
  readonly newAbove: number
  readonly toTop: () => void
  readonly reveal: (place: number) => void
}

/** Rows painted beyond what is seen, each way. */
const overscanRows = 12

/** Which rows are painted; the list stays on what is read while rows come and go above it. */
export function useRowRange(list: UserList, headPixels: number, rowPixels: number): RowRange {
  const scroller = useRef<HTMLDivElement>(null)
  const { notices } = useServices()
  const { window, state, listKey } = list
  const total = state.total ?? 0
  const [range, setRange] = useState({ first: 0, last: overscanRows })
  const [newAbove, setNewAbove] = useState(0)
  const shown = useRef({ listKey, moved: state.moved, total })

  const measure = useCallback(() => {
    const element = scroller.current
    if (element === null) return
    const top = Math.floor(element.scrollTop / rowPixels)
    const bottom = Math.ceil((element.scrollTop + element.clientHeight) / rowPixels)
    window?.look(top, bottom)
    const next = { first: Math.max(0, top - overscanRows), last: bottom + overscanRows }
    setRange((now) => (now.first === next.first && now.last === next.last ? now : next))
    if (element.scrollTop === 0) setNewAbove(0)
  }, [scroller, window, rowPixels])

  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return
    const before = shown.current
    shown.current = { listKey, moved: state.moved, total }
    if (before.listKey !== listKey) {
      element.scrollTop = 0
      setNewAbove(0)
    } else if (before.moved !== state.moved) {
      const moved = state.moved - before.moved
      element.scrollTop += moved * rowPixels
      const came = Math.min(moved, total - before.total)
      if (came > 0 && element.scrollTop > 0) {
        setNewAbove((count) => count + came)
        notices.say(`${countOf(came, 'new user')} above`)
      }
    }
    measure()
  }, [scroller, notices, measure, listKey, state.moved, total, rowPixels])

  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller, measure])

  const toTop = useCallback(() => {
    if (scroller.current !== null) scroller.current.scrollTop = 0
  }, [])

  return {
    scroller,
    first: range.first,
    last: Math.min(range.last, total - 1),
    onScroll: measure,
    newAbove,
    toTop,
    reveal(place) {
      const element = scroller.current
      if (element === null) return
      const top = place * rowPixels
      const bottom = top + rowPixels + headPixels
      if (top < element.scrollTop) element.scrollTop = top
      else if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight
      measure()
    },
  }
}
