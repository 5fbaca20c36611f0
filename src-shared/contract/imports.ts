/** Users from elsewhere: what `POST /__emulator/import` takes, and its report row by row. */

/**
 * `appwrite`: what `users.list` answers. `firebase`: what `firebase auth:export` writes. `csv`: a table with a head line.
 * `offwrite`: a snapshot, of which the users and their teams are added to what is there.
 */
export type ImportFormat = 'appwrite' | 'firebase' | 'csv' | 'offwrite'

/** What `GET /__emulator/export` writes of a project's users, hashes and all; an import reads it. */
export type UserExport = 'appwrite' | 'csv'

export interface ImportChoices {
  readonly format: ImportFormat
  readonly projectId: string
  /** Says what would happen; writes nothing. */
  readonly dryRun?: boolean
  /** Takes what is good of a file that is not all good; without it such a file is refused whole. */
  readonly goodRowsOnly?: boolean
  /** Takes users whose password Appwrite could never verify, without that password. */
  readonly withoutPasswords?: boolean
  /** CSV: which column holds which field where their names differ, such as `email:Mail,name:Full name`. */
  readonly columns?: string
  /** CSV: how the passwords of all rows were hashed, unless a column says it. */
  readonly hash?: string
  /** CSV: the options that go with it, as JSON. */
  readonly hashOptions?: string
  /** Firebase: the hash parameters of its console, as they stand there or as JSON, unless the file has them. */
  readonly hashConfig?: string
  /** By which the import may be cancelled while it runs; made up when left out. */
  readonly id?: string
}

/** `checking` and `writing` are on their way; `refused` has rows that are not good, and wrote nothing. */
export type ImportState = 'checking' | 'writing' | 'done' | 'refused' | 'cancelled' | 'failed'

export interface ImportProgress {
  readonly id: string
  readonly projectId: string
  readonly format: ImportFormat
  readonly state: ImportState
  readonly dryRun: boolean
  /** Rows looked at so far. */
  readonly done: number
  readonly total: number
}

/** Something in a row. Passwords and their hashes are never shown. */
export interface ImportNote {
  /** From 1; in a CSV file as a spreadsheet counts, where the head is row 1. */
  readonly row: number
  /** As the file names it. */
  readonly field: string
  readonly value: string | null
  readonly reason: string
}

/** `POST /__emulator/import`, `GET /__emulator/import/{id}` */
export interface ImportReport extends ImportProgress {
  /** Users written; of a dry run, those that would be. */
  readonly taken: number
  readonly refusedRows: number
  /** Why: every fault of every row that is not good. */
  readonly refused: readonly ImportNote[]
  /** Of rows that are good: what of them has no place in Appwrite. */
  readonly leftOut: readonly ImportNote[]
  /** Columns or fields that were not read in any row. */
  readonly ignored: readonly string[]
}
