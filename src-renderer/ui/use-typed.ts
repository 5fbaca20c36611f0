import { useEffect, useRef, useState } from 'react'

/**
 * What is typed into a field shows at once. What follows of it – the address, the list – is told after that paint, so
 * that no key waits for it; keys that come faster are told together.
 */
export function useTyped(value: string, onChange: (value: string) => void): readonly [string, (text: string) => void] {
  /** Null while all that was typed has been told. */
  const [typed, setTyped] = useState<string | null>(null)
  const tell = useRef(onChange)
  useEffect(() => {
    tell.current = onChange
  })
  useEffect(() => {
    if (typed === null) return
    return afterPaint(() => {
      tell.current(typed)
      setTyped(null)
    })
  }, [typed])
  return [typed ?? value, setTyped]
}

/** Answers how to call it off. */
function afterPaint(run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(run)
  })
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}
