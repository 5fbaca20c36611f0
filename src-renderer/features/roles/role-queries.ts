import type { ControlClient } from '../../../src-shared/client/control-client.ts'
import type { KeyCalls, PermissionCheck, PermissionQuestion } from '../../../src-shared/contract/roles.ts'
import type { UserRow } from '../../../src-shared/contract/control.ts'
import type { Query } from '../../data/query-cache.ts'
import { fieldsOf, isRecord, listOf, textOf } from '../../data/read-fields.ts'
import { topics } from '../../data/topics.ts'
import { sendAsProject } from '../../data/use-action.ts'
import { titleOf } from '../../data/user-names.ts'

/** The list of who shows so many users; the filter finds the others. */
export const mostUsers = 100
const mostMemberships = 500

export function usersToChooseQuery(
  client: ControlClient,
  projectId: string,
  filter: string,
): Query<{ readonly total: number; readonly users: readonly UserRow[] }> {
  return {
    key: `project/${projectId}/users-to-choose/${filter}`,
    topics: [topics.table(projectId, 'users')],
    load: (signal) => client.users(projectId, { filter, order: 'name', limit: mostUsers }, signal),
  }
}

export function checkQuery(
  client: ControlClient,
  projectId: string,
  question: PermissionQuestion,
): Query<PermissionCheck> {
  const { userId } = question
  return {
    key: `project/${projectId}/permissions/${JSON.stringify(question)}`,
    topics: [
      ...(userId === undefined ? [] : [topics.user(projectId, userId)]),
      topics.table(projectId, 'memberships'),
      topics.table(projectId, 'teams'),
    ],
    load: (signal) => client.checkPermissions(projectId, question, signal),
  }
}

/** A user as far as its roles follow from it. */
export interface Standing {
  readonly id: string
  readonly title: string
  readonly isActive: boolean
  readonly emailVerification: boolean
  readonly phoneVerification: boolean
  readonly labels: readonly string[]
  readonly memberships: readonly StandingMembership[]
}

export interface StandingMembership {
  readonly id: string
  readonly userId: string
  readonly teamId: string
  readonly teamName: string
  readonly roles: readonly string[]
  readonly isAccepted: boolean
}

export function standingQuery(client: ControlClient, projectId: string, userId: string): Query<Standing> {
  const path = `/v1/users/${encodeURIComponent(userId)}`
  return {
    key: `project/${projectId}/user/${userId}/standing`,
    topics: [topics.user(projectId, userId), topics.table(projectId, 'memberships'), topics.table(projectId, 'teams')],
    async load(signal) {
      const get = async (rest: string) =>
        (await sendAsProject(client, projectId, { method: 'GET', path: path + rest, signal })).body
      const limit = encodeURIComponent(JSON.stringify({ method: 'limit', values: [mostMemberships] }))
      const [user, memberships] = await Promise.all([get(''), get(`/memberships?queries[]=${limit}`)])
      return readStanding(user, memberships)
    },
  }
}

function readStanding(body: unknown, memberships: unknown): Standing {
  const user = fieldsOf(body)
  const id = textOf(user['$id'])
  return {
    id,
    title: titleOf({ id, name: textOf(user['name']), email: textOf(user['email']), phone: textOf(user['phone']) }),
    isActive: user['status'] === true,
    emailVerification: user['emailVerification'] === true,
    phoneVerification: user['phoneVerification'] === true,
    labels: listOf(user['labels']).map(textOf),
    memberships: listOf(fieldsOf(memberships)['memberships'])
      .filter(isRecord)
      .map((membership) => ({
        id: textOf(membership['$id']),
        userId: id,
        teamId: textOf(membership['teamId']),
        teamName: textOf(membership['teamName']),
        roles: listOf(membership['roles']).map(textOf),
        isAccepted: membership['confirm'] === true,
      })),
  }
}

export function keyCallsQuery(client: ControlClient, projectId: string, keyId: string): Query<KeyCalls> {
  return {
    key: `project/${projectId}/keys/${keyId}/calls`,
    topics: [topics.project(projectId), topics.table(projectId, 'keys')],
    load: (signal) => client.keyCalls(projectId, keyId, signal),
  }
}
