import type { ControlClient } from '../../../src-shared/client/control-client.ts'
import type { TeamRows } from '../../../src-shared/contract/teams.ts'
import type { Query } from '../../data/query-cache.ts'
import { topics } from '../../data/topics.ts'
import { sendAsProject } from '../../data/use-action.ts'
import { readMemberships, readTeam, type Memberships, type TeamRecord } from './team-record.ts'

/** The list shows so many; a filter finds the others. */
export const mostTeams = 1000
/** And the inspector so many members. */
export const mostMembers = 500

export function teamPath(teamId: string, rest = ''): string {
  return `/v1/teams/${encodeURIComponent(teamId)}${rest}`
}

export function teamsQuery(client: ControlClient, projectId: string, filter: string, order: string): Query<TeamRows> {
  return {
    key: `project/${projectId}/teams/${order}/${filter}`,
    topics: [topics.table(projectId, 'teams'), topics.table(projectId, 'memberships')],
    load: (signal) => client.teams(projectId, { filter, order, limit: mostTeams }, signal),
  }
}

export function teamQuery(client: ControlClient, projectId: string, teamId: string): Query<TeamRecord> {
  return {
    key: `project/${projectId}/team/${teamId}`,
    topics: [topics.table(projectId, 'teams')],
    load: async (signal) =>
      readTeam((await sendAsProject(client, projectId, { method: 'GET', path: teamPath(teamId), signal })).body),
  }
}

export function membershipsQuery(client: ControlClient, projectId: string, teamId: string): Query<Memberships> {
  const limit = encodeURIComponent(JSON.stringify({ method: 'limit', values: [mostMembers] }))
  const path = teamPath(teamId, `/memberships?queries[]=${limit}`)
  return {
    key: `project/${projectId}/team/${teamId}/memberships`,
    topics: [topics.table(projectId, 'memberships'), topics.table(projectId, 'users')],
    load: async (signal) =>
      readMemberships((await sendAsProject(client, projectId, { method: 'GET', path, signal })).body),
  }
}
