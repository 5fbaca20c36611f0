/**
 * A change: one row put or deleted. Every write of the store is a list of these, and all that must know of writes reads
 * them: the log on disk, the request inspector, undo, events.
 */

/** What a column holds: just what JSON and SQLite both can. */
export type Cell = string | number | null

/** A whole row, its columns in the table's order. */
export type Row = readonly Cell[]

export interface Change {
  readonly table: string
  /** The table's integer primary key. */
  readonly sequence: number
  readonly before: Row | null
  readonly after: Row | null
}

/** One committed transaction, as the log keeps it. */
export interface Commit {
  /** Counts up by one for every commit since the database was made. */
  readonly number: number
  readonly changes: readonly Pick<Change, 'table' | 'sequence' | 'after'>[]
}

/**
 * Where commits are made durable. `append` returns only when the commit would survive the end of this process; when it
 * throws, the transaction is rolled back and the request answers the error.
 */
export interface CommitLog {
  append(commit: Commit): void
}

/** What a host read from disk at start. */
export interface StoredState {
  /** The database file as it was last compacted; null when there is none. */
  readonly database: Uint8Array | null
  /** Commits in the log, oldest first; those that the database holds already are skipped. */
  readonly commits: readonly Commit[]
  /** When it was written last, by the host's clock: a clock that runs faster did so up to then. Left out, up to now. */
  readonly writtenAt?: number
}

export function isSameRow(left: Row | null, right: Row | null): boolean {
  if (left === null || right === null) return left === right
  return left.length === right.length && left.every((cell, at) => cell === right[at])
}

/** As `isSameRow`, whenever a user or a key was last seen: that is no change that anybody made. */
export function isSameRecord(
  { columnNames }: { readonly columnNames: readonly string[] },
  left: Row | null,
  right: Row | null,
): boolean {
  const seen = columnNames.indexOf('accessedAt')
  if (left === null || right === null || seen < 0) return isSameRow(left, right)
  return isSameRow(left, right.with(seen, left[seen] ?? null))
}
