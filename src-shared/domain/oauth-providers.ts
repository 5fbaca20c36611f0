/** OAuth2 providers as settings of a project: which there are, and what one may hold. */
import type { OAuthProvider } from '../contract/control.ts'

/** Every provider of the contract (section 13). */
export const oAuthProviderKeys: readonly string[] = `
  amazon apple appwrite auth0 authentik autodesk bitbucket bitly box dailymotion discord disqus dropbox etsy facebook figma
  fusionauth github gitlab google huggingface keycloak kick linkedin microsoft notion oidc okta paypal paypalSandbox podio
  salesforce slack spotify stripe tradeshift tradeshiftBox twitch wordpress x yahoo yammer yandex zoho zoom mock
  mock-unverified
`
  .trim()
  .split(/\s+/)

/** What a change gives: fields that are left out stay as they are. */
export type GivenOAuthProvider = Pick<OAuthProvider, 'key'> & Partial<OAuthProvider>

export function isOAuthProviderList(value: unknown): value is readonly GivenOAuthProvider[] {
  return (
    Array.isArray(value) && value.every(isOAuthProvider) && new Set(value.map(({ key }) => key)).size === value.length
  )
}

function isOAuthProvider(value: unknown): value is GivenOAuthProvider {
  if (typeof value !== 'object' || value === null) return false
  const { key, appId, secret, enabled }: { [K in keyof OAuthProvider]?: unknown } = value
  const isText = (text: unknown) => text === undefined || typeof text === 'string'
  return (
    oAuthProviderKeys.some((known) => known === key) &&
    isText(appId) &&
    isText(secret) &&
    (enabled === undefined || typeof enabled === 'boolean')
  )
}

/** By key: those that a change does not name stay. */
export function mergedOAuthProviders(
  before: readonly OAuthProvider[],
  given: readonly GivenOAuthProvider[],
): readonly OAuthProvider[] {
  const merged = new Map(before.map((provider) => [provider.key, provider]))
  for (const { key, appId, secret, enabled } of given) {
    const known = merged.get(key)
    merged.set(key, {
      key,
      appId: appId ?? known?.appId ?? '',
      secret: secret ?? known?.secret ?? '',
      enabled: enabled ?? known?.enabled ?? false,
    })
  }
  return [...merged.values()]
}
