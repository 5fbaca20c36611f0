/** Which teams a list of the Teams API is about. */
import { type Condition, inProject, type Scope } from './condition.ts'

/** All of a project; with a user only those that it is an accepted member of. */
export function teamsVisibleTo(projectId: string, userId: string | null): Scope {
  if (userId === null) return inProject(projectId)
  return {
    sql: `"projectId" = ? AND "id" IN (SELECT "teamId" FROM "memberships" WHERE "projectId" = ? AND "userId" = ? AND "confirm" = 1)`,
    parameters: [projectId, projectId, userId],
  }
}

export function membershipsOf(projectId: string, teamId: string): Condition {
  return { sql: '"projectId" = ? AND "teamId" = ?', parameters: [projectId, teamId] }
}
