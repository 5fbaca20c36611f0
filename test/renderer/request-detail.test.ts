/** What the inspector of a request makes of an exchange: differences, a report, code. */
import { expect, test } from 'vitest'
import { bugReport } from '../../src-renderer/features/requests/bug-report.ts'
import { callCode } from '../../src-renderer/features/requests/code/call-code.ts'
import { pathParts, withoutEnd } from '../../src-renderer/features/requests/path-parts.ts'
import { differences, previousOf } from '../../src-renderer/features/requests/compare/differences.ts'
import { troublesOf } from '../../src-renderer/features/overview/attention.ts'
import type { ExchangeDetail } from '../../src-shared/contract/requests.ts'
import { newWorld, password, type World } from '../support/world.ts'
import { exchange } from './exchange.ts'

const email = 'grace@example.test'

async function refused(world: World): Promise<ExchangeDetail> {
  await world.call('POST', '/account/sessions/email', { body: { email, password: 'battery $taple' } })
  return world.lastExchange()
}

test('compare: tells what is another in answer, caller, parameters and story, and hides secrets', async () => {
  const world = await newWorld()
  const first = await refused(world)
  await world.signedIn()
  const second = await world.lastExchange()
  const found = differences(first, second)
  const named = (part: string, name: string) => found.find((one) => one.part === part && one.name === name)
  expect(named('Answer', 'status')).toMatchObject({ before: 401, after: 201 })
  expect(named('Answer', 'error')).toMatchObject({ before: 'user_invalid_credentials', after: null })
  expect(named('Parameters', 'password')).toMatchObject({ before: '••••••••', after: '••••••••' })
  expect(named('Parameters', 'email')).toBeUndefined()
  expect(named('Body', 'provider')).toMatchObject({ before: undefined, after: 'email' })
  expect(JSON.stringify(found)).not.toContain(password)
  expect(differences(second, second)).toEqual([])
})

test('compare: the call before is of the same route, or the one that was repeated', () => {
  const get = (id: string, sequence: number, parts = {}) =>
    exchange({ id, sequence, route: '/v1/users/:userId', path: `/v1/users/${id}`, ...parts })
  const log = [get('a', 1), exchange({ id: 'other', sequence: 2 }), get('b', 3), get('c', 4)]
  expect(previousOf(get('d', 5), log)?.id).toBe('c')
  expect(previousOf(get('b', 3), log)?.id).toBe('a')
  expect(previousOf(get('a', 1), log)).toBeNull()
  expect(previousOf(get('d', 5, { replayOf: 'a' }), log)?.id).toBe('a')
})

test('path: is cut before its last word, and nowhere when it ends with a value', () => {
  const ends = (path: string, route: string | null) => {
    const [start, end] = withoutEnd(pathParts(path, route))
    return [start.map(({ text }) => text).join(''), end]
  }
  expect(ends('/users/grace/verification', '/users/:userId/verification')).toEqual(['/users/grace', '/verification'])
  expect(ends('/account/verifications/email', null)).toEqual(['/account/verifications', '/email'])
  expect(ends('/users/grace', '/users/:userId')).toEqual(['/users/grace', ''])
  expect(ends('/users?search=a', '/users')).toEqual(['/users?search=a', ''])
  expect(ends('/teams', '/teams')).toEqual(['/teams', ''])
})

test('bug report: says what happened without secrets and without addresses', async () => {
  const world = await newWorld()
  const report = bugReport(await refused(world), { version: '0.1.0', apiVersion: '1.9.6' })
  expect(report).toContain('POST /v1/account/sessions/email answers 401 user_invalid_credentials')
  expect(report).toContain('Offwrite 0.1.0, API of Appwrite 1.9.6')
  expect(report).toContain('- handler: stop')
  expect(report).toContain('"password": "••••••••"')
  expect(report).toContain('"email": "someone@example.test"')
  expect(report).not.toContain('grace')
  expect(report).not.toContain('battery')
})

test('code: the same call for each tool, with what it was given', async () => {
  const world = await newWorld()
  const all = callCode(await refused(world), { endpoint: 'http://localhost:4280/v1', apiKey: 'key' })
  expect(all.map(({ title }) => title)).toEqual([
    'Web SDK',
    'Node SDK',
    'Flutter',
    'cURL',
    'fetch',
    'MSW override',
    'Playwright step',
  ])
  const codeOf = (title: string) => all.find((one) => one.title === title)?.code ?? ''
  expect(codeOf('Flutter')).toContain(
    "await account.createEmailPasswordSession(\n  email: 'grace@example.test',\n  password: 'battery \\$taple',\n);",
  )
  expect(codeOf('MSW override')).toContain("http.post('http://localhost:4280/v1/account/sessions/email', () =>")
  expect(codeOf('MSW override')).toContain("type: 'user_invalid_credentials'")
  expect(codeOf('MSW override')).toContain('{ status: 401 }')
  expect(codeOf('Playwright step')).toContain("test.step('account.createEmailPasswordSession'")
  expect(codeOf('Playwright step')).toContain('expect(response.status()).toBe(401)')
})

test('code: a client SDK says where it has no such call; a template of a path stays one', async () => {
  const world = await newWorld()
  await world.server('GET', '/users/nobody')
  const all = callCode(await world.lastExchange(), { endpoint: 'http://localhost:4280/v1', apiKey: 'key' })
  const one = (title: string) => all.find((each) => each.title === title)
  expect(one('Flutter')).toMatchObject({ code: null, note: expect.stringContaining('no users service') })
  expect(one('MSW override')?.code).toContain("http.get('http://localhost:4280/v1/users/:userId'")
})

test('attention: errors of the last quarter of an hour, each kind once, the most frequent first', () => {
  const now = Date.parse('2026-03-01T12:00:00.000Z')
  const failed = (sequence: number, errorType: string, parts = {}) =>
    exchange({ id: `e${sequence}`, sequence, status: 401, errorType, ...parts })
  const found = troublesOf(
    [
      failed(1, 'user_blocked', { at: '2026-03-01T11:44:00.000Z' }),
      failed(2, 'user_invalid_credentials'),
      failed(3, 'user_blocked'),
      failed(4, 'user_invalid_credentials'),
      failed(5, 'general_not_implemented', { status: 501, tags: ['not-emulated'] }),
      failed(6, 'general_rate_limit_exceeded', { tags: ['fault'] }),
      failed(7, 'user_blocked', { source: 'window' }),
      exchange({ id: 'fine', sequence: 8 }),
    ],
    now,
  )
  expect(found.map(({ title, count, newest, filter }) => [title, count, newest.id, filter])).toEqual([
    ['user_invalid_credentials', 2, 'e4', 'error:user_invalid_credentials since:15m'],
    ['Not emulated', 1, 'e5', 'tag:not-emulated since:15m'],
    ['user_blocked', 1, 'e3', 'error:user_blocked since:15m'],
  ])
})
