/** Stories of an account that no single call tells. */
import { describe, expect, test } from 'vitest'
import { routes } from '../../src-shared/endpoints/index.ts'
import { tokenTypes } from '../../src-shared/domain/token.ts'
import { isObject } from '../../src-shared/store/column.ts'
import { newScene } from '../contract/scene.ts'
import { answerChallenge } from '../support/challenge.ts'
import { newWorld, password, type Reply, type World } from '../support/world.ts'
import { idsOf, must, outcome } from '../teams/people.ts'
import { answer, ask, codeFor, factors, graceWithFactors } from './factors.ts'
import { jwtOf, lastLink, lastMessage, settings } from './mail.ts'
import { startOf, visit } from './oauth2-browser.ts'

const sessionOf = ({ cookies }: Pick<Reply, 'cookies'>): string => cookies.get('a_session_demo') ?? ''
const url = 'http://localhost/page'
const email = 'grace@example.test'
const another = 'another horse'

async function signIn(world: World, given: { readonly password: string }): Promise<string> {
  return sessionOf(must(await world.call('POST', '/account/sessions/email', { body: { email, ...given } })))
}

test('flow: an anonymous visitor becomes a user with a verified address, forgets the password and comes back', async () => {
  const world = await newWorld()
  const visitor = must(await world.call('POST', '/account/sessions/anonymous'))
  const [session, userId] = [sessionOf(visitor), visitor.body.userId]
  const prefs = { cart: ['book'] }
  must(await world.call('PATCH', '/account/prefs', { session, body: { prefs } }))
  must(await world.call('PATCH', '/account/email', { session, body: { email, password } }))

  must(await world.call('POST', '/account/verifications/email', { session, body: { url } }))
  const { secret } = await lastLink(world, 'verification')
  must(await world.call('PUT', '/account/verifications/email', { body: { userId, secret } }))
  const { body: account } = must(await world.call('GET', '/account', { session }))
  expect(account).toMatchObject({ $id: userId, email, emailVerification: true, prefs })

  must(await world.call('POST', '/account/recovery', { body: { email, url } }))
  const body = { userId, secret: (await lastLink(world, 'recovery')).secret, password: another }
  must(await world.call('PUT', '/account/recovery', { body }))
  // A recovery ends every session, that of the visitor too.
  expect(outcome(await world.call('GET', '/account', { session }))).toBe('401 general_unauthorized_scope')
  const old = await world.call('POST', '/account/sessions/email', { body: { email, password } })
  expect(outcome(old)).toBe('401 user_invalid_credentials')
  const back = must(await world.call('GET', '/account', { session: await signIn(world, { password: another }) }))
  expect(back.body).toMatchObject({ $id: userId, prefs })
  expect((await world.server('GET', '/users')).body.total).toBe(1)
})

test.each(factors)(
  'flow: who proves the factor %s may set a new password, which ends every other session',
  async (factor) => {
    const grace = await graceWithFactors()
    const { world } = grace
    must(await world.call('PATCH', '/account/mfa', { session: grace.session, body: { mfa: true } }))
    const other = grace.session
    const session = await signIn(world, { password })
    const change = () =>
      world.call('PATCH', '/account/password', { session, body: { password: another, oldPassword: password } })
    expect(outcome(await change())).toBe('401 user_more_factors_required')
    const { body: challenge } = must(await ask({ world, session }, factor))
    must(await answer({ world, session }, challenge.$id, await codeFor(grace, factor, challenge.$id)))
    expect(outcome(await world.call('GET', '/account', { session: other }))).toBe('200')
    expect(outcome(await change())).toBe('200')
    expect(outcome(await world.call('GET', '/account', { session }))).toBe('200')
    expect(outcome(await world.call('GET', '/account', { session: other }))).toBe('401 general_unauthorized_scope')
    const next = await signIn(world, { password: another })
    expect(outcome(await world.call('GET', '/account', { session: next }))).toBe('401 user_more_factors_required')
  },
)

test('flow: wrong codes stop all three ways to exchange a token at once, until the counters are cleared', async () => {
  const world = await newWorld()
  must(await world.server('POST', '/users', { userId: 'grace', email }))
  const { body: token } = must(await world.server('POST', '/users/grace/tokens', {}))
  const ways = [
    ['POST', '/account/sessions/token'],
    ['PUT', '/account/sessions/magic-url'],
    ['PUT', '/account/sessions/phone'],
  ] as const
  const exchange = (at: number, secret: unknown) => {
    const [method, path] = ways[at % ways.length] ?? ways[0]
    return world.call(method, path, { body: { userId: 'grace', secret } })
  }
  for (let count = 0; count < 10; count += 1) {
    expect(outcome(await exchange(count, 'wrong'))).toBe('401 user_invalid_token')
  }
  for (const at of ways.keys())
    expect(outcome(await exchange(at, token.secret))).toBe('429 general_rate_limit_exceeded')
  const key = 'ip:127.0.0.1,userId:grace'
  expect((await world.control('GET', '/limits')).body.limits).toMatchObject([{ key, used: 10, limit: 10 }])
  must(await world.control('DELETE', '/limits'))
  expect(outcome(await exchange(0, token.secret))).toBe('201')
  // A token that is taken clears the counter again.
  expect((await world.control('GET', '/limits')).body.limits).toEqual([])
})

