import { expect, test } from 'vitest'
import { faultCode } from '../../src-renderer/features/faults/fault-code.ts'
import {
  draftOfPreset,
  emptyDraft,
  readDraft,
  type FaultDraft,
} from '../../src-renderer/features/faults/fault-draft.ts'
import { leftWords, stateAt, struckWords } from '../../src-renderer/features/faults/fault-state.ts'
import type { Fault } from '../../src-shared/contract/faults.ts'
import { faultPresets } from '../../src-shared/simulate/fault-presets.ts'

const errors = new Set(['general_rate_limit_exceeded', 'user_blocked'])
const read = (fields: Partial<FaultDraft>) => readDraft({ ...emptyDraft, ...fields }, 'demo', errors)
const limited = { kind: 'error', type: 'general_rate_limit_exceeded' }

test('fault draft: as it starts, any next call is rate limited', () => {
  expect(read({}).fault).toEqual({ effect: limited, next: 1 })
})

test.each([
  [{ calls: 'account.get' }, { sdk: 'account.get' }],
  [{ calls: '/users/*' }, { path: '/users/*' }],
  [
    { actor: 'grace', isHere: true },
    { actor: 'grace', projectId: 'demo' },
  ],
  [{ lasts: '90s' }, { lasts: '90s' }],
  [{ kind: 'reply', status: '200', body: 'not JSON' }, { effect: { kind: 'reply', status: 200, body: 'not JSON' } }],
  [{ kind: 'reply', status: '503', body: '' }, { effect: { kind: 'reply', status: 503 } }],
  [{ kind: 'delay', wait: '500ms', upTo: '' }, { effect: { kind: 'delay', milliseconds: 500 } }],
  [{ kind: 'delay' }, { effect: { kind: 'delay', milliseconds: 1500, upToMilliseconds: 4000 } }],
  [{ kind: 'delay-message', late: '5m' }, { effect: { kind: 'delay-message', milliseconds: 300_000 } }],
  [{ kind: 'drop' }, { effect: { kind: 'drop' } }],
] as const)('fault draft: %j is read', (fields, fault) => {
  expect(read(fields).fault).toEqual({ effect: limited, next: 1, ...fault })
})

test.each([
  ['all', {}],
  ['every', { every: 3 }],
  ['percent', { percent: 3 }],
  ['next', { next: 3 }],
] as const)('fault draft: how often, %s', (often, fields) => {
  expect(read({ often, count: '3' }).fault).toEqual({ effect: limited, ...fields })
})

test.each([
  [{ count: '0' }, 'count'],
  [{ count: '1.5' }, 'count'],
  [{ often: 'percent', count: '101' }, 'count'],
  [{ lasts: 'long' }, 'lasts'],
  [{ errorType: 'no_such' }, 'errorType'],
  [{ kind: 'reply', status: '99' }, 'status'],
  [{ kind: 'delay', wait: 'a bit' }, 'wait'],
  [{ kind: 'delay-message', late: '0s' }, 'late'],
] as const)('fault draft: %j says what is wrong', (fields, field) => {
  expect(read(fields)).toMatchObject({ fault: null, problem: { field } })
})

test('fault draft: a preset fills in what the preset does', () => {
  for (const preset of faultPresets) {
    const { sdk, next, effect } = preset
    expect(read(draftOfPreset(preset)).fault).toEqual({
      ...(sdk === '*' ? {} : { sdk }),
      ...(next === null ? {} : { next }),
      effect,
    })
  }
})

test('fault code: the same fault for a test, a shell and cURL', () => {
  const fault = {
    sdk: 'account.*',
    effect: { kind: 'reply', status: 503, body: { message: "It's busy" } },
    next: 2,
  } as const
  expect(faultCode(fault, 'http://localhost:4280').map(({ code }) => code)).toEqual([
    `await emulator.faults.add({
  sdk: 'account.*',
  effect: {
    kind: 'reply',
    status: 503,
    body: {
      message: "It's busy"
    }
  },
  next: 2
})`,
    String.raw`offwrite fault add --call 'account.*' --status 503 --body '{"message":"It'\''s busy"}' --next 2`,
    String.raw`curl http://localhost:4280/__emulator/faults -d '{"sdk":"account.*","effect":{"kind":"reply","status":503,"body":{"message":"It'\''s busy"}},"next":2}'`,
  ])
})

test('fault state: what is left, until its calls or its time are over', () => {
  const realNow = Date.UTC(2026, 10, 21)
  const fault: Fault = {
    id: 'fault-1',
    projectId: null,
    sdk: '*',
    path: '*',
    actor: 'anyone',
    next: 3,
    every: 1,
    percent: 100,
    seed: 1,
    effect: { kind: 'drop' },
    sentence: 'any call by anyone → drops the connection · next 3 calls',
    createdAt: '2026-11-21T00:00:00.000Z',
    realEndsAt: '2026-11-21T00:10:00.000Z',
    state: 'on',
    matched: 4,
    hits: 2,
  }
  expect([leftWords(fault, realNow), struckWords(fault)]).toEqual(['1 call · 10 min', '2 of 4 calls'])
  expect(leftWords({ ...fault, next: null }, realNow)).toBe('10 min')
  expect(stateAt(fault, realNow + 600_000)).toBe('timed-out')
  expect(leftWords({ ...fault, state: 'used-up' }, realNow)).toBe('')
})
