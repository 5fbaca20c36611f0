/** The clock as the control API shows and moves it. */
import type { ClockStatus } from './control.ts'

/** Something that ends at a time. */
export interface Lapsing {
  readonly kind: 'token' | 'session' | 'challenge'
  readonly projectId: string
  readonly id: string
  readonly userId: string
  /** In words, such as `Recovery of Grace Hopper`. */
  readonly label: string
  readonly expire: string
}

/** `GET /__emulator/clock/upcoming` */
export interface Upcoming {
  /** The nearest ones, soonest first. */
  readonly upcoming: readonly Lapsing[]
}

/** What ends between two times; moved back, what is valid again. */
export interface Lapsed {
  readonly tokens: number
  readonly sessions: number
  readonly challenges: number
  /** The first 100, soonest first. */
  readonly items: readonly Lapsing[]
}

/** `PUT /__emulator/clock` and `POST /__emulator/clock/advance` */
export interface MovedClock extends ClockStatus {
  readonly lapsed: Lapsed
}

/** `GET /__emulator/clock/preview`, with `by` or `now`: what a move would do. */
export interface ClockPreview {
  /** Where the clock would stand. */
  readonly now: string
  readonly lapsed: Lapsed
}