describe('the limit of sessions', () => {
  const phone = '+15555550100'
  const exchange = async (world: World, method: string, path: string, secret: unknown) =>
    must(await world.call(method, path, { body: { userId: 'grace', secret } }))
  const asked = async (world: World, way: string, body: object) =>
    must(await world.call('POST', `/account/tokens/${way}`, { body: { userId: 'unique()', ...body } }))

  const ways: Readonly<Record<string, (world: World) => Promise<unknown>>> = {
    'email and password': (world) => signIn(world, { password }),
    'a magic URL': async (world) => {
      await asked(world, 'magic-url', { email, url })
      return exchange(world, 'PUT', '/account/sessions/magic-url', (await lastLink(world, 'magic-url')).secret)
    },
    'a mailed code': async (world) => {
      await asked(world, 'email', { email })
      return exchange(world, 'POST', '/account/sessions/token', (await lastMessage(world, 'email-otp')).code)
    },
    'a texted code': async (world) => {
      await asked(world, 'phone', { phone })
      return exchange(world, 'PUT', '/account/sessions/phone', (await lastMessage(world, 'phone-otp')).code)
    },
    'a token of the server': async (world) => {
      const { body } = must(await world.server('POST', '/users/grace/tokens', {}))
      return exchange(world, 'POST', '/account/sessions/token', body.secret)
    },
    OAuth2: (world) => visit(world, startOf('sessions', 'google'), { choice: { email, emailVerified: 'true' } }),
  }

  async function grace(): Promise<World> {
    const world = await newWorld()
    must(await world.server('POST', '/users', { userId: 'grace', email, phone, password, name: 'Grace' }))
    await settings(world, { authSessionsLimit: 2 })
    return world
  }

  const sessionsOf = async (world: World) => idsOf((await world.server('GET', '/users/grace/sessions')).body.sessions)

  test.each(Object.entries(ways))('leaves the newest ones after signing in by %s', async (_way, enter) => {
    const world = await grace()
    const made: unknown[] = []
    for (let count = 0; count < 3; count += 1) {
      await enter(world)
      made.push((await sessionsOf(world)).at(-1))
    }
    expect(new Set(made).size).toBe(3)
    expect(await sessionsOf(world)).toEqual(made.slice(-2))
  })

  test('does not stop a server, whose sessions the next sign-in counts', async () => {
    const world = await grace()
    for (let count = 0; count < 4; count += 1) must(await world.server('POST', '/users/grace/sessions'))
    expect(await sessionsOf(world)).toHaveLength(4)
    await signIn(world, { password })
    expect(await sessionsOf(world)).toHaveLength(2)
  })
})

test('flow: who blocks the own account is told so by every call of a user, by session and by JWT', async () => {
  const world = await newWorld()
  const { session } = await world.signedIn()
  const headers = await jwtOf(world, session)
  must(await world.call('PATCH', '/account/status', { session }))
  const calls = routes.filter(({ path, scope }) => path.startsWith('/v1/account') && scope.includes('account'))
  expect(calls.length).toBeGreaterThan(25)
  for (const { method, path } of calls) {
    for (const sent of [{ session }, { headers }]) {
      const reply = await world.call(method, path.replace('/v1', '').replaceAll(/:\w+/g, 'totp'), sent)
      expect(outcome(reply), reply.story).toBe('403 user_blocked')
    }
  }
})

test('flow: who deletes the own account leaves nothing to the next user of its id and address', async () => {
  const { world, session, ids } = await newScene()
  const totp = String(must(await world.control('GET', '/projects/demo/users/ada/totp')).body.code)
  must(await answerChallenge(world, session, 'totp', totp))
  must(await world.server('PATCH', '/users/ada/mfa/recovery-codes'))
  const headers = await jwtOf(world, session)
  must(await world.call('DELETE', '/account', { session }))

  for (const sent of [{ session }, { headers }]) {
    expect(outcome(await world.call('GET', '/account', sent))).toBe('401 general_unauthorized_scope')
  }
  expect(must(await world.server('GET', '/teams/core')).body.total).toBe(1)
  expect(must(await world.server('GET', '/users/identities')).body.total).toBe(0)

  const again = { userId: 'ada', email: 'ada@example.test', password }
  const account = must(await world.call('POST', '/account', { body: again })).body
  expect(idsOf(account.targets, 'identifier')).toEqual(['ada@example.test'])
  expect(must(await world.server('GET', '/users/ada/targets')).body.total).toBe(1)
  expect(must(await world.server('GET', '/users/ada/sessions')).body.total).toBe(0)
  expect(must(await world.server('GET', '/users/ada/memberships')).body.total).toBe(0)
  expect(must(await world.server('GET', '/users/ada/mfa/factors')).body).toMatchObject({ totp: false })
  expect(outcome(await world.server('GET', '/users/ada/mfa/recovery-codes'))).toBe('404 user_recovery_codes_not_found')
  expect(
    outcome(await world.call('GET', `/users/ada/mfa/challenges/${ids.challengeId}`, { key: world.emulator.apiKey })),
  ).not.toBe('200')
  for (const kind of Object.keys(tokenTypes)) {
    const body = { userId: 'ada', secret: kind }
    expect(outcome(await world.call('POST', '/account/sessions/token', { body }))).toBe('401 user_invalid_token')
  }
  const reset = { userId: 'ada', secret: 'recovery', password: another }
  expect(outcome(await world.call('PUT', '/account/recovery', { body: reset }))).toBe('401 user_invalid_token')
  expect(isObject(account.prefs) && Object.keys(account.prefs)).toEqual([])
})
