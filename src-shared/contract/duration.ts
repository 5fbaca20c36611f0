/** Spans of time as people write them: `15m`, `-2h`, `1d 12h`, or ISO 8601 as `P1DT12H`. */

const milliseconds = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
} as const

/** A hundred years: the clock stays within dates that every part of the emulator can write. */
const longest = 100 * 365 * milliseconds.d

/** Milliseconds, less than zero for a span back; null when the text is none. */
export function parseDuration(given: string): number | null {
  const [, sign = '', span = ''] = /^([+-]?)(.*)$/s.exec(given.trim().toLowerCase()) ?? []
  const sum = span.startsWith('p') ? isoSpan(span) : plainSpan(span)
  return sum === null || sum > longest ? null : sign === '-' ? -sum : sum
}

function plainSpan(span: string): number | null {
  const parts = [...span.matchAll(/(\d+(?:\.\d+)?)\s*(ms|s|m|h|d|w)\s*/g)]
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== span) return null
  return Math.round(parts.reduce((sum, [, count, unit]) => sum + Number(count) * unitOf(unit), 0))
}

function isoSpan(span: string): number | null {
  const parts = /^p(?:(\d+)w)?(?:(\d+)d)?(?:t(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s)?)?$/.exec(span)
  if (parts === null || parts.slice(1).every((part) => part === undefined)) return null
  const units = ['w', 'd', 'h', 'm', 's'] as const
  return Math.round(units.reduce((sum, unit, at) => sum + Number(parts[at + 1] ?? 0) * milliseconds[unit], 0))
}

function unitOf(unit = ''): number {
  return Object.entries(milliseconds).find(([name]) => name === unit)?.[1] ?? 0
}
