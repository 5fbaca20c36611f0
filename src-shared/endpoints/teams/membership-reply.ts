/** Finding memberships for a caller, and what it is told of their members. */
import type { ProjectSettings } from '../../contract/control.ts'
import { neededFactors } from '../../domain/mfa.ts'
import { acceptedMembership, type TeamCaller, visibleTeam } from '../../domain/team.ts'
import type { Context } from '../../gates/call.ts'
import { fail } from '../../http/errors.ts'
import type { MembershipReply } from '../../models/membership.ts'
import { type Attributes, commonAttributes } from '../../store/queries.ts'
import type { Membership } from '../../store/tables/memberships.ts'
import type { Team } from '../../store/tables/teams.ts'
import type { User } from '../../store/tables/users.ts'
import { teamCaller } from './caller.ts'

/** What lists of memberships can be queried by. */
export const membershipAttributes: Attributes = {
  ...commonAttributes,
  userId: { column: 'userId', type: 'text' },
  teamId: { column: 'teamId', type: 'text' },
  invited: { column: 'invited', type: 'instant' },
  joined: { column: 'joined', type: 'instant' },
  confirm: { column: 'confirm', type: 'boolean' },
  roles: { column: 'roles', type: 'list' },
}

/** An invitation can be read by anybody who knows its id, the membership of a creator by itself and the team. */
export function visibleMembership(context: Context, caller: TeamCaller, id: string): Membership | null {
  const { store, project } = context
  const membership = store.memberships.first({ projectId: project.id, id })
  if (membership === null || caller.isServer || !membership.isCreator) return membership
  const isOwn = caller.user?.id === membership.userId
  if (isOwn || acceptedMembership(context, caller, membership.teamId) !== null) return membership
  context.note('the membership exists; only its team can read it')
  return null
}

/** The team and one of its memberships, or the contract's error for what is wrong with the two. */
export function teamAndMembership(
  context: Context,
  { teamId, membershipId }: { readonly teamId: string; readonly membershipId: string },
): { readonly team: Team; readonly membership: Membership } {
  const caller = teamCaller(context)
  const team = visibleTeam(context, caller, teamId)
  const membership = visibleMembership(context, caller, membershipId) ?? fail('membership_not_found')
  if (membership.teamId !== team.id) fail('team_membership_mismatch')
  return { team, membership }
}

/** What reading tells: clients see of a member what the project's privacy settings show. */
export function replyShown(context: Context, membership: Membership, team: Team): MembershipReply {
  const { store, project, actor } = context
  const user = store.users.first({ projectId: project.id, id: membership.userId })
  const shows = (setting: PrivacySetting) => actor.kind === 'key' || project.settings[setting]
  return {
    membership,
    teamName: team.name,
    member: {
      userId: shows('authMembershipsUserId') ? membership.userId : '',
      userName: shows('authMembershipsUserName') ? (user?.name ?? '') : '',
      userEmail: shows('authMembershipsUserEmail') ? (user?.email ?? '') : '',
      userPhone: shows('authMembershipsUserPhone') ? (user?.phone ?? '') : '',
      mfa: shows('authMembershipsMfa') && user !== null && neededFactors(store, user) === 2,
      userAccessedAt: shows('authMembershipsUserAccessedAt') ? (user?.accessedAt ?? null) : null,
    },
  }
}

type PrivacySetting = Extract<keyof ProjectSettings, `authMemberships${string}`>

/** What changing tells: the member's name and email, whatever the settings say, and nothing else of it. */
export function replyNaming(membership: Membership, team: Team, user: User): MembershipReply {
  const { id, name, email } = user
  const hidden = { userPhone: '', mfa: false, userAccessedAt: null }
  return {
    membership,
    teamName: team.name,
    member: { userId: id, userName: name ?? '', userEmail: email ?? '', ...hidden },
  }
}
