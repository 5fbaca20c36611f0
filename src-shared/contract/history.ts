/** What changed and what made it change, newest last; every step can be put back. */
import type { RecordChange } from './requests.ts'

export interface HistoryStep {
  readonly id: string
  /** Emulator time. */
  readonly at: string
  /** By the host's clock, as of a request: what came after what while the emulator's clock stands. */
  readonly realAt: string
  /** Such as `Delete 3 messages`. */
  readonly title: string
  /** The call of the emulated API that made it; null when the control API did. */
  readonly requestId: string | null
  readonly changes: number
  /** The step that this one put back; null when it is none. */
  readonly undoes: string | null
  /** Put back by a later step. */
  readonly isUndone: boolean
}

/** `GET /__emulator/history` */
export interface HistoryList {
  readonly total: number
  readonly steps: readonly HistoryStep[]
  /** What `POST …/undo` would put back, and `POST …/redo` do again: never what an app did. */
  readonly undoNext: HistoryStep | null
  readonly redoNext: HistoryStep | null
}

/** `GET /__emulator/history/{id}` */
export interface HistoryDetail extends HistoryStep {
  readonly records: readonly RecordChange[]
}
