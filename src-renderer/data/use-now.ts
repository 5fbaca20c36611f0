import { useEffect, useMemo, useState } from 'react'
import { createEmulatorClock, type EmulatorClock } from './emulator-clock.ts'
import { statusQuery } from './queries.ts'
import { useServices } from './services.ts'
import { useQuery } from './use-query.ts'

/** The emulator's clock as last heard of. */
export function useEmulatorClock(): EmulatorClock {
  const { client, hostNow } = useServices()
  const clock = useQuery(statusQuery(client)).data?.clock ?? null
  return useMemo(() => createEmulatorClock(clock, hostNow(), hostNow), [clock, hostNow])
}

/** Emulator time that moves on by itself in these steps; it stands still while the clock is frozen or nobody looks. */
export function useNow(stepMilliseconds = 10_000): number {
  const clock = useEmulatorClock()
  const [, tick] = useState(0)
  useEffect(() => {
    if (clock.isFrozen) return
    const timer = setInterval(() => {
      if (!document.hidden) tick((count) => count + 1)
    }, stepMilliseconds)
    return () => clearInterval(timer)
  }, [clock, stepMilliseconds])
  return clock.now()
}
