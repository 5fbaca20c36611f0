/** Where the clock should go, as people type it: `+15m`, `tomorrow 9:00`, `friday`, `2027-01-31 09:00`. */
import { parseDuration } from '../../../src-shared/contract/duration.ts'
import type { ClockMove } from '../../data/use-clock-moves.ts'

/** Null when the text says no time. `now` is emulator time; days and hours are those of the window's time zone. */
export function parseMove(typed: string, now: number): ClockMove | null {
  const text = typed.trim().toLowerCase()
  const span = parseDuration(withShortUnits(text))
  if (span !== null) return { by: span }
  const at = parseDate(text) ?? parseDayAndTime(text, now)
  return at === null ? null : { to: at }
}

/** `in 3 days` is `3d`. */
function withShortUnits(text: string): string {
  return text
    .replace(/^in\s+/, '')
    .replaceAll(/(\d)\s*(ms|[smhdw])(?:ecs?|econds?|ins?|inutes?|ours?|rs?|ays?|eeks?)?\b/g, '$1$2')
}

function parseDate(text: string): number | null {
  const [, date, time, zone = ''] =
    /^(\d{4}-\d{2}-\d{2})(?:[t\s]+(\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)\s*(z|[+-]\d{2}:\d{2})?)?$/.exec(text) ?? []
  if (date === undefined) return null
  const at = Date.parse(`${date}T${(time ?? '00:00').padStart(5, '0')}${zone.toUpperCase()}`)
  return Number.isNaN(at) ? null : at
}

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

function parseDayAndTime(text: string, now: number): number | null {
  const [, day, hour, minute, second = '0'] =
    /^([a-z]+)?\s*(?:(?:at\s+)?(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/.exec(text) ?? []
  if (day === undefined && hour === undefined) return null
  const at = new Date(now)
  if (hour !== undefined && minute !== undefined) {
    if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null
    at.setHours(Number(hour), Number(minute), Number(second), 0)
  }
  const days = day === undefined ? (at.getTime() <= now ? 1 : 0) : daysUntil(day, at.getDay())
  if (days === null) return null
  at.setDate(at.getDate() + days)
  return at.getTime()
}

function daysUntil(day: string, today: number): number | null {
  if (day === 'today') return 0
  if (day === 'tomorrow') return 1
  if (day === 'yesterday') return -1
  const weekday = day.length < 3 ? -1 : weekdays.findIndex((name) => name.startsWith(day))
  return weekday === -1 ? null : ((weekday - today + 6) % 7) + 1
}

const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
] as const

/** `2d 4h`, as it can be typed. */
export function spanText(milliseconds: number): string {
  let left = Math.round(Math.abs(milliseconds) / 1000) * 1000
  const parts = units.flatMap(([unit, size]) => {
    const count = Math.floor(left / size)
    left -= count * size
    return count === 0 ? [] : [`${count}${unit}`]
  })
  return parts.length === 0 ? '0s' : parts.join(' ')
}

/** `2 d 4 h`, to read: its largest unit and the next one. */
export function spanWords(milliseconds: number): string {
  const left = Math.round(Math.abs(milliseconds) / 1000) * 1000
  const at = Math.max(
    0,
    units.findIndex(([, size]) => size <= left),
  )
  const [, least] = units[at + 1] ?? units[units.length - 1] ?? ['s', 1000]
  return spanText(Math.floor(left / least) * least)
    .replaceAll(/(\d)([dhs])/g, '$1 $2')
    .replaceAll(/(\d)m/g, '$1 min')
}
