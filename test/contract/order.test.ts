/** The order in which calls of the Account API are refused (contract section 6): each reason hides those behind it. */
import { afterAll, describe, expect, test } from 'vitest'
import { routes } from '../../src-shared/endpoints/index.ts'
import { isStringList, type JsonObject } from '../../src-shared/store/column.ts'
import type { Reply, Sent } from '../support/world.ts'
import { must } from '../teams/people.ts'
import { endpoints } from './data.ts'
import { isGated, isOfAccount, needsUser, newScene, pathOf, type Scene } from './scene.ts'

const entries = endpoints
  .filter(isOfAccount)
  .filter(isGated)
  .map((entry) => ({ name: `${entry.method} ${entry.path}`, entry }))

let cases = 0
afterAll(() => void process.stdout.write(`contract: ${cases} refusals of the Account API come in their order\n`))

describe.each(entries)('$name', ({ entry }) => {
  /** A call whose parameters are all wrong, so that whatever else is said was looked at before them. */
  async function sendBroken(scene: Scene, sent: Sent, changed: JsonObject = {}, pattern = entry.path): Promise<Reply> {
    cases += 1
    const inPath = entry.params.filter((param) => param.in === 'path').map(({ name }) => [String(name), '-'])
    const path = pathOf({ path: pattern }, Object.fromEntries(inPath))
    const params = entry.params.filter((param) => param.in !== 'path')
    const values = { ...Object.fromEntries(params.map(({ name }) => [String(name), ['x']])), ...changed }
    return entry.method === 'GET'
      ? scene.world.call('GET', `${path}?${params.map(({ name }) => `${String(name)}[]=`).join('&')}`, sent)
      : scene.world.call(entry.method, path, { ...sent, body: values })
  }

  test('a blocked user is told so first', async () => {
    const scene = await newScene()
    must(await scene.world.server('PATCH', '/users/ada/status', { status: false }))
    must(await scene.world.server('PATCH', '/users/ada/mfa', { mfa: true }))
    const reply = await sendBroken(scene, { session: scene.session })
    expect([reply.status, reply.body.type], reply.story).toEqual([403, 'user_blocked'])
    // Nothing was counted before.
    expect((await scene.world.control('GET', '/limits')).body.total).toBe(0)
  })

  test('a session without its second factor is stopped unless the call serves to get one', async () => {
    const scene = await newScene()
    must(await scene.world.server('PATCH', '/users/ada/mfa', { mfa: true }))
    const reply = await sendBroken(scene, { session: scene.session })
    if (entry.groups.includes('mfa')) {
      expect(reply.body.type, reply.story).not.toBe('user_more_factors_required')
      return
    }
    expect([reply.status, reply.body.type], reply.story).toEqual([401, 'user_more_factors_required'])
    expect((await scene.world.control('GET', '/limits')).body.total).toBe(0)
  })

  test.runIf(entry.rateLimit !== null)('its limit is counted before parameters are looked at', async () => {
    const scene = await newScene()
    const actor = needsUser(entry) ? await jwtOf(scene, 'ida') : {}
    const limit = Number(entry.rateLimit?.limit)
    const paths = [entry.path, ...entry.aliases]
    const first = await sendBroken(scene, actor)
    const header = (reply: Reply) => ['limit', 'remaining'].map((name) => reply.headers.get(`x-ratelimit-${name}`))
    expect(header(first), first.story).toEqual([String(limit), String(limit - 1)])
    for (let count = 1; count < limit; count += 1) {
      // Older paths count together with the newest.
      const reply = await sendBroken(scene, actor, {}, paths[count % paths.length])
      expect(reply.status, reply.story).not.toBe(429)
    }
    const over = await sendBroken(scene, actor)
    expect([over.status, over.body.type], over.story).toEqual([429, 'general_rate_limit_exceeded'])
    // The keys say who else is stopped: each needs one that he shares.
    const keys = entry.rateLimit?.key
    const patterns = isStringList(keys) ? keys : []
    const isSharedWithout = (part: string) => patterns.some((pattern) => !pattern.includes(part))
    const elsewhere = await sendBroken(scene, { ...actor, peer: { ip: '203.0.113.7' } })
    expect(elsewhere.status === 429, elsewhere.story).toBe(isSharedWithout('{ip}'))
    const params = entry.params.map(({ name }) => String(name)).filter((name) => !isSharedWithout(`{param-${name}}`))
    for (const name of params) {
      const reply = await sendBroken(scene, actor, { [name]: 'other' })
      expect(reply.status, reply.story).not.toBe(429)
    }
    if (needsUser(entry)) {
      const reply = await sendBroken(scene, await jwtOf(scene, 'eve'))
      expect(reply.status === 429, reply.story).toBe(isSharedWithout('{userId}'))
    }
    const byKey = await sendBroken(scene, { ...actor, key: scene.world.emulator.apiKey })
    expect(byKey.status, byKey.story).not.toBe(429)
  })

  test.runIf(entry.groups.includes('auth'))('its way to sign in may be off, but not for a key', async () => {
    const scene = await newScene()
    const route = routes.find(({ method, path }) => method === entry.method && path === entry.path)
    must(await scene.world.control('PATCH', '/projects/demo', { [route?.signInMethod ?? 'none']: false }))
    for (const actor of [{ session: scene.session }, ...(needsUser(entry) ? [] : [{}])]) {
      const reply = await sendBroken(scene, actor)
      expect([reply.status, reply.body.type], reply.story).toEqual([501, 'user_auth_method_unsupported'])
    }
    const byKey = await sendBroken(scene, { key: scene.world.emulator.apiKey })
    expect(byKey.body.type, byKey.story).not.toBe('user_auth_method_unsupported')
  })

  // Whoever signs in by OAuth2 may be signed in: it adds to the account.
  const refusesOpenSession = entry.groups.includes('session') && !entry.path.includes('oauth2')
  test.runIf(refusesOpenSession)('an open session is refused before parameters are looked at', async () => {
    const scene = await newScene()
    const reply = await sendBroken(scene, { session: scene.session })
    expect([reply.status, reply.body.type], reply.story).toEqual([401, 'user_session_already_exists'])
  })

  test.runIf(entry.groups.includes('mfaProtected'))('a recent challenge is asked for before parameters', async () => {
    const scene = await newScene()
    const reply = await sendBroken(scene, { session: scene.session })
    expect([reply.status, reply.body.type], reply.story).toEqual([401, 'user_challenge_required'])
  })

  const [first] = entry.params
  const isRead = first !== undefined && !entry.groups.includes('mfaProtected')
  test.runIf(isRead)('of wrong parameters the one that is declared first is named', async () => {
    const scene = await newScene()
    const reply = await sendBroken(scene, needsUser(entry) ? { session: scene.session } : {})
    expect([reply.status, reply.body.type], reply.story).toEqual([400, 'general_argument_invalid'])
    expect(reply.body.message).toContain(`\`${String(first?.name)}\``)
  })
})

/** Of a new user without a session, so that no call ends what the next one needs. */
async function jwtOf({ world }: Scene, userId: string): Promise<Sent> {
  must(await world.server('POST', '/users', { userId, email: `${userId}@example.test` }))
  const { body } = must(await world.server('POST', `/users/${userId}/jwts`))
  return { headers: { 'x-appwrite-jwt': String(body.jwt) } }
}
