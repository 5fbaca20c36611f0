import { expect, test } from 'vitest'
import { createOutput } from '../../src-main/cli/output.ts'
import type { ExchangeSummary } from '../../src-shared/contract/requests.ts'

const exchange: ExchangeSummary = {
  id: 'x1',
  sequence: 1,
  at: '2026-01-01T00:00:00.000+00:00',
  realAt: '2026-03-01T12:00:00.000Z',
  projectId: 'demo',
  method: 'GET',
  path: '/v1/account',
  route: '/v1/account',
  sdk: 'account.get',
  status: 200,
  errorType: null,
  errorMessage: null,
  actor: { kind: 'guest' },
  userId: null,
  durationMilliseconds: 1.4,
  tags: [],
  source: 'app',
  replayOf: null,
  client: { sdkName: null, sdkVersion: null, sdkLanguage: null, origin: null, userAgent: null },
}

function print(
  change: Partial<ExchangeSummary>,
  flags: { colors?: boolean; quiet?: boolean; json?: boolean } = {},
): string {
  let printed = ''
  const write = (text: string): void => void (printed += text)
  createOutput({ colors: false, quiet: false, json: false, write, writeError: write, ...flags }).exchange({
    ...exchange,
    ...change,
  })
  return printed
}

test('output: colours the status on a terminal and nowhere else', () => {
  expect(print({ status: 200 }, { colors: true })).toContain('\u001b[32m200\u001b[0m ')
  expect(print({ status: 404 }, { colors: true })).toContain('\u001b[33m404')
  expect(print({ status: 503 }, { colors: true })).toContain('\u001b[31m503')
  expect(print({ status: 404, errorType: 'user_not_found' })).not.toContain('\u001b')
})

test('output: leaves out what the window asks, and everything when quiet', () => {
  expect(print({ source: 'window' })).toBe('')
  expect(print({ source: 'window' }, { json: true })).toBe('')
  expect(print({}, { quiet: true })).toBe('')
})

test('output: a long path loses its middle and keeps the columns', () => {
  const short = print({})
  const long = print({ path: `/v1/users/${'a'.repeat(40)}/sessions/${'b'.repeat(40)}` })
  expect(long.length).toBe(short.length)
  expect(long).toMatch(/ \/v1\/users\/a+…b+ account\.get /)
})

test('output: a path cannot write to the terminal', () => {
  expect(print({ path: '/v1/\u001b[2J\u0007\nforged' })).toContain(' /v1/?[2J??forged ')
})
