/** `teams.create`, `get`, `list`, `updateName`, `delete`. */
import { chosenId } from '../../domain/ids.ts'
import { insertMembership } from '../../domain/membership.ts'
import { deleteTeam, findTeam, insertTeam, ownedTeam, ownerRole, updateTeam, visibleTeam } from '../../domain/team.ts'
import { fail } from '../../http/errors.ts'
import { boolean, id, idOr, listOf, optional, text } from '../../http/rules.ts'
import { none } from '../../models/plain.ts'
import { teamListModel, teamModel } from '../../models/team.ts'
import { type Attributes, commonAttributes } from '../../store/queries.ts'
import { teamsVisibleTo } from '../../store/team-list.ts'
import { searchCondition } from '../../store/words.ts'
import { defineRoute } from '../define-route.ts'
import { listPage, queries } from '../list.ts'
import { teamRole } from '../rules.ts'
import { teamCaller } from './caller.ts'

/** `teams.create` */
export const create = defineRoute({
  method: 'POST',
  path: '/v1/teams',
  sdk: 'teams.create',
  service: 'teams',
  scope: ['teams.write'],
  events: ['teams.[teamId].create'],
  auditEvent: 'team.create',
  params: {
    teamId: idOr('unique()'),
    name: text({ min: 1, max: 128 }),
    // Quirk Q13: 36 characters here, where the official texts say 32 and memberships take 81.
    roles: optional(listOf(teamRole(36), 100), [ownerRole]),
  },
  status: 201,
  response: teamModel,
  handle: ({ teamId, name, roles }, context) =>
    context.transaction(() => {
      const { random, now } = context
      const { user } = teamCaller(context)
      const team = insertTeam(context, { id: chosenId(teamId, random, now), name })
      // A server is no member of what it makes, so its `roles` say nothing.
      if (user === null) return team
      insertMembership(context, team, user, {
        roles: roles.includes(ownerRole) ? roles : [...roles, ownerRole],
        confirm: true,
        secret: '',
        isCreator: true,
      })
      return findTeam(context, team.id) ?? team
    }),
})

/** `teams.get` */
export const get = defineRoute({
  method: 'GET',
  path: '/v1/teams/:teamId',
  sdk: 'teams.get',
  service: 'teams',
  scope: ['teams.read'],
  params: { teamId: id() },
  status: 200,
  response: teamModel,
  handle: ({ teamId }, context) => visibleTeam(context, teamCaller(context), teamId),
})

const teamAttributes: Attributes = {
  ...commonAttributes,
  name: { column: 'name', type: 'text' },
  total: { column: 'total', type: 'integer' },
}

/** `teams.list` */
export const list = defineRoute({
  method: 'GET',
  path: '/v1/teams',
  sdk: 'teams.list',
  service: 'teams',
  scope: ['teams.read'],
  params: {
    queries: optional(queries(teamAttributes), null),
    search: optional(text({ min: 1, max: 256 }), null),
    total: optional(boolean(), true),
  },
  status: 200,
  response: teamListModel,
  handle({ queries, search, total }, context) {
    const { store, project } = context
    const { isServer, user } = teamCaller(context)
    const found = search === null ? null : searchCondition('teams', 'search', project.id, search)
    if (search !== null && found === null) return { total: 0, teams: [] }
    const visible = teamsVisibleTo(project.id, isServer ? null : (user?.id ?? fail('user_unauthorized')))
    const page = listPage(context, store.teams, visible, queries, {
      filters: found === null ? [] : [found],
      countsTotal: total,
      databaseFaultError: 'general_unknown',
    })
    return { total: page.total, teams: page.rows }
  },
})

/** `teams.updateName` */
export const updateName = defineRoute({
  method: 'PUT',
  path: '/v1/teams/:teamId',
  sdk: 'teams.updateName',
  service: 'teams',
  scope: ['teams.write'],
  events: ['teams.[teamId].update'],
  auditEvent: 'team.update',
  params: { teamId: id(), name: text({ min: 1, max: 128 }) },
  status: 200,
  response: teamModel,
  handle: ({ teamId, name }, context) =>
    context.transaction(() => updateTeam(context, { ...ownedTeam(context, teamCaller(context), teamId), name })),
})

/** `teams.delete` */
export { deleteRoute as delete }
const deleteRoute = defineRoute({
  method: 'DELETE',
  path: '/v1/teams/:teamId',
  sdk: 'teams.delete',
  service: 'teams',
  scope: ['teams.write'],
  events: ['teams.[teamId].delete'],
  auditEvent: 'team.delete',
  params: { teamId: id() },
  status: 204,
  response: none,
  handle: ({ teamId }, context) =>
    context.transaction(() => deleteTeam(context, ownedTeam(context, teamCaller(context), teamId))),
})
