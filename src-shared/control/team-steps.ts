/** One action on many teams at once: one transaction, one step to put back. */
import { type TeamStepReport, teamActions } from '../contract/teams.ts'
import { deleteTeam, findTeam } from '../domain/team.ts'
import { id, listOf, oneOf } from '../http/rules.ts'
import { controlFacts, controlProject, defineControlRoute } from './control-route.ts'
import { jsonModel } from './json-model.ts'

const mostTeams = 1000

export const changeTeams = defineControlRoute({
  ...controlFacts('POST', '/projects/:projectId/teams/bulk'),
  params: { projectId: id(), action: oneOf(teamActions), teamIds: listOf(id(), mostTeams) },
  response: jsonModel<TeamStepReport>('TeamStepReport'),
  async handle({ projectId, action, teamIds }, context) {
    const { world, history, snapshots } = context
    const project = controlProject(context, projectId)
    const scope = { store: world.store, project }
    const find = () => [...new Set(teamIds)].flatMap((teamId) => findTeam(scope, teamId) ?? [])
    const title = (count: number) => (count === 1 ? 'Delete a team' : `Delete ${count} teams`)
    const found = find().length
    const before = found > 1 ? await snapshots.keepBefore(title(found)) : null
    // One may have gone meanwhile.
    const present = find()
    history.commit(title(present.length), () => {
      for (const team of present) deleteTeam(scope, team)
    })
    const here = new Set(present.map((team) => team.id))
    return { action, teams: [...here], missing: teamIds.filter((teamId) => !here.has(teamId)), before }
  },
})
