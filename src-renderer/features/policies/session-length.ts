/** Lengths as people write them: `365 d`, `12 h`, `15 min`, `90 s`. */
const units = [
  { seconds: 86_400, name: 'd' },
  { seconds: 3600, name: 'h' },
  { seconds: 60, name: 'min' },
  { seconds: 1, name: 's' },
] as const

/** In the largest unit that leaves nothing over. */
export function formatLength(seconds: number): string {
  const unit = units.find((each) => seconds % each.seconds === 0) ?? units[3]
  return `${seconds / unit.seconds} ${unit.name}`
}

/** Seconds; null when it is no length. A bare number is seconds, as in the API. */
export function parseLength(text: string): number | null {
  const [, count = '', name = 's'] = /^(\d+)\s*(d|h|min|m|s)?$/.exec(text.trim().toLowerCase()) ?? []
  const unit = units.find((each) => each.name === (name === 'm' ? 'min' : name))
  return count === '' || unit === undefined ? null : Number(count) * unit.seconds
}
