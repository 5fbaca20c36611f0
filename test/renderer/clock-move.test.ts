import { expect, test } from 'vitest'
import { parseMove, spanText, spanWords } from '../../src-renderer/features/clock/move-text.ts'
import { distanceAt, shareAt, stripEnd } from '../../src-renderer/features/clock/strip-scale.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
/** A Saturday, in the time zone of the machine. */
const now = new Date(2026, 10, 21, 16, 45, 10).getTime()
const local = (month: number, date: number, hours = 0, minutes = 0, seconds = 0) =>
  new Date(2026, month - 1, date, hours, minutes, seconds).getTime()

test.each([
  ['+15m', 15 * minute],
  ['-1h', -hour],
  ['1d 12h', 36 * hour],
  ['in 3 days', 3 * day],
  ['20 minutes', 20 * minute],
  ['2 weeks', 14 * day],
  ['500ms', 500],
])('typed move: %s is a span', (text, by) => {
  expect(parseMove(text, now)).toEqual({ by })
})

test.each([
  ['tomorrow 9:00', local(11, 22, 9)],
  ['today 18:30', local(11, 21, 18, 30)],
  ['9:00', local(11, 22, 9)],
  ['18:00', local(11, 21, 18)],
  ['tomorrow', local(11, 22, 16, 45, 10)],
  ['yesterday at 8:00', local(11, 20, 8)],
  ['Monday 9:00', local(11, 23, 9)],
  ['saturday', local(11, 28, 16, 45, 10)],
  ['2026-12-31', local(12, 31)],
  ['2026-12-31 23:59:58', local(12, 31, 23, 59, 58)],
  ['2026-12-31T23:59:58.250Z', Date.UTC(2026, 11, 31, 23, 59, 58, 250)],
])('typed move: %s is a time', (text, to) => {
  expect(parseMove(text, now)).toEqual({ to })
})

test.each(['', '15', 'soon', '25:00', '9:75', 'tomorrow 9', '2026-13-01', 'in 2 months', '5 monkeys'])(
  'typed move: “%s” says no time',
  (text) => {
    expect(parseMove(text, now)).toBeNull()
  },
)

test('span: as it is typed, and as it is read', () => {
  expect(spanText(2 * day + 4 * hour + 30_000)).toBe('2d 4h 30s')
  expect(spanWords(2 * day + 4 * hour + 30_000)).toBe('2 d 4 h')
  expect(spanWords(-61 * minute)).toBe('1 h 1 min')
  expect(spanWords(16 * hour + 57_000)).toBe('16 h')
  expect([spanWords(59_400), spanWords(400), spanText(0)]).toEqual(['59 s', '0 s', '0s'])
})

test('strip: a place and its distance agree, in steps that fit', () => {
  expect([shareAt(0), shareAt(stripEnd), shareAt(2 * stripEnd), shareAt(-hour)]).toEqual([0, 1, 1, 0])
  for (const distance of [15 * minute, hour, 5 * hour, 2 * day, 30 * day, 365 * day]) {
    expect(distanceAt(shareAt(distance))).toBe(distance)
  }
  expect([distanceAt(-1), distanceAt(2)]).toEqual([0, stripEnd])
})
