/** Questions that more than one screen asks. A screen's own stand beside it. */
import type { ControlClient } from '../../src-shared/client/control-client.ts'
import type { ApiKey, EmulatorStatus, ProjectDetail, UserRow } from '../../src-shared/contract/control.ts'
import type { ExchangeDetail } from '../../src-shared/contract/requests.ts'
import type { TeamRow } from '../../src-shared/contract/teams.ts'
import type { Query } from './query-cache.ts'
import { topics } from './topics.ts'

export function statusQuery(client: ControlClient): Query<EmulatorStatus> {
  return { key: 'status', topics: [topics.status, topics.projects], load: (signal) => client.status(signal) }
}

/** Every setting of a project. */
export function projectQuery(client: ControlClient, projectId: string): Query<ProjectDetail> {
  return {
    key: `project/${projectId}/settings`,
    topics: [topics.project(projectId)],
    load: (signal) => client.project(projectId, signal),
  }
}

export function keysQuery(client: ControlClient, projectId: string): Query<readonly ApiKey[]> {
  return {
    key: `project/${projectId}/keys`,
    topics: [topics.project(projectId), topics.table(projectId, 'keys')],
    load: async (signal) => (await client.keys(projectId, signal)).keys,
  }
}

/** An exchange never changes once it is logged, but whether it can be undone does. */
export function exchangeQuery(client: ControlClient, id: string): Query<ExchangeDetail> {
  return { key: `exchange/${id}`, topics: [], load: (signal) => client.request(id, signal) }
}

/** As many of a kind as a search answers. */
export const mostFound = 6

/** The first few users that a text matches: for the palette. */
export function userSearchQuery(client: ControlClient, projectId: string, text: string): Query<readonly UserRow[]> {
  return {
    key: `project/${projectId}/user-search/${text}`,
    topics: [topics.table(projectId, 'users')],
    load: async (signal) => (await client.users(projectId, { filter: text, limit: mostFound }, signal)).users,
  }
}

/** And the first few teams. */
export function teamSearchQuery(client: ControlClient, projectId: string, text: string): Query<readonly TeamRow[]> {
  return {
    key: `project/${projectId}/team-search/${text}`,
    topics: [topics.table(projectId, 'teams')],
    load: async (signal) => (await client.teams(projectId, { filter: text, limit: mostFound }, signal)).teams,
  }
}
