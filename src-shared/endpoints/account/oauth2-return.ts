/** Back from an OAuth2 provider: where the app wants the browser, and what it gets there (contract section 13). */
import { deleteSessionWithTargets, sessionValue } from '../../domain/session.ts'
import { mailedLink as withQuery } from '../../domain/mailed-link.ts'
import type { Grant } from '../../domain/oauth-person.ts'
import { encodeOAuthToken } from '../../domain/oauth-token.ts'
import { insertToken } from '../../domain/token.ts'
import type { Context } from '../../gates/call.ts'
import type { ErrorType } from '../../http/error-catalogue.ts'
import { AppwriteError, fail } from '../../http/errors.ts'
import { cookieDomain } from '../../http/cookies.ts'
import { isOriginAllowed } from '../../http/origin-rule.ts'
import { jsonText } from '../../http/reply.ts'
import { isObject } from '../../store/column.ts'
import type { User } from '../../store/tables/users.ts'
import { newProviderTokens } from './oauth2-tokens.ts'
import { putIdentity, userOf, withKeptAddress } from './oauth2-user.ts'
import { signIn } from './sign-in.ts'

/** What the app asked for, on its way through the provider. */
export interface LoginState {
  readonly success: string
  /** Empty: there is none, and errors are shown as a page. */
  readonly failure: string
  /** The app wants a token instead of a session. */
  readonly token: boolean
}

export const consoleSuccess = (base: string): string => `${base}/console/auth/oauth2/success`
export const consoleFailure = (base: string): string => `${base}/console/auth/oauth2/failure`

/** The state as the provider gave it back. It went through strangers' hands, so both URLs are checked again. */
export function readState(context: Context, text: string): LoginState {
  const { success = '', failure = '', token = false } = text === '' ? {} : parsed(context, text)
  const { project, base } = context
  const state: LoginState = {
    success: typeof success === 'string' && success !== '' ? success : project.settings.url || consoleSuccess(base),
    failure: typeof failure === 'string' ? failure : '',
    token: token === true,
  }
  checkTarget(context, state.success, 'project_invalid_success_url')
  if (state.failure !== '') checkTarget(context, state.failure, 'project_invalid_failure_url')
  return state
}

function parsed({ note }: Context, text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    if (isObject(value)) return value
  } catch {
    // Said below.
  }
  note('the state that came back is not the JSON that went to the provider')
  return fail('general_server_error')
}

function checkTarget({ base, project, devKey, note }: Context, url: string, error: ErrorType): void {
  if (isConsolePage(base, url)) return
  if (URL.canParse(url) && (devKey !== null || isOriginAllowed(url, project.id, project.settings.platforms))) return
  note(`${url} is not on localhost and no platform of the project names its host or scheme`)
  fail(error)
}

/** The console's pages are the server's own, whatever name the server is reached by. */
function isConsolePage(base: string, url: string): boolean {
  return url === consoleSuccess(base) || url === consoleFailure(base)
}

/** Runs `work`; what fails in it is told to the app's page of failure, if it has one. */
export async function failWithPage(
  context: Context,
  { failure }: LoginState,
  work: () => Promise<string>,
): Promise<string> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof AppwriteError) || failure === '') throw error
    const { message, type, code } = error
    context.note(`${type}: the browser goes to the failure URL, which is told why`)
    return withQuery(failure, {
      error: jsonText({ message, type, code }),
      ...(failure === consoleFailure(context.base) ? { project: context.project.id } : {}),
    })
  }
}

/** Contract section 13, steps 5 to 9; answers where the browser goes. */
export async function finish(context: Context, state: LoginState, provider: string, grant: Grant): Promise<string> {
  const person = await withKeptAddress(context, grant.person)
  return context.transaction(() => {
    const user = userOf(context, provider, person)
    const tokens = newProviderTokens(context, grant)
    putIdentity(context, user, provider, person, tokens)
    if (state.token) return tokenTarget(context, state, provider, user)
    const old = context.actor.signedIn?.session ?? null
    const moving = old === null ? [] : context.store.targets.list({ projectId: context.project.id, sessionId: old.id })
    if (old !== null) context.store.sessions.delete(old)
    const { session } = signIn(context, user, {
      provider,
      providerUid: person.providerUid,
      ...tokens,
      factors: ['email', 'oauth2'],
    })
    for (const target of moving) context.store.targets.update({ ...target, sessionId: session.id })
    context.note('signed in; the browser goes to the success URL')
    return state.success === consoleSuccess(context.base)
      ? withQuery(state.success, consoleQuery(context, sessionValue(session)))
      : new URL(state.success).href
  })
}

function tokenTarget(context: Context, { success }: LoginState, provider: string, user: User): string {
  const { project, random, actor, note } = context
  const old = actor.signedIn?.session ?? null
  // There is no new session yet that its push targets could move to.
  if (old !== null) deleteSessionWithTargets(context, old)
  const secret = random.hex(64)
  insertToken(context, user, { type: 'oauth2', secret, lifetimeSeconds: project.settings.authDuration })
  note('a token is made; the browser carries it to the success URL, where it lives for a minute')
  return withQuery(success, { userId: user.id, secret: encodeOAuthToken(context, { secret, provider }) })
}

/** Step 9: the console's page gets the session too, for apps that listen to it. */
function consoleQuery({ project, base }: Context, secret: string) {
  const { hostname } = new URL(base)
  return {
    project: project.id,
    domain: cookieDomain(hostname) ?? '',
    key: `a_session_${project.id}`.toLowerCase(),
    secret,
  }
}
