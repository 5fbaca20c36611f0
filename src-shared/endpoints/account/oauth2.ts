/** `account.createOAuth2Session`, `createOAuth2Token`, and where the provider comes back to (contract section 13). */
import type { OAuth2Person } from '../../contract/oauth2.ts'
import { mailedLink as withQuery } from '../../domain/mailed-link.ts'
import { denial, exchangeCode, isMock, withoutEmail } from '../../domain/oauth-person.ts'
import { isProviderOn, oAuthProviderKeys } from '../../domain/oauth-providers.ts'
import type { Context } from '../../gates/call.ts'
import { fail } from '../../http/errors.ts'
import { listOf, optional, text, word } from '../../http/rules.ts'
import { isObject } from '../../store/column.ts'
import { redirect } from '../../models/redirect.ts'
import { defineRoute } from '../define-route.ts'
import { redirectUrl } from '../rules.ts'
import { consoleFailure, consoleSuccess, failWithPage, finish, type LoginState, readState } from './oauth2-return.ts'

const start = {
  method: 'GET',
  service: 'account',
  scope: ['sessions.write'],
  rateLimit: { limit: 50, windowSeconds: 3600, keys: ['ip:{ip}'] },
  showsPages: true,
  status: 301,
  response: redirect,
} as const

const provider = word(oAuthProviderKeys)
const startParams = {
  provider,
  success: optional(redirectUrl(), null),
  failure: optional(redirectUrl(), null),
  scopes: optional(listOf(text({ min: 1, max: 4096 }), 100), []),
} as const

/** `account.createOAuth2Session`: ends with a session. */
export const createOAuth2Session = defineRoute({
  ...start,
  path: '/v1/account/sessions/oauth2/:provider',
  sdk: 'account.createOAuth2Session',
  params: startParams,
  handle: (asked, context) => loginPage(context, asked, false),
})

/** `account.createOAuth2Token`: ends with a token that the app exchanges for a session. */
export const createOAuth2Token = defineRoute({
  ...start,
  path: '/v1/account/tokens/oauth2/:provider',
  sdk: 'account.createOAuth2Token',
  params: startParams,
  handle: (asked, context) => loginPage(context, asked, true),
})

interface Asked {
  readonly provider: string
  readonly success: string | null
  readonly failure: string | null
  readonly scopes: readonly string[]
}

function loginPage(context: Context, { provider: key, success, failure, scopes }: Asked, token: boolean): string {
  const { project, base, note } = context
  checkProvider(context, key)
  const state: LoginState = {
    success: success ?? consoleSuccess(base),
    failure: failure ?? consoleFailure(base),
    token,
  }
  const page = isMock(key) ? '/v1/mock/tests/general/oauth2' : `/__emulator/oauth2/${key}`
  note(`the browser goes to the login page of ${key}`)
  return withQuery(`${base}${page}`, {
    client_id: project.settings.oAuthProviders.find((one) => one.key === key)?.appId || project.id,
    redirect_uri: `${base}/v1/account/sessions/oauth2/callback/${key}/${project.id}`,
    response_type: 'code',
    scope: scopes.join(' '),
    state: JSON.stringify(state),
  })
}

function checkProvider({ project, isStrict, note }: Context, key: string): void {
  if (isProviderOn(project.settings.oAuthProviders, key, isStrict)) return
  note(`the setting oAuthProviders has ${key} switched off, or it lacks what a strict emulator asks for`)
  fail('project_provider_disabled')
}

const reply = text({ min: 0, max: 2048 })
const returnParams = {
  code: optional(reply, ''),
  state: optional(text({ min: 1, max: 2048 }), ''),
  error: optional(reply, ''),
  error_description: optional(reply, ''),
} as const

const comeBack = {
  path: '/v1/account/sessions/oauth2/callback/:provider/:projectId',
  sdk: null,
  service: 'account',
  scope: ['public'],
  params: { projectId: text({ min: 1, max: 1024 }), provider, ...returnParams },
  showsPages: true,
  skipsOriginCheck: true,
  status: 301,
  response: redirect,
} as const

