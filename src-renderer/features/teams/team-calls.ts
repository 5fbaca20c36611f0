/** The calls of the Teams API that the window makes, with the words for what they do. */
import type { Call } from '../../../src-shared/client/transport.ts'
import type { Invitation } from '../../data/invitations.ts'
import type { ActionWords } from '../../data/use-action.ts'
import { titleOf } from '../../data/user-names.ts'
import { countOf } from '../../ui/words.ts'
import { teamPath } from './team-queries.ts'
import type { MembershipRecord } from './team-record.ts'

/** Which team an action is about. */
export interface TeamSubject {
  readonly id: string
  readonly name: string
}

export interface TeamCall {
  readonly call: Call
  /** For the error: `Delete Core`. */
  readonly doing: string
  /** For the toast: `Deleted Core`. */
  readonly done: string
}

export function memberTitle({ userId, userName, userEmail, userPhone }: MembershipRecord): string {
  return titleOf({ id: userId, name: userName, email: userEmail, phone: userPhone })
}

export function renameTeam({ id, name }: TeamSubject, to: string): TeamCall {
  return {
    call: { method: 'PUT', path: teamPath(id), body: { name: to } },
    doing: `Rename ${name}`,
    done: `Renamed to ${to}`,
  }
}

export function deleteTeam({ id, name }: TeamSubject): TeamCall {
  return { call: { method: 'DELETE', path: teamPath(id) }, doing: `Delete ${name}`, done: `Deleted ${name}` }
}

/** One step for all of them. */
export function deleteTeams(projectId: string, teams: readonly TeamSubject[]): TeamCall {
  const [one] = teams
  if (one !== undefined && teams.length === 1) return deleteTeam(one)
  const whom = countOf(teams.length, 'team')
  return {
    call: {
      method: 'POST',
      path: `/__emulator/projects/${encodeURIComponent(projectId)}/teams/bulk`,
      body: { action: 'delete', teamIds: teams.map(({ id }) => id) },
    },
    doing: `Delete ${whom}`,
    done: `Deleted ${whom}`,
  }
}

export function setPreferences({ id, name }: TeamSubject, prefs: Readonly<Record<string, unknown>>): TeamCall {
  return {
    call: { method: 'PUT', path: teamPath(id, '/prefs'), body: { prefs } },
    doing: `Change the preferences of ${name}`,
    done: `Changed the preferences of ${name}`,
  }
}

export function setRoles(team: TeamSubject, member: MembershipRecord, roles: readonly string[]): TeamCall {
  const title = memberTitle(member)
  const added = roles.filter((role) => !member.roles.includes(role))
  const removed = member.roles.filter((role) => !roles.includes(role))
  return {
    call: { method: 'PATCH', path: membershipPath(team, member), body: { roles } },
    doing: `Change the roles of ${title}`,
    done: added.length > 0 ? `Made ${title} ${added.join(', ')}` : `Took ${removed.join(', ')} from ${title}`,
  }
}

export function removeMember(team: TeamSubject, member: MembershipRecord): TeamCall {
  const title = memberTitle(member)
  return {
    call: { method: 'DELETE', path: membershipPath(team, member) },
    doing: member.isAccepted ? `Remove ${title} from ${team.name}` : `Revoke the invitation of ${title}`,
    done: member.isAccepted ? `Removed ${title} from ${team.name}` : `Revoked the invitation of ${title}`,
  }
}

export function acceptanceWords(team: TeamSubject, member: MembershipRecord): ActionWords {
  const title = memberTitle(member)
  return { doing: `Accept the invitation of ${title}`, done: `Accepted for ${title}: now in ${team.name}` }
}

/** Sent by an owner: the earlier link ends, the membership stays. */
export function resendInvitation(team: TeamSubject, member: MembershipRecord, invitation: Invitation | null): TeamCall {
  const title = memberTitle(member)
  const { userId, roles } = member
  return {
    call: {
      method: 'POST',
      path: teamPath(team.id, '/memberships'),
      body: { userId, roles, url: invitation?.page ?? firstPage },
    },
    doing: `Invite ${title} again`,
    done: `Sent another invitation to ${title}`,
  }
}

/** Where an invitation leads until something else is known. */
export const firstPage = 'http://localhost:3000/join'

const roleShape = /^[A-Za-z0-9][A-Za-z0-9._-]{0,80}$/

/** What is wrong with a role, or null. */
export function roleFault(role: string): string | null {
  return roleShape.test(role)
    ? null
    : `A role has 1 to 81 letters, digits, ".", "-" and "_", and begins with a letter or digit. "${role}" does not fit.`
}

function membershipPath(team: TeamSubject, member: MembershipRecord): string {
  return teamPath(team.id, `/memberships/${encodeURIComponent(member.id)}`)
}
