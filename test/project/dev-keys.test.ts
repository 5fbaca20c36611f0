/** Development keys: what they lift, when they count, and that everybody can see so (contract sections 2, 4 and 14). */
import { expect, test } from 'vitest'
import { frozenAt, newWorld, type Sent } from '../support/world.ts'
import { answer } from './effect.ts'

const origin = 'https://app.example.test'
const header = (secret = 'dev-secret') => ({ 'x-appwrite-dev-key': secret })

async function worldWithDevKey(expire: string | null = null) {
  const world = await newWorld()
  const patched = await world.control('PATCH', '/projects/demo', {
    devKeys: [{ name: 'Laptop', secret: 'dev-secret', expire }],
  })
  expect(patched.status, patched.story).toBe(200)
  const anonymous = (sent: Sent) => world.call('POST', '/account/sessions/anonymous', sent)
  return { ...world, anonymous }
}

test('dev keys: lift the origin check and let the page read the answer', async () => {
  const { anonymous } = await worldWithDevKey()
  const reply = await anonymous({ origin, headers: header() })
  expect([reply.status, reply.headers.get('access-control-allow-origin')]).toEqual([201, origin])
  const without = await anonymous({ origin })
  expect([answer(without), without.headers.get('access-control-allow-origin')]).toEqual([
    '403 general_unknown_origin',
    null,
  ])
})

test('dev keys: lift rate limits, whose headers stay', async () => {
  const { anonymous } = await worldWithDevKey()
  for (let count = 0; count < 51; count += 1) await anonymous({})
  expect(answer(await anonymous({}))).toBe('429 general_rate_limit_exceeded')
  const reply = await anonymous({ headers: header() })
  expect([reply.status, reply.headers.get('x-ratelimit-limit'), reply.headers.get('x-ratelimit-remaining')]).toEqual([
    201,
    '50',
    '0',
  ])
})

test('dev keys: let a redirect URL be any URL', async () => {
  const { call, signedIn } = await worldWithDevKey()
  const { session } = await signedIn()
  await call('POST', '/teams', { session, body: { teamId: 'core', name: 'Core' } })
  const invite = async (url: string, headers = {}) => {
    const body = { email: 'ada@example.test', roles: [], url }
    return answer(await call('POST', '/teams/core/memberships', { session, body, headers }))
  }
  expect(await invite('https://elsewhere.example.test/join')).toBe('400 general_argument_invalid')
  expect(await invite('elsewhere', header())).toBe('400 general_argument_invalid')
  expect(await invite('https://elsewhere.example.test/join', header())).toBe(201)
})

test('dev keys: come as the parameter devKey too', async () => {
  const { call, anonymous } = await worldWithDevKey()
  expect(answer(await anonymous({ origin, body: { devKey: 'dev-secret' } }))).toBe(201)
  expect(answer(await call('GET', '/locale?devKey=dev-secret', { origin }))).toBe(200)
})

test('dev keys: one that is not known is ignored, and the story says so', async () => {
  const { anonymous, lastExchange } = await worldWithDevKey()
  expect(answer(await anonymous({ headers: header('other') }))).toBe(201)
  expect(JSON.stringify((await lastExchange()).story)).toContain('devKeys of this project has none')
  expect(answer(await anonymous({ origin, headers: header('other') }))).toBe('403 general_unknown_origin')
})

test('dev keys: count up to their expiry', async () => {
  const before = await worldWithDevKey('2026-03-01T12:00:00.001Z')
  expect(answer(await before.anonymous({ origin, headers: header() }))).toBe(201)
  const { anonymous, lastExchange } = await worldWithDevKey(frozenAt)
  expect(answer(await anonymous({ origin, headers: header() }))).toBe('403 general_unknown_origin')
  expect(JSON.stringify((await lastExchange()).story)).toContain('the dev key Laptop has expired')
})

test('dev keys: belong to one project', async () => {
  const { anonymous, control } = await worldWithDevKey()
  await control('POST', '/projects', { projectId: 'other' })
  expect(answer(await anonymous({ origin, headers: header(), project: 'other' }))).toBe('403 general_unknown_origin')
})

test('dev keys: the story names the key where it changed the outcome', async () => {
  const { anonymous, lastExchange } = await worldWithDevKey()
  await anonymous({ origin, headers: header() })
  const { story } = await lastExchange()
  const texts = story.filter(({ text }) => text.includes('dev key Laptop')).map(({ gate }) => gate)
  expect(texts).toEqual(['origin', 'limit'])
})
