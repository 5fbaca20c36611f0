/** The emulator's clock. Everything that expires reads it; nothing else tells the time. */

export interface Clock {
  /** Milliseconds since the epoch, emulator time. */
  now(): number
  /** Milliseconds since the epoch, as the host knows it. */
  realNow(): number
  readonly mode: 'follow' | 'frozen'
}

export function followClock(realNow: () => number): Clock {
  return { now: realNow, realNow, mode: 'follow' }
}

export function frozenClock(at: number, realNow: () => number): Clock {
  return { now: () => at, realNow, mode: 'frozen' }
}
