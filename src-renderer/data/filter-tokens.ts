/** Filters that the window answers itself: words and `key:value` tokens; a minus in front excludes. */

export interface Token {
  readonly key: string | null
  readonly value: string
  readonly isExcluded: boolean
}

export function parseTokens(text: string): readonly Token[] {
  return [...text.matchAll(/(-?)(?:(\w+):)?(?:"([^"]*)"|(\S+))/g)]
    .map(([, minus, key, quoted, bare]) => ({
      key: key?.toLowerCase() ?? null,
      value: (quoted ?? bare ?? '').toLowerCase(),
      isExcluded: minus === '-',
    }))
    .filter(({ value }) => value !== '')
}

const units: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** `5m`, `2h`; null when it is no such span. */
export function spanMilliseconds(span: string): number | null {
  const [, count, unit] = /^(\d+)([smhd])$/.exec(span) ?? []
  return count === undefined || unit === undefined ? null : Number(count) * (units[unit] ?? 0)
}
