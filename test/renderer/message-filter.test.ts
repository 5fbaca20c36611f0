import { expect, test } from 'vitest'
import { parseMessageFilter } from '../../src-renderer/features/inbox/message-filter.ts'
import type { InboxMessage } from '../../src-shared/contract/inbox.ts'
import { message } from './message.ts'

const noon = Date.parse('2026-03-01T12:05:00.000Z')

function passes(filter: string, parts: Partial<InboxMessage> = {}): boolean {
  return parseMessageFilter(filter, noon)(message(parts))
}

test('message filter: an address is found by a part, in any case, and by the name beside it', () => {
  expect(passes('to:GRACE@')).toBe(true)
  expect(passes('to:hopper')).toBe(true)
  expect(passes('to:ada')).toBe(false)
})

test('message filter: a kind is found by its name in the API and by its title', () => {
  expect(passes('kind:email-otp')).toBe(true)
  expect(passes('kind:"sms otp"', { kind: 'phone-otp' })).toBe(true)
  expect(passes('kind:recovery')).toBe(false)
})

test('message filter: what has lapsed by emulator time is not unused', () => {
  expect(passes('unused:yes')).toBe(true)
  expect(passes('unused:yes', { expire: '2026-03-01T12:04:59.000Z' })).toBe(false)
  expect(passes('unused:no', { state: 'used' })).toBe(true)
  expect(passes('unused:no')).toBe(false)
})

test('message filter: channel, time and exclusion hold together', () => {
  expect(passes('channel:email since:10m')).toBe(true)
  expect(passes('channel:sms')).toBe(false)
  expect(passes('since:4m')).toBe(false)
  expect(passes('-kind:email-otp')).toBe(false)
})

test('message filter: bare words search the code, the words of the message and the user', () => {
  expect(passes('402118')).toBe(true)
  expect(passes('enter code')).toBe(true)
  expect(passes('ada')).toBe(false)
})
