/** The tokens of an OAuth2 provider: made up when a code is exchanged, renewed with the session. */
import { oAuthProviderKeys } from '../../domain/oauth-providers.ts'
import { type Grant, isMock, mockReply, standingAnswer } from '../../domain/oauth-person.ts'
import type { ProviderTokens } from '../../domain/session.ts'
import type { Context } from '../../gates/call.ts'
import { fail } from '../../http/errors.ts'
import type { Session } from '../../store/tables/sessions.ts'

const accessLifetimeSeconds = 3600

type Making = Pick<Context, 'random' | 'now'>

export function newProviderTokens(
  { random, now }: Making,
  { provider, accessLifetimeSeconds: lifetime }: Pick<Grant, 'provider' | 'accessLifetimeSeconds'>,
): ProviderTokens {
  return {
    providerAccessToken: isMock(provider) ? mockReply.accessToken : `access-${random.hex(32)}`,
    providerRefreshToken: isMock(provider) ? mockReply.refreshToken : `refresh-${random.hex(32)}`,
    providerAccessTokenExpiry: now + lifetime * 1000,
  }
}

/** What extending a session does to its provider tokens; nothing where there is no refresh token. */
export function refreshedTokens(
  context: Context,
  { provider, providerRefreshToken }: Session,
): Partial<ProviderTokens> {
  if (providerRefreshToken === '') return {}
  if (!oAuthProviderKeys.includes(provider)) fail('project_provider_unsupported')
  // Emulator: a provider that is told to fail without asking fails here too, each way with the error that it would give.
  switch (standingAnswer(context, provider)?.outcome) {
    case 'error':
      context.note(`${provider} is told to be out of order, so it renews no token`)
      return fail('user_oauth2_provider_error')
    case 'deny':
      context.note(`${provider} is told that the person denies, so it refuses the refresh token with 400`)
      return fail('user_oauth2_bad_request')
    case 'refused-code':
      context.note(`${provider} is told to refuse the app's credentials, so it refuses the refresh token with 401`)
      return fail('user_oauth2_unauthorized')
    default:
  }
  context.note(`${provider} gave new tokens for the refresh token`)
  return newProviderTokens(context, { provider, accessLifetimeSeconds })
}
