import { expect, test } from 'vitest'
import { flowPlace, flowsOf } from '../../src-renderer/features/requests/flows.ts'
import { parseRequestFilter } from '../../src-renderer/features/requests/request-filter.ts'
import type { ExchangeSummary } from '../../src-shared/contract/requests.ts'
import { exchange } from './exchange.ts'

/** So many seconds after the first; the clock of the emulator is frozen. */
function after(seconds: number, parts: Partial<ExchangeSummary>): ExchangeSummary {
  const realAt = new Date(Date.parse('2026-03-01T12:00:00.000Z') + seconds * 1000).toISOString()
  return exchange({ id: `at-${seconds}`, realAt, ...parts })
}

const grace = { kind: 'user', id: 'grace', name: 'Grace Hopper' } as const

const signIn = [
  after(0, { sdk: 'account.createEmailToken', userId: 'grace' }),
  after(1, { sdk: 'account.createSession', userId: 'grace' }),
  after(2.5, { sdk: 'account.get', actor: grace, userId: 'grace' }),
]

function titles(requests: readonly ExchangeSummary[]): readonly (string | undefined)[] {
  const flows = flowsOf(requests)
  return requests.map(({ id }) => flows.get(id)?.title)
}

test('flows: a guest who signs in and the user who then calls are one actor', () => {
  expect(titles(signIn)).toEqual(Array(3).fill('Email OTP sign-in: 3 calls'))
  expect(flowsOf(signIn).get('at-2.5')?.id).toBe('at-0')
})

test('flows: two seconds without a call end a flow, and a call alone is none', () => {
  expect(titles([...signIn, after(4.6, { actor: grace, userId: 'grace' })]).at(-1)).toBeUndefined()
  expect(titles([...signIn, after(4.5, { actor: grace, userId: 'grace' })]).at(-1)).toBe('Email OTP sign-in: 4 calls')
})

test('flows: others who call meanwhile are not of it', () => {
  const alan = after(1.5, { sdk: 'account.get', userId: 'alan', actor: { kind: 'user', id: 'alan', name: 'Alan' } })
  const window = after(1.7, { source: 'window', userId: 'grace' })
  const [first, second, ...rest] = signIn
  if (first === undefined || second === undefined) throw new Error('No sign-in.')
  expect(titles([first, second, alan, window, ...rest]).map((title) => title !== undefined)).toEqual([
    true,
    true,
    false,
    false,
    true,
  ])
})

test('flows: a key speaks for itself, whomever it changes', () => {
  const actor = { kind: 'key', id: 'k1', name: 'Server' } as const
  const calls = [
    after(0, { sdk: 'users.create', actor, userId: 'grace' }),
    after(0.1, { sdk: 'users.create', actor, userId: 'alan' }),
  ]
  expect(titles(calls)).toEqual(['Users: 2 calls', 'Users: 2 calls'])
})

test('flows: the mark of a row says what is next to it in the list as it is shown', () => {
  const flows = flowsOf(signIn)
  const places = (shown: readonly ExchangeSummary[]) =>
    shown.map((row, index) => flowPlace(flows, row, shown[index - 1], shown[index + 1]))
  expect(places(signIn)).toEqual(['start', 'middle', 'end'])
  expect(places(signIn.slice(0, 2))).toEqual(['start', 'end'])
  const apart = [signIn[0], after(0.5, { userId: 'alan' }), signIn[1]].filter((one) => one !== undefined)
  expect(places(apart)).toEqual([undefined, undefined, undefined])
})

test('request filter: a flow, what is pinned, and what a fault struck', () => {
  const known = { flows: flowsOf(signIn), pinned: new Set(['at-1']) }
  const found = (filter: string) => signIn.filter(parseRequestFilter(filter, 0, known)).map(({ id }) => id)
  expect(found('flow:at-0')).toEqual(['at-0', 'at-1', 'at-2.5'])
  expect(found('flow:at-1')).toEqual([])
  expect(found('pinned:yes')).toEqual(['at-1'])
  expect(found('-pinned:yes')).toEqual(['at-0', 'at-2.5'])
  expect(found('pinned:no')).toEqual(['at-0', 'at-2.5'])
  const struck = exchange({ tags: ['fault'] })
  expect([parseRequestFilter('fault:yes', 0)(struck), parseRequestFilter('fault:no', 0)(struck)]).toEqual([true, false])
})
