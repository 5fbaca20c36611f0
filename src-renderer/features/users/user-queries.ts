import type { ControlClient } from '../../../src-shared/client/control-client.ts'
import type { Query } from '../../data/query-cache.ts'
import { topics } from '../../data/topics.ts'
import { sendAsProject } from '../../data/use-action.ts'
import { readSessions, readUser, type SessionRecord, type UserRecord } from './user-record.ts'

export function userPath(userId: string, rest = ''): string {
  return `/v1/users/${encodeURIComponent(userId)}${rest}`
}

export function userQuery(client: ControlClient, projectId: string, userId: string): Query<UserRecord> {
  return {
    key: `project/${projectId}/user/${userId}`,
    topics: [topics.user(projectId, userId)],
    load: async (signal) =>
      readUser((await sendAsProject(client, projectId, { method: 'GET', path: userPath(userId), signal })).body),
  }
}

export function sessionsQuery(
  client: ControlClient,
  projectId: string,
  userId: string,
): Query<readonly SessionRecord[]> {
  return {
    key: `project/${projectId}/user/${userId}/sessions`,
    topics: [topics.user(projectId, userId)],
    load: async (signal) =>
      readSessions(
        (await sendAsProject(client, projectId, { method: 'GET', path: userPath(userId, '/sessions'), signal })).body,
      ),
  }
}
