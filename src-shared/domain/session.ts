/** Sessions (contract section 9). */
import type { Session } from '../store/tables/sessions.ts'
import type { User } from '../store/tables/users.ts'
import { createId } from './ids.ts'
import type { Scope } from './scope.ts'
import { sha256Hex } from './secrets.ts'
import { encodeSessionValue } from './session-value.ts'
import { describeUserAgent } from './user-agent.ts'

/** Just what making a session needs: sign-in routes and the control API's sign-in-as both have it. */
export type SessionScope = Pick<Scope, 'store' | 'project' | 'now' | 'random' | 'client'>

export interface NewSession extends Partial<ProviderTokens> {
  readonly provider: string
  readonly providerUid: string
  readonly factors: readonly string[]
}

/** What an OAuth2 provider gave; other sessions have none. */
export type ProviderTokens = Pick<Session, 'providerAccessToken' | 'providerAccessTokenExpiry' | 'providerRefreshToken'>

/** No geo service is configured, as on a plain self-hosted server. */
export const unknownCountry = { code: '--', name: 'Unknown' } as const

/** Inserts a session; call it inside a transaction. */
export function insertSession(scope: SessionScope, user: User, start: NewSession): Session {
  const { store, project, now, random, client } = scope
  const secret = random.hex(256)
  return store.sessions.insert({
    projectId: project.id,
    id: createId(random, now),
    userId: user.id,
    createdAt: now,
    updatedAt: now,
    expire: now + project.settings.authDuration * 1000,
    secret,
    secretHash: sha256Hex(secret),
    providerAccessToken: '',
    providerAccessTokenExpiry: null,
    providerRefreshToken: '',
    ...start,
    ip: client.ip,
    userAgent: client.userAgent,
    ...describeUserAgent(client.userAgent),
    countryCode: unknownCountry.code,
    mfaUpdatedAt: null,
  })
}

/** Deletes the oldest sessions beyond the project's limit; call it inside a transaction, after the new one is there. */
export function pruneSessions({ store, project }: Pick<Scope, 'store' | 'project'>, user: User): void {
  const limit = project.settings.authSessionsLimit
  if (limit === 0) return
  const all = store.sessions.list({ projectId: project.id, userId: user.id })
  for (const session of all.slice(0, Math.max(0, all.length - limit))) store.sessions.delete(session)
}

/** As the Account API deletes one: push targets go with it (contract section 13). Call it inside a transaction. */
export function deleteSessionWithTargets({ store, project }: Pick<Scope, 'store' | 'project'>, session: Session): void {
  for (const target of store.targets.list({ projectId: project.id, sessionId: session.id }))
    store.targets.delete(target)
  store.sessions.delete(session)
}

/** What the client carries for this session. */
export function sessionValue(session: Session): string {
  return encodeSessionValue({ id: session.userId, secret: session.secret })
}
