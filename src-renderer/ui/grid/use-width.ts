import { useLayoutEffect, useState, type RefObject } from 'react'

/** The width of an element in pixels, kept as it changes. */
export function useWidth(target: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const element = target.current
    if (element === null) return
    // Observing tells the first width too, before the first paint.
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [target])
  return width
}
