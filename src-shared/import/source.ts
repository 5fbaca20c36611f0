/** A file to import, whatever its format: rows whose fields have the names that a user has here. */
import type { User } from '../store/tables/users.ts'
import type { Target } from './target.ts'

/** What is known of a field of a row, in words for people. */
export interface Remark {
  /** As a user names it here; the report shows the file's own name. */
  readonly field: string
  readonly value?: unknown
  readonly reason: string
}

export interface SourceRow {
  /** From 1, as the report counts. */
  readonly row: number
  /** By the names of `fields.ts`; nothing is checked yet. */
  readonly fields: Readonly<Record<string, unknown>>
  /** Why the row cannot be taken, as far as only the format can tell. */
  readonly faults?: readonly Remark[]
  /** Why no password can ever match; null when the fields tell all. */
  readonly passwordFault?: string | null
  readonly leftOut?: readonly Remark[]
  /** Names in the file that mean nothing here. */
  readonly ignored?: readonly string[]
  /** Taken as it is: no other system writes it. */
  readonly kept?: Pick<User, 'mfaRecoveryCodes' | 'passwordHistory' | 'passwordUpdate'>
  /** Writes what comes along with the user, in the same transaction. */
  also?(target: Target): void
}

export interface Source {
  readonly total: number
  row(at: number): SourceRow
  /** What the file calls a field of ours. */
  nameOf(field: string): string
}
