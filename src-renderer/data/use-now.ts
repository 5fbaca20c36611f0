import { createContext, useContext, useEffect, useMemo, useState } from 'react'
import { createEmulatorClock, type EmulatorClock } from './emulator-clock.ts'
import { statusQuery } from './queries.ts'
import { useServices } from './services.ts'
import { useQuery } from './use-query.ts'

interface EmulatorTime {
  readonly clock: EmulatorClock
  /** Counts on as time goes by, so that whoever shows it is painted again. */
  readonly step: number
}

const stepMilliseconds = 10_000
const shortestStepMilliseconds = 1000

/** One clock for the whole window: a list shows the time in every row. */
export const EmulatorTimeContext = createContext<EmulatorTime | null>(null)

/** The emulator's clock as last heard of, and its steps. */
export function useEmulatorTime(): EmulatorTime {
  const { client, hostNow } = useServices()
  const told = useQuery(statusQuery(client)).data?.clock ?? null
  const clock = useMemo(() => createEmulatorClock(told, hostNow(), hostNow), [told, hostNow])
  const step = useSteps(clock, stepMilliseconds)
  return useMemo(() => ({ clock, step }), [clock, step])
}

export function useEmulatorClock(): EmulatorClock {
  const time = useContext(EmulatorTimeContext)
  if (time === null) throw new Error('EmulatorTimeContext is missing above this component.')
  return time.clock
}

/** Emulator time that moves on by itself in steps of ten seconds. */
export function useNow(): number {
  return useEmulatorClock().now()
}

/** Emulator time that moves on every second. */
export function useSecond(): number {
  const clock = useEmulatorClock()
  useSteps(clock, 1000)
  return clock.now()
}

/** By emulator time, as often as once a second; stands still while the clock is frozen or nobody looks. */
function useSteps(clock: EmulatorClock, milliseconds: number): number {
  const [step, setStep] = useState(0)
  useEffect(() => {
    if (clock.isFrozen) return
    const timer = setInterval(
      () => {
        if (!document.hidden) setStep((count) => count + 1)
      },
      Math.max(shortestStepMilliseconds, milliseconds / clock.speed),
    )
    return () => clearInterval(timer)
  }, [clock, milliseconds])
  return step
}
