/** A token of the OAuth2 token flow becomes a session, by the JWT that the success URL got. */
import { describe, expect, test } from 'vitest'
import initSqlJs from 'sql.js'
import { encodeOAuthToken } from '../../src-shared/domain/oauth-token.ts'
import { projectOf } from '../../src-shared/domain/project.ts'
import { tokenTypes } from '../../src-shared/domain/token.ts'
import { fail } from '../../src-shared/http/errors.ts'
import { openStore } from '../../src-shared/store/store.ts'
import { frozenAt, type World } from '../support/world.ts'
import { must, outcome } from '../teams/people.ts'
import { worldWith } from '../users/seeded.ts'
import { notes, pass } from './mail.ts'
import { email } from './ways.ts'

const refused = '401 user_invalid_token'

const routes = [
  ['POST', '/account/sessions/token'],
  ['PUT', '/account/sessions/magic-url'],
  ['PUT', '/account/sessions/phone'],
] as const

const exchange = (world: World, secret: string, method = 'POST', path = '/account/sessions/token') =>
  world.call(method, path, { body: { userId: 'grace', secret } })

describe('a token of OAuth2', () => {
  const secret = 'f'.repeat(64)
  const type = tokenTypes.oauth2
  const identity = { provider: 'github', providerUid: 'octocat', providerAccessTokenExpiry: Date.parse(frozenAt) }

  /** Grace with a token of an hour, and its secret as the success URL gets it. */
  async function withOAuthToken(identities = [identity]) {
    const world = await worldWith({ tokens: [{ type, secret }], identities })
    must(await world.server('POST', '/users', { userId: 'grace', email }))
    const { bytes } = world.emulator.exportDatabase()
    const sql = await initSqlJs()
    const store = openStore({
      sql,
      stored: { database: bytes, commits: [] },
      commitLog: null,
      onCommit: () => undefined,
    })
    const project = projectOf(store.projects.first({ id: 'demo' }) ?? fail('project_not_found'))
    store.database.close()
    return { world, jwt: encodeOAuthToken({ project, now: Date.parse(frozenAt) }, { secret, provider: 'github' }) }
  }

  test.each(routes)(
    'becomes a session of its provider by %s %s, with what the identity knows',
    async (method, path) => {
      const { world, jwt } = await withOAuthToken()
      expect(jwt.length).toBeLessThanOrEqual(256)
      const { status, body, story } = await exchange(world, jwt, method, path)
      expect(status, story).toBe(201)
      expect(body).toMatchObject({
        provider: 'github',
        providerUid: 'octocat',
        providerAccessToken: 'access',
        providerAccessTokenExpiry: frozenAt.replace('Z', '+00:00'),
        providerRefreshToken: 'refresh',
        factors: ['email', 'oauth2'],
      })
      expect((await world.server('GET', '/users/grace')).body.emailVerification).toBe(false)
      expect(outcome(await exchange(world, jwt, method, path))).toBe(refused)
    },
  )

  test('works without an identity, which may be deleted meanwhile', async () => {
    const { world, jwt } = await withOAuthToken([])
    expect(must(await exchange(world, jwt)).body).toMatchObject({ provider: 'github', providerUid: '' })
  })

  test('is refused without its JWT', async () => {
    const { world } = await withOAuthToken()
    expect(outcome(await exchange(world, secret))).toBe(refused)
    expect(await notes(world)).toContain('bare secret')
  })

  test('is refused when the minute of its JWT is over, and in a forged one', async () => {
    const { world, jwt } = await withOAuthToken()
    const [head, claims] = jwt.split('.')
    expect(outcome(await exchange(world, `${head}.${claims}.AAAA`))).toBe(refused)
    await pass(world, '60s')
    expect(outcome(await exchange(world, jwt))).toBe(refused)
    expect(await notes(world)).toContain('its minute is over')
  })
})
