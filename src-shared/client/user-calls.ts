/** Calls of the control client about one user. */
import type { OpenChallenge } from '../contract/challenge.ts'
import type { SignInAs } from '../contract/control.ts'
import type { FakedIdentity, StoredIdentity, StoredUser } from '../contract/faking.ts'
import type { HistoryDetail, HistoryList } from '../contract/history.ts'
import type { UserRoles } from '../contract/roles.ts'
import type { Totp } from '../contract/totp.ts'
import type { Call } from './transport.ts'

export interface UserCalls {
  /** What `/v1` never shows of a user. */
  storedUser(projectId: string, userId: string, signal?: AbortSignal): Promise<StoredUser>
  /** A session that is there, in every form a tool may want. */
  sessionForms(projectId: string, userId: string, sessionId: string): Promise<SignInAs>
  updateIdentity(projectId: string, userId: string, identityId: string, fields: FakedIdentity): Promise<StoredIdentity>
  userRoles(projectId: string, userId: string, signal?: AbortSignal): Promise<UserRoles>
  totp(projectId: string, userId: string, signal?: AbortSignal): Promise<Totp>
  /** Those that wait for their code, oldest first. */
  challenges(
    projectId: string,
    userId: string,
    signal?: AbortSignal,
  ): Promise<{ readonly total: number; readonly challenges: readonly OpenChallenge[] }>
  /** Steps that changed a record of the user. */
  userHistory(projectId: string, userId: string, signal?: AbortSignal): Promise<HistoryList>
  /** What a step changed of the user, record by record. */
  userHistoryStep(projectId: string, userId: string, id: string, signal?: AbortSignal): Promise<HistoryDetail>
}

/** Answers the body of a call of the control API, its path without `/__emulator`. */
type Send = <Answer>(method: string, path: string, extra?: Partial<Call>) => Promise<Answer>

export function createUserCalls(send: Send): UserCalls {
  const ofUser = (projectId: string, userId: string) =>
    `/projects/${encodeURIComponent(projectId)}/users/${encodeURIComponent(userId)}`
  const query = (projectId: string, userId: string) => new URLSearchParams({ projectId, userId }).toString()
  const get = <Answer>(path: string, signal: AbortSignal | undefined) =>
    send<Answer>('GET', path, signal === undefined ? {} : { signal })
  return {
    storedUser: (projectId, userId, signal) => get(ofUser(projectId, userId), signal),
    sessionForms: (projectId, userId, sessionId) =>
      send('GET', `${ofUser(projectId, userId)}/sessions/${encodeURIComponent(sessionId)}/forms`),
    updateIdentity: (projectId, userId, identityId, fields) =>
      send('PATCH', `${ofUser(projectId, userId)}/identities/${encodeURIComponent(identityId)}`, { body: fields }),
    userRoles: (projectId, userId, signal) => get(`${ofUser(projectId, userId)}/roles`, signal),
    totp: (projectId, userId, signal) => get(`${ofUser(projectId, userId)}/totp`, signal),
    challenges: (projectId, userId, signal) => get(`${ofUser(projectId, userId)}/challenges`, signal),
    userHistoryStep: (projectId, userId, id, signal) =>
      get(`/history/${encodeURIComponent(id)}?${query(projectId, userId)}`, signal),
    userHistory: (projectId, userId, signal) => get(`/history?${query(projectId, userId)}`, signal),
  }
}
