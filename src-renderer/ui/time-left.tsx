import { FastForward } from 'lucide-react'
import { absoluteTime, duration } from '../data/emulator-clock.ts'
import { useJump, type Ending } from '../data/use-jump.ts'
import { useNow } from '../data/use-now.ts'
import { Icon } from './icon.tsx'
import { IconButton } from './icon-button.tsx'

const day = 24 * 60 * 60 * 1000

export interface TimeLeftProps {
  readonly until: string
  /** Under a head that says what it is: `3 d`. */
  readonly isHeaded?: boolean
}

/** `3 d left`, emulator time; the whole time on hover. */
export function TimeLeft({ until, isHeaded = false }: TimeLeftProps) {
  const end = Date.parse(until)
  const left = end - useNow()
  if (Number.isNaN(left)) return null
  const span = duration(left) ?? `${Math.floor(left / day)} d`
  return (
    <span className="text-small" title={`Ends ${absoluteTime(end, 'local').slice(0, 19)} (emulator time)`}>
      {left <= 0 ? 'expired' : isHeaded ? span : `${span} left`}
    </span>
  )
}

export interface JumpPastProps {
  readonly until: string
  /** Left out: just the time. */
  readonly ending?: Ending
  /** What ends: `session Chrome 140, Linux`. */
  readonly what: string
}

/** Stands beside every countdown; gone once there is nothing left to wait for. */
export function JumpPast({ until, ending = { at: until }, what }: JumpPastProps) {
  const jump = useJump()
  if (!(Date.parse(until) > useNow())) return null
  return (
    <IconButton
      label={`Jump just past the end of ${what}`}
      icon={<Icon of={FastForward} />}
      onPress={() => void jump(ending, what)}
    />
  )
}
