import { useEffect, useState } from 'react'

/** What is typed, once the typing pauses: for what the server is asked. */
export function useSettled(text: string, milliseconds = 120): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), milliseconds)
    return () => clearTimeout(timer)
  }, [text, milliseconds])
  return settled
}
