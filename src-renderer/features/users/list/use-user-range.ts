import { useCallback, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useServices } from '../../../data/services.ts'
import { useRowRange, type RowRange } from '../../../ui/grid/use-row-range.ts'
import { countOf } from '../../../ui/words.ts'
import type { UserList } from './use-user-window.ts'

export interface UserRange extends Pick<RowRange, 'scroller' | 'first' | 'last' | 'reveal' | 'toTop'> {
  readonly onScroll: () => void
  /** Users who came above what is read and were not looked at yet. */
  readonly newAbove: number
}

/** Which rows are painted; the list stays on what is read while rows come and go above it. */
export function useUserRange(list: UserList, headPixels: number, rowPixels: number): UserRange {
  const { notices } = useServices()
  const { window, state, listKey } = list
  const total = state.total ?? 0
  const look = useCallback((first: number, last: number) => window?.look(first, last), [window])
  const { scroller, first, last, measure, reveal, toTop } = useRowRange({ headPixels, rowPixels, onSee: look })
  const [newAbove, setNewAbove] = useState(0)
  const shown = useRef({ listKey, moved: state.moved, total })

  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return
    const before = shown.current
    shown.current = { listKey, moved: state.moved, total }
    if (before.listKey !== listKey) {
      element.scrollTo({ top: 0 })
      setNewAbove(0)
    } else if (before.moved !== state.moved) {
      const moved = state.moved - before.moved
      element.scrollTo({ top: element.scrollTop + moved * rowPixels })
      const came = Math.min(moved, total - before.total)
      if (came > 0 && element.scrollTop > 0) {
        setNewAbove((count) => count + came)
        notices.say(`${countOf(came, 'new user')} above`)
      }
    }
    measure()
  }, [scroller, notices, measure, listKey, state.moved, total, rowPixels])

  return {
    scroller,
    first,
    last: Math.min(last, total - 1),
    // Painted in the frame that shows the scroll: a frame later there would be a gap.
    onScroll: () =>
      flushSync(() => {
        measure()
        if (scroller.current?.scrollTop === 0) setNewAbove(0)
      }),
    newAbove,
    toTop,
    reveal,
  }
}
