import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react'

export interface RowRange {
  /** For what scrolls. */
  readonly scroller: RefObject<HTMLDivElement | null>
  /** Places that are painted, a little more than what is seen. */
  readonly first: number
  readonly last: number
  /** As many rows as are above the lower end of what is seen, or would be. */
  readonly seenTo: number
  /** Looks again at what is seen: the list is another, or stands elsewhere. */
  readonly measure: () => void
  /** Scrolls as far as it takes to see the row. */
  readonly reveal: (place: number) => void
  readonly toTop: () => void
}

interface RowRangeInput {
  /** Of the head, which stays at the top. */
  readonly headPixels: number
  readonly rowPixels: number
  /** Told which rows are seen. */
  readonly onSee?: (first: number, last: number) => void
}

/** Rows painted beyond what is seen, each way. */
const overscanRows = 8
/** After a leap these are painted once the list has come to rest: on the way they would be gone unseen. */
const restMilliseconds = 100

/** Which rows of a long list are painted; all have one height. */
export function useRowRange({ headPixels, rowPixels, onSee }: RowRangeInput): RowRange {
  const scroller = useRef<HTMLDivElement>(null)
  const [range, setRange] = useState({ first: 0, last: overscanRows, seenTo: 0 })
  const seenTop = useRef(0)
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined)

  const measure = useCallback(() => {
    const element = scroller.current
    if (element === null) return
    const top = Math.floor(element.scrollTop / rowPixels)
    const bottom = Math.ceil((element.scrollTop + element.clientHeight - headPixels) / rowPixels)
    onSee?.(top, bottom)
    const show = (beyond: number) => {
      const next = { first: Math.max(0, top - beyond), last: bottom + beyond, seenTo: bottom }
      setRange((now) => (now.first === next.first && now.last === next.last && now.seenTo === bottom ? now : next))
    }
    const isLeap = Math.abs(top - seenTop.current) > bottom - top
    seenTop.current = top
    clearTimeout(resting.current)
    if (isLeap) resting.current = setTimeout(() => show(overscanRows), restMilliseconds)
    show(isLeap ? 0 : overscanRows)
  }, [scroller, headPixels, rowPixels, onSee])

  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => {
      observer.disconnect()
      clearTimeout(resting.current)
    }
  }, [scroller, measure])

  const reveal = useCallback(
    (place: number) => {
      const element = scroller.current
      if (element === null) return
      const top = place * rowPixels
      const bottom = top + rowPixels + headPixels
      if (top < element.scrollTop) element.scrollTop = top
      else if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight
      measure()
    },
    [scroller, measure, headPixels, rowPixels],
  )

  const toTop = useCallback(() => scroller.current?.scrollTo({ top: 0 }), [])

  return { scroller, ...range, measure, reveal, toTop }
}
