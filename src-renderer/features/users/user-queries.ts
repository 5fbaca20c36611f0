import type { ControlClient } from '../../../src-shared/client/control-client.ts'
import type { OpenChallenge } from '../../../src-shared/contract/challenge.ts'
import type { StoredSession, StoredUser } from '../../../src-shared/contract/faking.ts'
import type { HistoryDetail, HistoryStep } from '../../../src-shared/contract/history.ts'
import type { UserRoles } from '../../../src-shared/contract/roles.ts'
import type { Totp } from '../../../src-shared/contract/totp.ts'
import type { Query } from '../../data/query-cache.ts'
import { topics } from '../../data/topics.ts'
import { sendAsProject } from '../../data/use-action.ts'
import {
  readFactors,
  readIdentities,
  readMemberships,
  type IdentityRecord,
  type MembershipRecord,
} from './access-records.ts'
import { readUser, type UserRecord } from './user-record.ts'

export function userPath(userId: string, rest = ''): string {
  return `/v1/users/${encodeURIComponent(userId)}${rest}`
}

/** Whose questions they are. */
export interface Asker {
  readonly client: ControlClient
  readonly projectId: string
  readonly userId: string
}

function ofUser<Data>(
  { projectId, userId }: Asker,
  what: string,
  load: (signal: AbortSignal) => Promise<Data>,
): Query<Data> {
  return {
    key: `project/${projectId}/user/${userId}${what}`,
    topics: [topics.user(projectId, userId)],
    load,
  }
}

/** Asked of the emulated API, as a server would. */
function ofApi<Data>(asker: Asker, what: string, path: string, read: (body: unknown) => Data): Query<Data> {
  const { client, projectId } = asker
  return ofUser(asker, what, async (signal) =>
    read((await sendAsProject(client, projectId, { method: 'GET', path, signal })).body),
  )
}

export function userQuery(client: ControlClient, projectId: string, userId: string): Query<UserRecord> {
  return ofApi({ client, projectId, userId }, '', userPath(userId), readUser)
}

/** What the emulated API never shows. */
export function storedUserQuery(asker: Asker): Query<StoredUser> {
  return ofUser(asker, '/stored', (signal) => asker.client.storedUser(asker.projectId, asker.userId, signal))
}

/** Newest first; expired ones too. */
export function sessionsQuery(asker: Asker): Query<readonly StoredSession[]> {
  return ofUser(asker, '/sessions', async (signal) =>
    (await asker.client.userSessions(asker.projectId, asker.userId, signal)).sessions.toReversed(),
  )
}

export function identitiesQuery(asker: Asker): Query<readonly IdentityRecord[]> {
  const query = JSON.stringify({ method: 'equal', attribute: 'userId', values: [asker.userId] })
  const path = `/v1/users/identities?queries[0]=${encodeURIComponent(query)}`
  return ofApi(asker, '/identities', path, readIdentities)
}

export function membershipsQuery(asker: Asker): Query<readonly MembershipRecord[]> {
  const query = ofApi(asker, '/memberships', userPath(asker.userId, '/memberships'), readMemberships)
  return { ...query, topics: [...query.topics, topics.table(asker.projectId, 'teams')] }
}

export function rolesQuery(asker: Asker): Query<UserRoles> {
  const query = ofUser(asker, '/roles', (signal) => asker.client.userRoles(asker.projectId, asker.userId, signal))
  return { ...query, topics: [...query.topics, topics.table(asker.projectId, 'teams')] }
}

/** Names of the factors that can be challenged. */
export function factorsQuery(asker: Asker): Query<readonly string[]> {
  const query = ofApi(asker, '/factors', userPath(asker.userId, '/mfa/factors'), readFactors)
  return { ...query, topics: [...query.topics, topics.project(asker.projectId)] }
}

const stepMilliseconds = 30_000

/** The step of time that a code is good for. */
export function totpStep(now: number): number {
  return Math.floor(now / stepMilliseconds)
}

export interface TotpAtStep extends Totp {
  readonly step: number
}

/** A new step of time is a new question. */
export function totpQuery(asker: Asker, step: number): Query<TotpAtStep> {
  return ofUser(asker, `/totp/${step}`, async (signal) => ({
    ...(await asker.client.totp(asker.projectId, asker.userId, signal)),
    step,
  }))
}

/** Which are open depends on the clock too. */
export function challengesQuery(asker: Asker): Query<readonly OpenChallenge[]> {
  const query = ofUser(
    asker,
    '/challenges',
    async (signal) => (await asker.client.challenges(asker.projectId, asker.userId, signal)).challenges,
  )
  return { ...query, topics: [...query.topics, topics.status] }
}

export function historyQuery(asker: Asker): Query<readonly HistoryStep[]> {
  return ofUser(
    asker,
    '/history',
    async (signal) => (await asker.client.userHistory(asker.projectId, asker.userId, signal)).steps,
  )
}

/** What a step changed of the user; that never changes. */
export function stepQuery({ client, projectId, userId }: Asker, stepId: string): Query<HistoryDetail> {
  return {
    key: `project/${projectId}/user/${userId}/history/${stepId}`,
    topics: [],
    load: (signal) => client.userHistoryStep(projectId, userId, stepId, signal),
  }
}

/** Of everybody: counters know no user. Each request may have moved one. */
