import { expect, test } from 'vitest'
import { parseRequestFilter, withToken } from '../../src-renderer/features/requests/request-filter.ts'
import type { ExchangeSummary } from '../../src-shared/contract/requests.ts'
import { exchange } from './exchange.ts'

const noon = Date.parse('2026-03-01T12:00:00.000Z')

function passes(filter: string, parts: Partial<ExchangeSummary> = {}): boolean {
  return parseRequestFilter(filter, noon)(exchange(parts))
}

test('request filter: a class of statuses, and one status', () => {
  expect(passes('status:4xx', { status: 403 })).toBe(true)
  expect(passes('status:4xx', { status: 501 })).toBe(false)
  expect(passes('status:403', { status: 401 })).toBe(false)
})

test('request filter: a star in an SDK call stands for any part, a dot for a dot', () => {
  expect(passes('sdk:account.*')).toBe(true)
  expect(passes('sdk:users.*')).toBe(false)
  expect(passes('sdk:accountxget')).toBe(false)
})

test('request filter: a user is found by id, by name and by kind', () => {
  const actor = { kind: 'user', id: 'grace', name: 'Grace Hopper' } as const
  expect(passes('actor:grace', { actor })).toBe(true)
  expect(passes('actor:"grace hopper"', { actor })).toBe(true)
  expect(passes('actor:user', { actor })).toBe(true)
  expect(passes('actor:guest', { actor })).toBe(false)
})

test('request filter: a minus excludes, and all tokens must hold', () => {
  expect(passes('-status:200')).toBe(false)
  expect(passes('method:get -error:user_blocked')).toBe(true)
  expect(passes('method:get status:404')).toBe(false)
})

test('request filter: since counts back from emulator time', () => {
  expect(passes('since:5m', { at: '2026-03-01T11:56:00.000Z' })).toBe(true)
  expect(passes('since:5m', { at: '2026-03-01T11:54:00.000Z' })).toBe(false)
})

test('request filter: calls of the window are hidden until they are asked for', () => {
  expect(passes('', { source: 'window' })).toBe(false)
  expect(passes('source:window', { source: 'window' })).toBe(true)
  expect(passes('source:window')).toBe(false)
  expect(passes('source:any')).toBe(true)
})

test('request filter: signs of regular expressions are plain text', () => {
  expect(passes('error:user_(blocked', { errorType: 'user_(blocked' })).toBe(true)
  expect(passes('path:/acc+')).toBe(false)
})

test('request filter: adding a token turns round the same token and quotes a space', () => {
  expect(withToken('status:4xx', 'sdk', 'account.get', false)).toBe('status:4xx sdk:account.get')
  expect(withToken('status:4xx path:/a', 'status', '4xx', true)).toBe('path:/a -status:4xx')
  expect(withToken('', 'actor', 'Grace Hopper', false)).toBe('actor:"Grace Hopper"')
})
