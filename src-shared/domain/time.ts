/** Times on the wire (contract section 8). */

/** `2026-01-31T09:00:00.000+00:00`; `""` for null. */
export function wireTime(milliseconds: number | null): string {
  return milliseconds === null ? '' : new Date(milliseconds).toISOString().replace('Z', '+00:00')
}

/** `2026-01-31 09:00:00.000`, as the server's database writes it; one reply shows it (contract, PUT challenges). */
export function databaseTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('T', ' ').replace('Z', '')
}

/** ISO 8601 text for the control API. */
export function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}

/** Dates have four digits for their year from here up to there. */
export const [earliest, latest] = [Date.UTC(1000, 0), Date.UTC(9999, 0)]
