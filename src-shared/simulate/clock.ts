/** The emulator's clock. Everything that expires reads it; nothing else tells the time. */

/** How emulator time stands to the host's time. */
export type ClockState =
  | { readonly mode: 'follow' }
  /** Since the host's time `since` it has run `speed` times as fast; both as they are without it: 1 and 0. */
  | {
      readonly mode: 'offset'
      readonly offsetMilliseconds: number
      readonly speed: number
      readonly since: number
    }
  /** `at` in milliseconds since the epoch. */
  | { readonly mode: 'frozen'; readonly at: number }

export interface Clock {
  /** Milliseconds since the epoch, emulator time. */
  now(): number
  /** Milliseconds since the epoch, as the host knows it. */
  realNow(): number
  readonly state: ClockState
  /** Moves it; what is kept of the state is `domain/clock.ts`'s. */
  set(state: ClockState): void
}

/** What a clock shows that stands so, at a time of the host. */
export function timeAt(state: ClockState, realNow: number): number {
  if (state.mode === 'frozen') return state.at
  if (state.mode === 'follow') return realNow
  return realNow + state.offsetMilliseconds + (realNow - state.since) * (state.speed - 1)
}

/** As it stands after a rest in which its time went by as the host's: however fast it runs, only while somebody is there. */
export function afterRest(state: ClockState, from: number, to: number): ClockState {
  if (state.mode !== 'offset' || state.speed === 1) return state
  // Clocks of hosts are set, and files copied.
  const left = Math.min(Math.max(from, state.since), to)
  return { ...state, offsetMilliseconds: timeAt(state, left) - left, since: to }
}

/** As it stands when it is put back so much later: one that runs faster shows what it showed, and runs on from there. */
export function putBackAfter(state: ClockState, milliseconds: number): ClockState {
  if (state.mode !== 'offset' || state.speed === 1) return state
  const { offsetMilliseconds, since } = state
  return { ...state, offsetMilliseconds: offsetMilliseconds - milliseconds, since: since + milliseconds }
}

/** Whether one is the other, put back at some time. */
export function isPutBack(left: ClockState, right: ClockState): boolean {
  if (left.mode !== 'offset' || right.mode !== 'offset' || left.speed !== right.speed || left.speed === 1) return false
  return left.offsetMilliseconds + left.since === right.offsetMilliseconds + right.since
}

/** How much of its time goes by in one of the host's. */
export function speedOf(state: ClockState): number {
  if (state.mode === 'frozen') return 0
  return state.mode === 'follow' ? 1 : state.speed
}

export function createClock(realNow: () => number, start: ClockState): Clock {
  let state = start
  return {
    realNow,
    get state() {
      return state
    },
    set: (next) => void (state = next),
    now: () => timeAt(state, realNow()),
  }
}
