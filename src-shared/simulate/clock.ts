/** The emulator's clock. Everything that expires reads it; nothing else tells the time. */

/** How emulator time stands to the host's time. */
export type ClockState =
  | { readonly mode: 'follow' }
  | { readonly mode: 'offset'; readonly offsetMilliseconds: number }
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

export function createClock(realNow: () => number, start: ClockState): Clock {
  let state = start
  return {
    realNow,
    get state() {
      return state
    },
    set: (next) => void (state = next),
    now: () =>
      state.mode === 'frozen' ? state.at : realNow() + (state.mode === 'offset' ? state.offsetMilliseconds : 0),
  }
}
