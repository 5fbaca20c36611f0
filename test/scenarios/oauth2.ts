/** Signing in with a provider, which answers without showing its page. */
import { OAuthProvider } from 'appwrite'
import { expect } from 'vitest'
import { expectError, expectGuest, grace } from './people.ts'
import type { PageCalls, Scenario, Scene } from './scene.ts'

const provider = OAuthProvider.Github
const person = { providerUid: '4711', name: grace.name, email: grace.email, emailVerified: true }

interface Ways {
  readonly provider: OAuthProvider
  readonly success: string
  readonly failure: string
  readonly scopes: string[]
}

function ways({ home }: Pick<Scene, 'home'>): Ways {
  return { provider, success: `${home}?way=in`, failure: `${home}?way=out`, scopes: ['user'] }
}

function errorIn(url: URL): unknown {
  return JSON.parse(url.searchParams.get('error') ?? 'null')
}

/** For every app: the server hands out a token, the app exchanges it. */
export const oauth2TokenScenarios: readonly Scenario[] = [
  {
    name: 'signs in by an OAuth2 token, sees its identity and removes it',
    async play(scene) {
      const { account, control, leave, browse } = scene
      await control('PUT', '/oauth2/github/person', person)
      const back = await browse(await leave(() => account.createOAuth2Token(ways(scene))))
      expect(back.searchParams.get('way')).toBe('in')
      const [userId, secret] = ['userId', 'secret'].map((name) => back.searchParams.get(name) ?? '')
      await expectGuest(account)
      const session = await account.createSession({ userId: userId ?? '', secret: secret ?? '' })
      expect(session).toMatchObject({ userId, provider, factors: ['email', 'oauth2'], providerUid: '4711' })
      expect(await account.get()).toMatchObject({ name: grace.name, email: grace.email, emailVerification: true })
      const { total, identities } = await account.listIdentities()
      expect([total, identities[0]]).toMatchObject([1, { userId, provider, providerEmail: grace.email }])
      await account.deleteIdentity({ identityId: identities[0]?.$id ?? '' })
      expect((await account.listIdentities()).total).toBe(0)
      const again = account.deleteIdentity({ identityId: identities[0]?.$id ?? '' })
      await expectError(again, 404, 'user_identity_not_found')
      expect((await account.get()).$id).toBe(userId)
    },
  },
  {
    name: 'comes back from OAuth2 with nothing when the person denies',
    async play(scene) {
      const { account, control, leave, browse } = scene
      await control('PUT', '/oauth2/github/person', { outcome: 'deny' })
      const back = await browse(await leave(() => account.createOAuth2Token(ways(scene))))
      expect([back.searchParams.get('way'), back.searchParams.get('secret')]).toEqual(['out', null])
      expect(errorIn(back)).toMatchObject({ type: 'user_oauth2_provider_error' })
      await expectGuest(account)
    },
  },
]

export const oauth2LeavingScenarios: readonly Scenario<PageCalls>[] = [
  {
    name: 'leaves for the login page of an OAuth2 provider',
    async play(scene) {
      const { account, projectId, leave } = scene
      const { success, failure } = ways(scene)
      const address = new URL(await leave(() => account.createOAuth2Session(ways(scene))))
      expect(address.pathname).toBe('/v1/account/sessions/oauth2/github')
      expect([...address.searchParams]).toEqual([
        ['success', success],
        ['failure', failure],
        ['scopes[0]', 'user'],
        ['project', projectId],
      ])
    },
  },
]

/** For apps whose browser can leave and come back with a cookie: MSW answers requests of a page, not a page that goes. */
export const oauth2SessionScenarios: readonly Scenario<PageCalls>[] = [
  {
    name: 'comes back from an OAuth2 provider with a session, as the anonymous user that left',
    async play(scene) {
      const { account, control, leave, browse } = scene
      const { userId } = await account.createAnonymousSession()
      await control('PUT', '/oauth2/github/person', person)
      const back = await browse(await leave(() => account.createOAuth2Session(ways(scene))))
      expect(back.searchParams.get('way')).toBe('in')
      expect(await account.get()).toMatchObject({ $id: userId, email: grace.email })
      const { sessions } = await account.listSessions()
      expect(sessions).toMatchObject([{ provider, providerUid: '4711', current: true }])
    },
  },
  {
    name: 'comes back from an OAuth2 provider as the guest that left when the person denies',
    async play(scene) {
      const { account, control, leave, browse } = scene
      await control('PUT', '/oauth2/github/person', { outcome: 'deny' })
      const back = await browse(await leave(() => account.createOAuth2Session(ways(scene))))
      expect(back.searchParams.get('way')).toBe('out')
      expect(errorIn(back)).toMatchObject({ type: 'user_oauth2_provider_error' })
      await expectGuest(account)
    },
  },
]
