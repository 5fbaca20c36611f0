/** The state as it stands, as a snapshot. */
import { type Clock, timeAt } from '../simulate/clock.ts'
import type { Random } from '../simulate/random.ts'
import type { Store } from '../store/store.ts'
import { isOptional, type SnapshotDocument, type SnapshotInfo } from './document.ts'

/** What a snapshot is taken of and restored into. */
export interface Captured {
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
}

export interface CaptureChoices {
  /** Of the tables that may be left out, those to take. */
  readonly optional: readonly string[]
  readonly note: string
  readonly tags: readonly string[]
}

export function captureState({ store, clock, random }: Captured, choices: CaptureChoices): SnapshotDocument {
  const { optional, note, tags } = choices
  const kept = store.tables.filter(({ name }) => !isOptional(name) || optional.includes(name))
  // One reading for both: a clock may run an hour in a second.
  const realCapturedAt = clock.realNow()
  const info: SnapshotInfo = {
    capturedAt: timeAt(clock.state, realCapturedAt),
    realCapturedAt,
    note,
    tags,
    from: '',
    random: random.seeded?.state ?? null,
    restoresOnStart: false,
  }
  return { info, state: new Map(kept.map((table) => [table.name, table.rows()])) }
}
