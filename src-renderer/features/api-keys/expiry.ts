/** When a key ends, as it is written: `never`, `30 d`, `12 h`, or a date. */
const units: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000, min: 60_000, m: 60_000 }

/** ISO time, null for never; undefined when it is neither. Spans count from emulator time. */
export function parseExpiry(text: string, now: number): string | null | undefined {
  const trimmed = text.trim().toLowerCase()
  if (trimmed === '' || trimmed === 'never') return null
  if (trimmed === 'now') return new Date(now).toISOString()
  const [, count, unit = ''] = /^(\d+)\s*(d|h|min|m)$/.exec(trimmed) ?? []
  const milliseconds = units[unit]
  if (count !== undefined && milliseconds !== undefined) {
    return new Date(now + Number(count) * milliseconds).toISOString()
  }
  // Without a zone a date is meant in UTC, as the API gives times.
  const whole = /^\d{4}-\d{2}-\d{2}$/.test(trimmed) ? `${trimmed}T00:00:00.000Z` : text.trim()
  return /^\d{4}-/.test(whole) && !Number.isNaN(Date.parse(whole)) ? new Date(whole).toISOString() : undefined
}

export const expiryHelp = 'Give never, now, a time such as 30 d, or a date such as 2027-01-31.'
