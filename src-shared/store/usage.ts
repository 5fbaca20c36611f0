/** How many records were made, over time: for the legacy usage route. */
import type { Database } from './database.ts'

export interface Buckets {
  /** Milliseconds since the epoch at which the first bucket starts. */
  readonly start: number
  readonly lengthMilliseconds: number
  readonly count: number
}

/** Rows of the project that were made in each bucket. */
export function madePerBucket(
  database: Database,
  table: 'users' | 'sessions',
  projectId: string,
  { start, lengthMilliseconds, count }: Buckets,
): readonly number[] {
  // Large numbers are bound as reals, so the division must be told to be whole.
  const counted = database.all(
    `SELECT CAST(("createdAt" - ?) / ? AS INTEGER) AS bucket, count(*) FROM "${table}" WHERE "projectId" = ? AND "createdAt" >= ? GROUP BY bucket`,
    [start, lengthMilliseconds, projectId, start],
  )
  const made = new Map(counted.map(([bucket, rows]) => [Number(bucket), Number(rows)]))
  return Array.from({ length: count }, (_value, at) => made.get(at) ?? 0)
}
