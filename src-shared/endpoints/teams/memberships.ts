/** `teams.listMemberships`, `getMembership`, `updateMembership`, `deleteMembership`. */
import { deleteMembership as endMembership, updateMembership as writeMembership } from '../../domain/membership.ts'
import { consoleProjectId } from '../../domain/project.ts'
import { checkOwner, isOwner, ownerRole, visibleTeam } from '../../domain/team.ts'
import { getUser } from '../../domain/user.ts'
import type { Context } from '../../gates/call.ts'
import { fail } from '../../http/errors.ts'
import { boolean, id, listOf, optional, text } from '../../http/rules.ts'
import { membershipListModel, membershipModel } from '../../models/membership.ts'
import { none } from '../../models/plain.ts'
import { membershipsOf } from '../../store/team-list.ts'
import type { Membership } from '../../store/tables/memberships.ts'
import { searchCondition } from '../../store/words.ts'
import { defineRoute } from '../define-route.ts'
import { listPage, queries } from '../list.ts'
import { teamRole } from '../rules.ts'
import { teamCaller } from './caller.ts'
import {
  membershipAttributes,
  replyNaming,
  replyShown,
  teamAndMembership,
  visibleMembership,
} from './membership-reply.ts'

/** `teams.listMemberships` */
export const listMemberships = defineRoute({
  method: 'GET',
  path: '/v1/teams/:teamId/memberships',
  sdk: 'teams.listMemberships',
  service: 'teams',
  scope: ['teams.read'],
  params: {
    teamId: id(),
    queries: optional(queries(membershipAttributes), null),
    search: optional(text({ min: 1, max: 256 }), null),
    total: optional(boolean(), true),
  },
  status: 200,
  response: membershipListModel,
  handle({ teamId, queries, search, total }, context) {
    const { store, project } = context
    const team = visibleTeam(context, teamCaller(context), teamId)
    const found = search === null ? null : searchCondition('memberships', 'search', project.id, search)
    if (search !== null && found === null) return { total: 0, memberships: [] }
    const page = listPage(context, store.memberships, membershipsOf(project.id, team.id), queries, {
      filters: found === null ? [] : [found],
      countsTotal: total,
      databaseFaultError: 'general_unknown',
    })
    return {
      total: page.total,
      memberships: page.rows.map((membership) => replyShown(context, membership, team)),
    }
  },
})

/** `teams.getMembership` */
export const getMembership = defineRoute({
  method: 'GET',
  path: '/v1/teams/:teamId/memberships/:membershipId',
  sdk: 'teams.getMembership',
  service: 'teams',
  scope: ['teams.read'],
  params: { teamId: id(), membershipId: id() },
  status: 200,
  response: membershipModel,
  handle(ids, context) {
    const { team, membership } = teamAndMembership(context, ids)
    return replyShown(context, membership, team)
  },
})

/** `teams.updateMembership` */
export const updateMembership = defineRoute({
  method: 'PATCH',
  path: '/v1/teams/:teamId/memberships/:membershipId',
  sdk: 'teams.updateMembership',
  service: 'teams',
  scope: ['teams.write'],
  events: ['teams.[teamId].memberships.[membershipId].update'],
  auditEvent: 'membership.update',
  params: { teamId: id(), membershipId: id(), roles: listOf(teamRole(81), 100) },
  status: 200,
  response: membershipModel,
  handle: ({ roles, ...ids }, context) =>
    context.transaction(() => {
      const { team, membership } = teamAndMembership(context, ids)
      const user = getUser(context, membership.userId)
      if (!roles.includes(ownerRole) && isLastConsoleOwner(context, membership)) fail('membership_downgrade_prohibited')
      checkOwner(context, teamCaller(context), team)
      return replyNaming(writeMembership(context, { ...membership, roles }), team, user)
    }),
})

/** `teams.deleteMembership` */
export const deleteMembership = defineRoute({
  method: 'DELETE',
  path: '/v1/teams/:teamId/memberships/:membershipId',
  sdk: 'teams.deleteMembership',
  service: 'teams',
  scope: ['teams.write'],
  events: ['teams.[teamId].memberships.[membershipId].delete'],
  auditEvent: 'membership.delete',
  params: { teamId: id(), membershipId: id() },
  status: 204,
  response: none,
  handle: ({ teamId, membershipId }, context) =>
    context.transaction(() => {
      const caller = teamCaller(context)
      const membership = visibleMembership(context, caller, membershipId) ?? fail('team_invite_not_found')
      getUser(context, membership.userId)
      const team = visibleTeam(context, caller, teamId)
      if (membership.teamId !== team.id) fail('team_membership_mismatch')
      if (isLastConsoleOwner(context, membership)) fail('membership_deletion_prohibited')
      // Outside of the console project the last owner may leave, and nobody owns the team then.
      if (caller.user?.id !== membership.userId && !isOwner(context, caller, team.id)) fail('user_unauthorized')
      endMembership(context, membership)
    }),
})

/** Teams of the console are organisations, which must keep an owner. */
function isLastConsoleOwner({ store, project }: Context, { teamId, roles }: Membership): boolean {
  if (project.id !== consoleProjectId || !roles.includes(ownerRole)) return false
  const accepted = store.memberships.list({ projectId: project.id, teamId, confirm: true })
  return accepted.filter((membership) => membership.roles.includes(ownerRole)).length === 1
}
