import { useEffect, useState } from 'react'
import { useServices } from '../../data/services.ts'

/** Real time, in steps: faults end by it, wherever the emulator's clock stands. */
export function useRealNow(stepMilliseconds = 5000): number {
  const { hostNow } = useServices()
  const [now, setNow] = useState(hostNow)
  useEffect(() => {
    const timer = setInterval(() => setNow(hostNow()), stepMilliseconds)
    return () => clearInterval(timer)
  }, [hostNow, stepMilliseconds])
  return now
}
