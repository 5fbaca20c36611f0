/** Times on the wire (contract section 8). */

/** `2026-01-31T09:00:00.000+00:00`; `""` for null. */
export function wireTime(milliseconds: number | null): string {
  return milliseconds === null ? '' : new Date(milliseconds).toISOString().replace('Z', '+00:00')
}

/** ISO 8601 text for the control API. */
export function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}