/** Where a provider sends the browser. */
export const returnFromProvider = defineRoute({
  ...comeBack,
  method: 'GET',
  skipsOriginCheck: false,
  handle: ({ provider: key, projectId }, context) => passOn(context, key, projectId),
})

/** For providers that post their answer, such as Apple. */
export const postFromProvider = defineRoute({
  ...comeBack,
  method: 'POST',
  handle: ({ provider: key, projectId }, context) => passOn(context, key, projectId),
})

/** Everything that came goes on to the redirect route, on which the session's cookies can be seen again. */
function passOn({ base, received, note }: Context, key: string, projectId: string): string {
  note(`what ${key} answered goes on to the redirect route`)
  const answered = Object.entries(received).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && !['provider', 'projectId'].includes(entry[0]),
  )
  return withQuery(`${base}/v1/account/sessions/oauth2/${key}/redirect`, {
    ...Object.fromEntries(answered),
    project: projectId,
  })
}

/** The end of both flows: the browser goes to the app's page of success or of failure. */
export const redirectFromProvider = defineRoute({
  method: 'GET',
  path: '/v1/account/sessions/oauth2/:provider/redirect',
  sdk: null,
  service: 'account',
  scope: ['public'],
  events: [
    'users.[userId].sessions.[sessionId].create',
    'users.[userId].create',
    'users.[userId].tokens.[tokenId].create',
  ],
  auditEvent: 'session.create',
  rateLimit: { limit: 50, windowSeconds: 3600, keys: ['ip:{ip}'] },
  refusesOpenSession: true,
  showsPages: true,
  params: { provider, ...returnParams },
  status: 301,
  response: redirect,
  handle({ provider: key, ...answer }, context) {
    const state = readState(context, answer.state)
    const asked = state.token ? 'account.createOAuth2Token' : 'account.createOAuth2Session'
    return failWithPage(context, state, () => finish(context, state, key, personFrom(context, key, asked, answer)))
  },
})

interface Answered {
  readonly code: string
  readonly error: string
  readonly error_description: string
}

/** Contract section 13, step 4. `asked` is the SDK call with which it all began. */
function personFrom(context: Context, key: string, asked: string, answer: Answered) {
  const { grants, received, note } = context
  checkProvider(context, key)
  const fault = context.meetFault('provider', asked)?.kind
  const { code, error, error_description: why } = fault === 'provider-denies' ? { code: '', ...denial } : answer
  if (error !== '') {
    note(`${key} answered the error ${error}`)
    fail('user_oauth2_provider_error', `The provider ${key} answered ${error}. ${why}`.trim())
  }
  if (code === '') {
    note(`${key} answered neither a code nor an error`)
    fail('user_oauth2_provider_error')
  }
  const grant = exchangeCode(context, grants, key, code)
  if (grant === null) {
    note(`${key} does not know this code: it is made up, of another project, or was used`)
    fail('user_oauth2_provider_failure')
  }
  const told = fault === 'provider-without-email' ? withoutEmail(grant.person) : grant.person
  const person = { ...told, name: told.name || postedName(received.user) }
  note(`${key} says: ${described(person)}`)
  if (person.providerUid === '') fail('user_missing_id')
  return { ...grant, person }
}

function described({ providerUid, name, email, emailVerified }: OAuth2Person): string {
  return `id ${providerUid || 'none'}, name ${name || 'none'}, email ${email || 'none'}${email === '' || emailVerified ? '' : ', not verified'}`
}

/** Apple's `user`: JSON with first and last name. */
function postedName(user: unknown): string {
  if (typeof user !== 'string') return ''
  try {
    const posted: unknown = JSON.parse(user)
    const { firstName, lastName } = isObject(posted) && isObject(posted.name) ? posted.name : {}
    return [firstName, lastName]
      .filter((part) => typeof part === 'string' && part !== '')
      .join(' ')
      .slice(0, 128)
  } catch {
    return ''
  }
}
