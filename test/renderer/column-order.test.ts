import { expect, test } from 'vitest'
import { defaultMessageOrder, messageColumns } from '../../src-renderer/features/inbox/message-columns.tsx'
import { defaultRequestOrder, requestColumns } from '../../src-renderer/features/requests/request-columns.tsx'
import { nextOrder, orderRows, sortOf } from '../../src-renderer/ui/grid/column-order.ts'
import { exchange } from './exchange.ts'
import { message } from './message.ts'

const nothing = { flows: new Map(), pinned: new Set<string>() }
const columns = requestColumns(() => {}, nothing)
const [quick, slow, refused, quickToo] = [
  exchange({ id: 'quick', durationMilliseconds: 1, sdk: 'teams.list' }),
  exchange({ id: 'slow', durationMilliseconds: 900, sdk: null }),
  exchange({ id: 'refused', durationMilliseconds: 40, status: 403, errorType: 'user_blocked', sdk: 'Account.get' }),
  exchange({ id: 'quick-too', durationMilliseconds: 1, sdk: 'teams.get' }),
]
const log = [quick, slow, refused, quickToo]
const by = (order: string) => orderRows(log, columns, order, defaultRequestOrder).map(({ id }) => id)

test('order: a list stands as it is given until another order is chosen, and knows none that does not exist', () => {
  expect(by('time')).toEqual(['quick', 'slow', 'refused', 'quick-too'])
  expect(by('nonsense')).toEqual(by('time'))
  expect(by('-time')).toEqual(by('time').toReversed())
})

test('order: rows of one value keep their places, and what has no value comes last either way', () => {
  expect(by('-duration')).toEqual(['slow', 'refused', 'quick', 'quick-too'])
  expect(by('duration')).toEqual(['quick', 'quick-too', 'refused', 'slow'])
  expect(by('sdk')).toEqual(['refused', 'quick-too', 'quick', 'slow'])
  expect(by('-sdk')).toEqual(['quick', 'quick-too', 'refused', 'slow'])
  expect(by('note')[0]).toBe('refused')
})

test('order: a head begins with what is looked for, and turns around when it is pressed again', () => {
  const duration = { order: 'duration', isLargestFirst: true }
  expect(nextOrder(duration, 'time')).toBe('-duration')
  expect(nextOrder(duration, '-duration')).toBe('duration')
  expect(nextOrder({ order: 'to' }, '-sent')).toBe('to')
  expect(sortOf(duration, { order: '-duration' })).toBe('descending')
  expect(sortOf({}, { order: '-duration' })).toBeUndefined()
})

test('order: messages of a frozen clock turn around too; what ends next comes first', () => {
  const now = Date.parse('2026-03-01T12:05:00.000Z')
  const ofInbox = messageColumns({ now, isUnread: () => false, isFixed: () => false })
  const messages = [
    message({ id: 'later', expire: '2026-03-01T13:00:00.000Z' }),
    message({ id: 'used', state: 'used' }),
    message({ id: 'soon' }),
    message({ id: 'expired', expire: '2026-03-01T12:01:00.000Z' }),
  ]
  const at = (order: string) => orderRows(messages, ofInbox, order, defaultMessageOrder).map(({ id }) => id)
  expect(at('sent')).toEqual(['expired', 'soon', 'used', 'later'])
  expect(at('left')).toEqual(['soon', 'later', 'used', 'expired'])
  expect(at('state')).toEqual(['later', 'soon', 'used', 'expired'])
})
