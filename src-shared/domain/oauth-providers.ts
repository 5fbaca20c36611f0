/** OAuth2 providers as settings of a project: which there are, and what one may hold. */
import type { OAuthProvider } from '../contract/control.ts'

/** Every provider of the contract (section 13) and what people call it. */
export const oAuthProviderNames: Readonly<Record<string, string>> = {
  amazon: 'Amazon',
  apple: 'Apple',
  appwrite: 'Appwrite',
  auth0: 'Auth0',
  authentik: 'Authentik',
  autodesk: 'Autodesk',
  bitbucket: 'BitBucket',
  bitly: 'Bitly',
  box: 'Box',
  dailymotion: 'Dailymotion',
  discord: 'Discord',
  disqus: 'Disqus',
  dropbox: 'Dropbox',
  etsy: 'Etsy',
  facebook: 'Facebook',
  figma: 'Figma',
  fusionauth: 'FusionAuth',
  github: 'GitHub',
  gitlab: 'GitLab',
  google: 'Google',
  huggingface: 'Hugging Face',
  keycloak: 'Keycloak',
  kick: 'Kick',
  linkedin: 'LinkedIn',
  microsoft: 'Microsoft',
  notion: 'Notion',
  oidc: 'OpenID Connect',
  okta: 'Okta',
  paypal: 'PayPal',
  paypalSandbox: 'PayPal Sandbox',
  podio: 'Podio',
  salesforce: 'Salesforce',
  slack: 'Slack',
  spotify: 'Spotify',
  stripe: 'Stripe',
  tradeshift: 'Tradeshift',
  tradeshiftBox: 'Tradeshift Sandbox',
  twitch: 'Twitch',
  wordpress: 'WordPress',
  x: 'X',
  yahoo: 'Yahoo',
  yammer: 'Yammer',
  yandex: 'Yandex',
  zoho: 'Zoho',
  zoom: 'Zoom',
  mock: 'Mock',
  'mock-unverified': 'MockUnverified',
}

export const oAuthProviderKeys: readonly string[] = Object.keys(oAuthProviderNames)

/**
 * Emulator: every provider works without anything being set up, for there is nobody to show credentials to. One that
 * the project names is off as long as it says so; a strict emulator asks for id and secret, as a real server does.
 */
export function isProviderOn(named: readonly OAuthProvider[], key: string, isStrict: boolean): boolean {
  const provider = named.find((one) => one.key === key)
  if (provider === undefined) return !isStrict
  return provider.enabled && (!isStrict || (provider.appId !== '' && provider.secret !== ''))
}

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
