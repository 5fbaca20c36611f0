/** Time on screen is emulator time: the server's clock, moved on by what the window's own clock has run since. */
import type { ClockStatus } from '../../src-shared/contract/control.ts'

export interface EmulatorClock {
  /** Milliseconds since the epoch, emulator time. */
  now(): number
  readonly isFrozen: boolean
  /** How much of its time goes by in one of the window's. */
  readonly speed: number
}

export function createEmulatorClock(
  clock: Pick<ClockStatus, 'now' | 'speed'> | null,
  readAt: number,
  hostNow: () => number,
): EmulatorClock {
  if (clock === null) return { now: hostNow, isFrozen: false, speed: 1 }
  const { speed } = clock
  const base = Date.parse(clock.now)
  return { now: () => base + (hostNow() - readAt) * speed, isFrozen: speed === 0, speed }
}

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** `now`, `20 s ago`, `4 min ago`, `in 2 h`, `3 d ago`; beyond a month the date. */
export function relativeTime(at: number, now: number): string {
  const distance = Math.abs(now - at)
  if (distance < 10 * second) return 'now'
  const words = duration(distance)
  if (words === null) return new Date(at).toISOString().slice(0, 10)
  return at <= now ? `${words} ago` : `in ${words}`
}

/** The largest whole unit; null beyond a month. Seconds go in steps of ten so that nothing flickers. */
export function duration(milliseconds: number): string | null {
  if (milliseconds < minute) return `${Math.floor(milliseconds / (10 * second)) * 10} s`
  if (milliseconds < hour) return `${Math.floor(milliseconds / minute)} min`
  if (milliseconds < day) return `${Math.floor(milliseconds / hour)} h`
  if (milliseconds < 31 * day) return `${Math.floor(milliseconds / day)} d`
  return null
}

/** `2026-01-31 09:00:00.000`, in UTC or in the time zone of the window. */
export function absoluteTime(at: number, zone: 'utc' | 'local'): string {
  const shift = zone === 'utc' ? 0 : new Date(at).getTimezoneOffset() * minute
  return new Date(at - shift).toISOString().replace('T', ' ').replace('Z', '')
}
