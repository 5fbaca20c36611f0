/** Snapshots as the control API shows them: saved states, what differs from them, going back to them. */
import type { RecordChange } from './requests.ts'

/**
 * `baseline`: the one that `POST /__emulator/reset` goes back to; its name is `baseline`. `automatic`: made by the
 * emulator before a step that destroys; its name begins with `auto-`. `named`: any other.
 */
export type SnapshotKind = 'baseline' | 'named' | 'automatic'

/** `GET /__emulator/snapshots` answers `{ total, folder, snapshots }` of these, automatic ones last. */
export interface SnapshotSummary {
  readonly name: string
  readonly kind: SnapshotKind
  readonly note: string
  readonly tags: readonly string[]
  /** The snapshot that this one was copied from; empty when it was taken of the state. */
  readonly from: string
  /** Emulator time; null when the file does not say it. */
  readonly capturedAt: string | null
  readonly realCapturedAt: string | null
  readonly users: number
  readonly teams: number
  readonly sessions: number
  readonly bytes: number
  /** Whoever starts with this folder begins with it, as with `--snapshot`; of all of them at most one. */
  readonly restoresOnStart: boolean
  /** Where its file is; null in memory. */
  readonly path: string | null
}

export interface SnapshotList {
  readonly total: number
  /** Where the files are; null in memory. */
  readonly folder: string | null
  readonly snapshots: readonly SnapshotSummary[]
}

/** `GET /__emulator/snapshots/{name}/contents` */
export interface SnapshotContents extends SnapshotSummary {
  readonly tables: readonly { readonly table: string; readonly rows: number }[]
  /** What cannot be read; a snapshot with damage is read only. */
  readonly damage: readonly SnapshotDamage[]
}

export interface SnapshotDamage {
  /** Such as `users "grace"`, or `lines 40–52`. */
  readonly where: string
  readonly problem: string
}

/** `PUT /__emulator/snapshots/{name}`: saves the state, a copy or a given document under the name. */
export interface SavedSnapshot {
  /** Left out: as they are. */
  readonly note?: string
  readonly tags?: readonly string[]
  /** With the inbox; default for the baseline alone. */
  readonly messages?: boolean
  /** With the audit log; default for the baseline alone. */
  readonly logs?: boolean
  /** Copies this one instead of saving the state. */
  readonly from?: string
  /** Left out: as it is. Every other one loses it. */
  readonly restoresOnStart?: boolean
  /** Saves this document instead of the state: its text, or as JSON. */
  readonly document?: unknown
}

/** `POST /__emulator/snapshots/{name}/restore` */
export interface RestoreChoices {
  /**
   * `keep`: times as they are. `shift`: what lapses (sessions, tokens, challenges, messages, keys, tokens of providers)
   * has as much time left as when the snapshot was taken. `clock`: the clock stands still at that moment. Default `shift`.
   */
  readonly dates?: 'keep' | 'shift' | 'clock'
  readonly sessions?: 'keep' | 'drop'
  /** `keep`: those of the snapshot when it has them, else those that are there. */
  readonly messages?: 'keep' | 'clear'
  /** Only these users, with all that is theirs; everybody else stays. */
  readonly users?: readonly string[]
  /**
   * Only these records, such as `sessions/6553…`: each becomes as it was, or goes when it was not there. With a user goes
   * what is theirs, with a team its memberships. Not together with `users`; `sessions` and `messages` mean nothing then.
   */
  readonly records?: readonly string[]
  /** With `users` or `records`: of this project alone. */
  readonly projectId?: string
}

export interface Restored {
  /** Rows that were put or deleted. */
  readonly changes: number
  /** Milliseconds by which the times of what lapses were moved. */
  readonly shiftedMilliseconds: number
  /** The automatic snapshot that was taken before. */
  readonly before: string
}

/** `GET /__emulator/drift`: what has changed since the baseline. `GET …/diff`: from a snapshot to another or to now. */
export interface SnapshotDiff {
  readonly total: number
  readonly tables: readonly {
    readonly table: string
    readonly created: number
    readonly changed: number
    readonly deleted: number
  }[]
  /** The first 1,000, or as many as `limit` says. */
  readonly records: readonly RecordDifference[]
}

export interface RecordDifference extends RecordChange {
  readonly projectId: string
  /** The user whom it is, or belongs to; null when it belongs to none. */
  readonly userId: string | null
  /** Of what has one: users, teams, projects. */
  readonly title: string
}

export interface Drift extends SnapshotDiff {
  /** Null: there is none but the state at the start. */
  readonly baseline: { readonly name: 'baseline'; readonly from: string; readonly capturedAt: string } | null
}

/** `POST /__emulator/samples` `{projectId}` */
export interface LoadedSamples {
  readonly projectId: string
  readonly users: readonly string[]
  /** The password of every sample user that has one. */
  readonly password: string
}
