/** The strip from now to next year: the nearer the wider, so that minutes and months both have room. */
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

export const stripEnd = 366 * day
const unit = 5 * minute
const whole = Math.log1p(stripEnd / unit)

/** From 0 (now) to 1 (next year). */
export function shareAt(distance: number): number {
  return Math.min(1, Math.log1p(Math.max(0, distance) / unit) / whole)
}

/** As far from now as a share of the strip says, in steps that fit the place. */
export function distanceAt(share: number): number {
  const distance = unit * Math.expm1(Math.max(0, Math.min(1, share)) * whole)
  const step = distance < hour ? minute : distance < 6 * hour ? 5 * minute : distance < 3 * day ? hour : day
  return Math.round(distance / step) * step
}

export const stripMarks = [
  { title: 'now', distance: 0 },
  { title: '15 min', distance: 15 * minute },
  { title: '1 h', distance: hour },
  { title: '6 h', distance: 6 * hour },
  { title: '1 d', distance: day },
  { title: '7 d', distance: 7 * day },
  { title: '30 d', distance: 30 * day },
  { title: '1 y', distance: 365 * day },
] as const
