/** Teams as the window lists them, with what waits to be accepted. */
import type { TeamRows } from '../contract/teams.ts'
import { isoTime } from '../domain/time.ts'
import { id, integer, optional, text } from '../http/rules.ts'
import { listTeams as selectTeams } from '../store/team-rows.ts'
import { FilterFault } from '../store/user-list.ts'
import { controlFacts, controlProject, defineControlRoute, invalid } from './control-route.ts'
import { jsonModel } from './json-model.ts'

export const listTeams = defineControlRoute({
  ...controlFacts('GET', '/projects/:projectId/teams'),
  params: {
    projectId: id(),
    filter: optional(text({ min: 0, max: 500 }), ''),
    order: optional(text({ min: 1, max: 20 }), '-created'),
    limit: optional(integer({ min: 0, max: 1000 }), 100),
    offset: optional(integer({ min: 0, max: 10_000_000 }), 0),
  },
  response: jsonModel<TeamRows>('TeamRows'),
  handle({ projectId, ...query }, context) {
    const project = controlProject(context, projectId)
    try {
      const { total, teams } = selectTeams(context.world.store, project.id, query)
      return {
        total,
        teams: teams.map(({ team, members, pending }) => ({
          id: team.id,
          name: team.name,
          members,
          pending,
          createdAt: isoTime(team.createdAt),
          updatedAt: isoTime(team.updatedAt),
        })),
      }
    } catch (error) {
      if (error instanceof FilterFault) invalid(error.message, 'Nothing else was searched.')
      throw error
    }
  },
})
