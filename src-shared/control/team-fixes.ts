/** What would let a call of the Teams API pass: being a member, being an owner. */
import type { Fix } from '../contract/requests.ts'
import { ownerRole } from '../domain/team.ts'
import type { World } from '../gates/call.ts'
import type { Membership } from '../store/tables/memberships.ts'
import type { Team } from '../store/tables/teams.ts'
import type { LoggedExchange } from './request-log.ts'

interface Standing {
  readonly team: Team
  readonly membership: Membership | null
  readonly userId: string
}

/** The team that the call named and what its caller has to do with it; null when one of them is not there. */
function standingOf({ summary, subject, parameters }: LoggedExchange, { store }: World): Standing | null {
  const { projectId } = summary
  const { userId, keyId } = subject
  if (userId === null || keyId !== null || typeof parameters?.teamId !== 'string') return null
  const team = store.teams.first({ projectId, id: parameters.teamId })
  if (team === null) return null
  return { team, userId, membership: store.memberships.first({ projectId, teamId: team.id, userId }) }
}

/** For a team that exists: its invitation is accepted for the caller, or the caller is added. */
export function joinFixes(exchange: LoggedExchange, world: World): readonly Fix[] {
  const standing = standingOf(exchange, world)
  if (standing === null || standing.membership?.confirm === true) return []
  const { team, membership, userId } = standing
  const { projectId } = exchange.summary
  const invitation =
    membership === null
      ? null
      : world.store.messages.first({ projectId, subjectId: membership.id, state: 'unused', kind: 'invitation' })
  if (invitation !== null) {
    const path = `/__emulator/inbox/${invitation.id}/complete`
    return [{ label: `Accept the invitation to ${team.name}`, call: { method: 'POST', path, body: null } }]
  }
  const call = { method: 'POST', path: `/v1/teams/${team.id}/memberships`, body: { userId, roles: [] } }
  return [{ label: `Make the caller a member of ${team.name}`, call }]
}

/** For a member who lacks the role that changes a team. */
export function ownerFixes(exchange: LoggedExchange, world: World): readonly Fix[] {
  const standing = standingOf(exchange, world)
  if (standing?.membership?.confirm !== true || standing.membership.roles.includes(ownerRole)) return []
  const { team, membership } = standing
  const path = `/v1/teams/${team.id}/memberships/${membership.id}`
  const body = { roles: [...membership.roles, ownerRole] }
  return [{ label: `Make the caller an owner of ${team.name}`, call: { method: 'PATCH', path, body } }]
}
