/** Calls of the control client about teams, roles, keys, sign-in methods, passwords and the size of the log. */
import type { KeyCalls, PermissionCheck, PermissionQuestion } from '../contract/roles.ts'
import type { PasswordCheck, RequestLogSize, SignInMethods, StartOption } from '../contract/settings.ts'
import type { TeamRows } from '../contract/teams.ts'
import type { Call } from './transport.ts'

export interface TeamListQuery {
  readonly filter?: string
  readonly order?: string
  readonly limit?: number
  readonly offset?: number
}

export interface AccessCalls {
  teams(projectId: string, query?: TeamListQuery, signal?: AbortSignal): Promise<TeamRows>
  /** The roles of a caller as it is or as it might be, and what a list of permissions lets it do. */
  checkPermissions(projectId: string, question: PermissionQuestion, signal?: AbortSignal): Promise<PermissionCheck>
  /** Which calls the key may make, and which it may not. */
  keyCalls(projectId: string, keyId: string, signal?: AbortSignal): Promise<KeyCalls>
  /** How many requests are in the log, and how many may be. */
  logSize(signal?: AbortSignal): Promise<RequestLogSize>
  startOptions(signal?: AbortSignal): Promise<{ readonly options: readonly StartOption[] }>
  keepRequests(mostKept: number): Promise<RequestLogSize>
  signInMethods(projectId: string, signal?: AbortSignal): Promise<SignInMethods>
  /** What the rules of the project say to it; some depend on whose it would be. */
  checkPassword(
    projectId: string,
    given: { readonly password: string; readonly userId?: string },
    signal?: AbortSignal,
  ): Promise<PasswordCheck>
}

/** Answers the body of a call of the control API, its path without `/__emulator`. */
type Send = <Answer>(method: string, path: string, extra?: Partial<Call>) => Promise<Answer>

export function createAccessCalls(send: Send): AccessCalls {
  const ofProject = (projectId: string) => `/projects/${encodeURIComponent(projectId)}`
  const until = (signal: AbortSignal | undefined) => (signal === undefined ? {} : { signal })
  return {
    teams(projectId, query = {}, signal) {
      const parameters = Object.entries(query).map(([name, value]): [string, string] => [name, String(value)])
      return send('GET', `${ofProject(projectId)}/teams?${new URLSearchParams(parameters).toString()}`, until(signal))
    },
    checkPermissions: (projectId, question, signal) =>
      send('POST', `${ofProject(projectId)}/permissions/check`, { body: question, ...until(signal) }),
    keyCalls: (projectId, keyId, signal) =>
      send('GET', `${ofProject(projectId)}/keys/${encodeURIComponent(keyId)}/calls`, until(signal)),
    logSize: (signal) => send('GET', '/log', until(signal)),
    startOptions: (signal) => send('GET', '/start', until(signal)),
    keepRequests: (mostKept) => send('PATCH', '/log', { body: { mostKept } }),
    signInMethods: (projectId, signal) => send('GET', `${ofProject(projectId)}/sign-in-methods`, until(signal)),
    checkPassword: (projectId, given, signal) =>
      send('POST', `${ofProject(projectId)}/passwords/check`, { body: given, ...until(signal) }),
  }
}
