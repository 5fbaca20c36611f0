import { afterEach, expect, test, vi } from 'vitest'
import { createInboxFeed, type MessageEvent, withEvents } from '../../src-renderer/data/inbox-feed.ts'
import { newestCode, shownCode, stateAt } from '../../src-renderer/data/messages.ts'
import type { InboxMessage } from '../../src-shared/contract/inbox.ts'
import { message } from './message.ts'

afterEach(() => void vi.useRealTimers())

const at = '2026-03-01T12:00:00.000Z'

function event(operation: MessageEvent['operation'], parts: Partial<InboxMessage> = {}): MessageEvent {
  return { sequence: 1, at, type: 'message', projectId: 'demo', operation, message: message(parts) }
}

const ids = (messages: readonly InboxMessage[]) => messages.map(({ id }) => id)

/** A feed over these messages; events are shown at once. */
async function feedOf(...messages: readonly InboxMessage[]) {
  vi.useFakeTimers()
  const feed = createInboxFeed({ messages: async () => ({ total: messages.length, messages }) }, () => 5000)
  await feed.reload()
  const add = (...events: readonly MessageEvent[]) => {
    for (const each of events) feed.add(each)
    vi.runAllTimers()
  }
  return { feed, add }
}

test('inbox feed: a code that comes is news, one that was there is not', async () => {
  const { feed, add } = await feedOf(message({ id: 'old' }))
  expect(feed.state().arrived).toBeNull()
  add(event('created', { id: 'link', code: null, link: 'http://localhost/' }))
  expect(feed.state().arrived).toBeNull()
  add(event('created', { id: 'new' }))
  expect(feed.state().arrived).toEqual({ id: 'new', at: 5000 })
  expect(ids(feed.state().messages)).toEqual(['old', 'link', 'new'])
})

test('inbox feed: a message that undo puts back is in its place and no news', async () => {
  const { feed, add } = await feedOf(message({ id: 'a' }), message({ id: 'b', createdAt: '2026-03-01T12:01:00.000Z' }))
  add(event('deleted', { id: 'a' }))
  expect(ids(feed.state().messages)).toEqual(['b'])
  add(event('created', { id: 'a' }))
  expect(ids(feed.state().messages)).toEqual(['a', 'b'])
  expect(feed.state().arrived).toBeNull()
})

test('inbox feed: events that come while it reads are not lost', async () => {
  vi.useFakeTimers()
  let answer: (reply: { total: number; messages: readonly InboxMessage[] }) => void = () => {}
  const feed = createInboxFeed({ messages: () => new Promise((resolve) => (answer = resolve)) }, () => 0)
  const reading = feed.reload()
  feed.add(event('created', { id: 'new' }))
  vi.runAllTimers()
  answer({ total: 1, messages: [message({ id: 'old', createdAt: '2026-03-01T11:00:00.000Z' })] })
  await reading
  expect(ids(feed.state().messages)).toEqual(['old', 'new'])
})

test('inbox feed: of several events of a message the last one counts', () => {
  const [only, ...rest] = withEvents([], [event('created'), event('changed', { state: 'used' })])
  expect([only?.state, rest]).toEqual(['used', []])
})

test('messages: the newest code is the newest that still waits', () => {
  const now = Date.parse(at)
  const used = message({ id: 'used', state: 'used' })
  const over = message({ id: 'over', expire: at })
  expect(newestCode([message({ id: 'first' }), used, over], now)?.id).toBe('first')
  expect(newestCode([used, over, message({ code: null })], now)).toBeNull()
  expect(stateAt(over, now - 1)).toBe('unused')
})

test('messages: a code of six digits is shown in two groups, another as it is', () => {
  expect(shownCode('402118')).toBe('402 118')
  expect(shownCode('a1b2')).toBe('a1b2')
})
