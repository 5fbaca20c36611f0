/** The plan of faults: which calls a rule strikes, and for how long. */
import { expect, test } from 'vitest'
import type { FaultEffect, FaultRule } from '../../src-shared/index.ts'
import {
  delayOf,
  faultState,
  fitsPattern,
  isPlannedFault,
  matches,
  strikesNext,
} from '../../src-shared/simulate/faults.ts'

const rule: FaultRule = {
  projectId: null,
  sdk: '*',
  path: '*',
  actor: 'anyone',
  next: null,
  every: 1,
  percent: 100,
  seed: 1,
  effect: { kind: 'drop' },
}

const planned = { ...rule, id: 'fault-1', createdAt: 0, realEndsAt: 600_000 }

/** Which of the first `total` matches are struck, counted from 1. */
const struck = (given: Partial<FaultRule>, total: number): readonly number[] =>
  Array.from({ length: total }, (_, matched) => matched)
    .filter((matched) => strikesNext({ ...rule, ...given }, { matched, hits: 0 }))
    .map((matched) => matched + 1)

test.each([
  ['account.get', 'account.get', true],
  ['account.get', 'account.getPrefs', false],
  ['account.*', 'account.getPrefs', true],
  ['account.*', 'users.get', false],
  ['*', '', true],
  ['*Session', 'account.createEmailPasswordSession', true],
  ['*Session', 'account.listSessions', false],
  ['account.create*Session', 'account.createAnonymousSession', true],
  ['a*a', 'a', false],
  ['a**a', 'aa', true],
  ['*b*b*', 'abc', false],
  ['*b*b*', 'abcb', true],
  ['/users/*/prefs', '/users/grace/prefs', true],
  ['account.get', 'accountXget', false],
])('plan: the pattern %j against %j: %j', (pattern, text, fits) => {
  expect(fitsPattern(pattern, text)).toBe(fits)
})

test('plan: a pattern of many stars takes no time', () => {
  expect(fitsPattern(`${'a*'.repeat(500)}b`, 'a'.repeat(100_000))).toBe(false)
})

test('plan: a path is matched with and without /v1', () => {
  const on = (path: string) =>
    matches({ ...rule, path }, { projectId: 'demo', sdk: null, path: '/v1/users/grace', actor: () => nobody })
  const nobody = { kind: 'guest', id: null } as const
  expect(['/users/*', '/v1/users/*', '/users', '/v1', '*'].map(on)).toEqual([true, true, false, false, true])
})

test('plan: an actor is a kind or an id, and is asked for only when the rule names one', () => {
  const call = { projectId: 'demo', sdk: 'account.get', path: '/v1/account' }
  const by = (actor: string) => matches({ ...rule, actor }, { ...call, actor: () => ({ kind: 'user', id: 'grace' }) })
  expect(['anyone', 'user', 'grace', 'guest', 'key', 'ada'].map(by)).toEqual([true, true, true, false, false, false])
  const never = () => {
    throw new Error('Nobody needs to know.')
  }
  expect(matches({ ...rule, sdk: 'account.*' }, { ...call, actor: never })).toBe(true)
  expect(matches({ ...rule, sdk: 'users.*', actor: 'user' }, { ...call, actor: never })).toBe(false)
})

test('plan: a rule of one project leaves the others alone', () => {
  const guest = { kind: 'guest', id: null } as const
  const call = { projectId: 'demo', sdk: 'account.get', path: '/v1/account', actor: () => guest }
  expect(matches({ ...rule, projectId: 'demo' }, call)).toBe(true)
  expect(matches({ ...rule, projectId: 'shop' }, call)).toBe(false)
})

test('plan: every third match is struck', () => {
  expect(struck({ every: 3 }, 10)).toEqual([3, 6, 9])
})

test('plan: a percentage strikes about so many, the same with the same seed and others with another', () => {
  const first = struck({ percent: 30, seed: 7 }, 1000)
  expect(struck({ percent: 30, seed: 7 }, 1000)).toEqual(first)
  expect(struck({ percent: 30, seed: 8 }, 1000)).not.toEqual(first)
  for (const percent of [1, 10, 30, 50, 90, 99]) {
    for (const seed of [0, 1, 2, 2 ** 32 - 1]) {
      const share = struck({ percent, seed }, 2000).length / 20
      // Four standard deviations.
      const margin = 4 * Math.sqrt((percent * (100 - percent)) / 2000)
      expect(Math.abs(share - percent), `${percent} % with seed ${seed}: ${share}`).toBeLessThan(margin)
    }
  }
  expect(struck({ percent: 100 }, 1000)).toHaveLength(1000)
})

test('plan: neighbouring seeds do not strike together', () => {
  const second = new Set(struck({ percent: 50, seed: 2 }, 2000))
  const both = struck({ percent: 50, seed: 1 }, 2000).filter((nth) => second.has(nth))
  expect(Math.abs(both.length - 500)).toBeLessThan(80)
})

test('plan: a range of delays is used from end to end, the same with the same seed', () => {
  const effect: FaultEffect = { kind: 'delay', milliseconds: 1500, upToMilliseconds: 4000 }
  const waits = Array.from({ length: 500 }, (_, matched) => delayOf(rule, { matched, hits: matched }, effect))
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(1500)
  expect(Math.min(...waits)).toBeLessThan(1600)
  expect(Math.max(...waits)).toBeLessThanOrEqual(4000)
  expect(Math.max(...waits)).toBeGreaterThan(3900)
  expect(delayOf(rule, { matched: 3, hits: 3 }, effect)).toBe(waits[3])
  expect(delayOf(rule, { matched: 3, hits: 3 }, { ...effect, upToMilliseconds: 1500 })).toBe(1500)
})

test('plan: a rule ends with its count, or with its time to the millisecond', () => {
  const twice = { ...planned, next: 2 }
  expect(faultState(twice, { matched: 9, hits: 1 }, 0)).toBe('on')
  expect(faultState(twice, { matched: 9, hits: 2 }, 0)).toBe('used-up')
  expect(faultState(planned, { matched: 9, hits: 9 }, 599_999)).toBe('on')
  expect(faultState(planned, { matched: 0, hits: 0 }, 600_000)).toBe('timed-out')
})

test('plan: what is no rule is not taken for one', () => {
  expect(isPlannedFault(planned)).toBe(true)
  expect(isPlannedFault({ ...planned, effect: { kind: 'delay', milliseconds: 1 } })).toBe(false)
  expect(isPlannedFault({ ...planned, effect: { kind: 'explode' } })).toBe(false)
  expect(isPlannedFault({ ...planned, every: '2' })).toBe(false)
  expect(isPlannedFault(null)).toBe(false)
})
