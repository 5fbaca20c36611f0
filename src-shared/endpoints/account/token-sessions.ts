/** `account.createSession`, `updateMagicURLSession`, `updatePhoneSession`: a token becomes a session. */
import { decodeOAuthToken } from '../../domain/oauth-token.ts'
import type { ProviderTokens } from '../../domain/session.ts'
import { consumeToken, findToken, tokenTypes } from '../../domain/token.ts'
import { updateUser } from '../../domain/user.ts'
import type { Context } from '../../gates/call.ts'
import { fail } from '../../http/errors.ts'
import { idOr, text } from '../../http/rules.ts'
import { sessionModel, type SessionReply } from '../../models/session.ts'
import type { User } from '../../store/tables/users.ts'
import { defineRoute } from '../define-route.ts'
import { type SignIn, signIn } from './sign-in.ts'

const facts = {
  service: 'account',
  scope: ['sessions.write'],
  events: ['users.[userId].sessions.[sessionId].create'],
  auditEvent: 'session.create',
  refusesOpenSession: true,
  status: 201,
} as const

// No URL in it: the three routes share one counter.
const rateLimit = { limit: 10, windowSeconds: 3600, keys: ['ip:{ip},userId:{param-userId}'] } as const

const params = { userId: idOr('unique()'), secret: text({ min: 1, max: 256 }) } as const

/** `account.createSession` */
export const createSession = defineRoute({
  ...facts,
  method: 'POST',
  path: '/v1/account/sessions/token',
  sdk: 'account.createSession',
  rateLimit: { ...rateLimit, clearOn: [201] },
  params,
  response: sessionModel,
  handle: exchange,
})

/** `account.updateMagicURLSession`: the older name, which takes every kind of token too. */
export const updateMagicURLSession = defineRoute({
  ...facts,
  method: 'PUT',
  path: '/v1/account/sessions/magic-url',
  sdk: 'account.updateMagicURLSession',
  rateLimit: { ...rateLimit, clearOn: [201] },
  params,
  response: sessionModel,
  handle: exchange,
})

/** `account.updatePhoneSession`: an older name as well. */
export const updatePhoneSession = defineRoute({
  ...facts,
  method: 'PUT',
  path: '/v1/account/sessions/phone',
  sdk: 'account.updatePhoneSession',
  rateLimit,
  params,
  response: sessionModel,
  handle: exchange,
})

interface Outcome {
  readonly provider: string
  readonly factors: readonly string[]
  /** Of these tokens users hear by mail. */
  readonly alerts: boolean
  /** What was sent proves that the user reads what comes to the address. */
  readonly proves: 'emailVerification' | 'phoneVerification' | null
}

/** Kinds that sign in (contract sections 9, 10); those for verification and recovery do not. */
const outcomes = {
  magicUrl: { provider: 'magic-url', factors: ['email'], alerts: false, proves: 'emailVerification' },
  emailOtp: { provider: 'token', factors: ['email'], alerts: false, proves: 'emailVerification' },
  phone: { provider: 'phone', factors: ['phone'], alerts: true, proves: 'phoneVerification' },
  generic: { provider: 'token', factors: ['token'], alerts: true, proves: null },
  oauth2: { provider: '', factors: ['email', 'oauth2'], alerts: true, proves: null },
} as const satisfies Readonly<Record<string, Outcome>>

const kinds = ['magicUrl', 'emailOtp', 'phone', 'generic', 'oauth2'] as const

function exchange(
  { userId, secret }: { readonly userId: string; readonly secret: string },
  context: Context,
): SessionReply {
  const { store, project, note } = context
  return context.transaction(() => {
    const user = store.users.first({ projectId: project.id, id: userId })
    if (user === null) {
      note(`no user of this project has the id ${userId}`)
      fail('user_invalid_token')
    }
    const wrapped = decodeOAuthToken(context, secret)
    if (wrapped === null && secret.split('.').length === 3) note('this is no JWT of the project, or its minute is over')
    const token = findToken(context, user, wrapped?.secret ?? secret, kinds) ?? fail('user_invalid_token')
    const kind = kinds.find((one) => tokenTypes[one] === token.type) ?? fail('user_invalid_token')
    if (kind === 'oauth2' && wrapped === null) {
      note('this is the bare secret of an OAuth2 token; only the JWT that the success URL got is taken')
      fail('user_invalid_token')
    }
    consumeToken(context, token)
    const { proves, ...start }: Outcome = outcomes[kind]
    const signedIn = proves === null || user[proves] ? user : updateUser(context, { ...user, [proves]: true })
    // The status is looked at by no exchange (contract section 9), but by the calls that follow.
    if (!user.status) note(`${user.name || user.id} is blocked, and gets a session that no call takes`)
    const provided = kind !== 'oauth2' || wrapped === null ? {} : fromProvider(context, user, wrapped.provider)
    return signIn(context, signedIn, { providerUid: '', ...start, ...provided })
  })
}

/** What the identity knows of its provider. */
function fromProvider(
  { store, project }: Context,
  user: User,
  provider: string,
): Pick<SignIn, 'provider'> & Partial<ProviderTokens & Pick<SignIn, 'providerUid'>> {
  const identity = store.identities.first({ projectId: project.id, userId: user.id, provider })
  if (identity === null) return { provider }
  const { providerUid, providerAccessToken, providerAccessTokenExpiry, providerRefreshToken } = identity
  return { provider, providerUid, providerAccessToken, providerAccessTokenExpiry, providerRefreshToken }
}
