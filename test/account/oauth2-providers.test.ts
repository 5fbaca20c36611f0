/** What differs from provider to provider, and the tokens that they give (contract section 13). */
import { expect, test } from 'vitest'
import { newWorld, type World } from '../support/world.ts'
import { ada, origin, startOf, visit } from './oauth2-browser.ts'

const hour = 3600 * 1000

const sessionOf = ({ cookies }: { readonly cookies: ReadonlyMap<string, string> }) =>
  cookies.get('a_session_demo') ?? ''

const account = async ({ call }: World, session: string) => (await call('GET', '/account', { session })).body

test('oauth2: Apple posts back, and the name it posts beside the code is kept', async () => {
  const world = await newWorld()
  const end = await visit(world, startOf('sessions', 'apple'), { choice: ada })
  expect(end.hops).toContain('POST /v1/account/sessions/oauth2/callback/apple/demo 301')
  expect((await account(world, sessionOf(end))).name).toBe('Ada Lovelace')
})

test('oauth2: a provider may post from any origin, and everything that it sends goes on', async () => {
  const world = await newWorld()
  const { status, headers, story } = await world.call('POST', '/account/sessions/oauth2/callback/apple/demo', {
    project: null,
    origin: 'https://appleid.apple.com',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    rawBody: 'code=c&state=s&user=u&more=m',
  })
  expect(status, story).toBe(301)
  expect(headers.get('location')).toBe(
    `${origin}/v1/account/sessions/oauth2/apple/redirect?code=c&state=s&user=u&more=m&project=demo`,
  )
})

test('oauth2: extending a session renews the tokens of its provider', async () => {
  const world = await newWorld()
  const end = await visit(world, startOf('sessions', 'google'), { choice: { ...ada, outcome: 'short-token' } })
  const session = sessionOf(end)
  const { body: before } = await world.call('GET', '/account/sessions/current', { session })
  const left = (text: unknown) => Date.parse(String(text)) - world.emulator.now()
  expect(left(before.providerAccessTokenExpiry)).toBe(60_000)
  const { body: after } = await world.call('PATCH', '/account/sessions/current', { session })
  expect(left(after.providerAccessTokenExpiry)).toBe(hour)
  expect(after.providerAccessToken).not.toBe(before.providerAccessToken)
  expect(after.providerRefreshToken).not.toBe(before.providerRefreshToken)
})

test.each([
  ['error', 500, 'user_oauth2_provider_error'],
  ['deny', 400, 'user_oauth2_bad_request'],
  ['refused-code', 401, 'user_oauth2_unauthorized'],
] as const)('oauth2: a provider told to answer %s refuses to renew tokens with %i', async (outcome, status, type) => {
  const world = await newWorld()
  const session = sessionOf(await visit(world, startOf('sessions', 'google'), { choice: ada }))
  await world.control('PUT', '/projects/demo/oauth2/google/person', { outcome })
  const reply = await world.call('PATCH', '/account/sessions/current', { session })
  expect([reply.status, reply.body.type], reply.story).toEqual([status, type])
})

test('oauth2: mock providers answer as every server has them', async () => {
  const world = await newWorld()
  const end = await visit(world, startOf('sessions', 'mock-unverified'))
  expect(end.hops[1]).toBe('GET /v1/mock/tests/general/oauth2 301')
  const session = sessionOf(end)
  expect(await account(world, session)).toMatchObject({
    email: 'useroauthunverified@localhost.test',
    emailVerification: false,
  })
  expect((await world.call('GET', '/account/sessions/current', { session })).body).toMatchObject({
    providerUid: '2',
    providerAccessToken: '123456',
    providerRefreshToken: 'tuvwxyz',
  })
  const mock = '/mock/tests/general/oauth2'
  expect((await world.call('GET', `${mock}/token?code=abcdef`)).body.access_token).toBe('123456')
  expect((await world.call('GET', `${mock}/token?code=x`)).body.type).toBe('general_mock')
  expect((await world.call('GET', `${mock}/user?token=123456`)).body).toMatchObject({ id: 1, verified: true })
  expect((await world.call('GET', `${mock}/user?token=x`)).body.type).toBe('general_mock')
  const open = await world.call('GET', `${mock}?redirect_uri=https://elsewhere.example`)
  expect([open.status, open.headers.get('location')]).toEqual([400, null])
})
