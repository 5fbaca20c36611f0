/** Teams: making, finding and changing them, and who may (contract section 13, teams). */
import { fail } from '../http/errors.ts'
import type { Membership } from '../store/tables/memberships.ts'
import type { Team } from '../store/tables/teams.ts'
import type { User } from '../store/tables/users.ts'
import type { Scope } from './scope.ts'

/** On whose behalf: a server with an API key may do everything, a user what its memberships allow. */
export interface TeamCaller {
  readonly isServer: boolean
  readonly user: User | null
}

type TeamScope = Pick<Scope, 'store' | 'project' | 'note'>

/** The role that may change and delete a team. */
export const ownerRole = 'owner'

export function findTeam({ store, project }: Pick<Scope, 'store' | 'project'>, id: string): Team | null {
  return store.teams.first({ projectId: project.id, id })
}

/** The caller's accepted membership of the team; null for everybody else. */
export function acceptedMembership(
  { store, project }: Pick<Scope, 'store' | 'project'>,
  { user }: TeamCaller,
  teamId: string,
): Membership | null {
  if (user === null) return null
  const membership = store.memberships.first({ projectId: project.id, teamId, userId: user.id })
  return membership?.confirm === true ? membership : null
}

/** The team as far as the caller can see it: its members and servers do, for others it does not exist. */
export function visibleTeam(scope: TeamScope, caller: TeamCaller, id: string): Team {
  const team = findTeam(scope, id) ?? fail('team_not_found')
  if (!caller.isServer && acceptedMembership(scope, caller, id) === null) {
    scope.note(`the team ${team.name} exists; ${nameOf(caller.user)} is no accepted member of it`)
    fail('team_not_found')
  }
  return team
}

export function isOwner(scope: Pick<Scope, 'store' | 'project'>, caller: TeamCaller, teamId: string): boolean {
  return caller.isServer || acceptedMembership(scope, caller, teamId)?.roles.includes(ownerRole) === true
}

/** Call it for a team that the caller can see. */
export function checkOwner(scope: TeamScope, caller: TeamCaller, team: Team): void {
  if (isOwner(scope, caller, team.id)) return
  scope.note(`${nameOf(caller.user)} is a member of ${team.name} without the role ${ownerRole}`)
  fail('user_unauthorized')
}

/** A team that the caller may change. */
export function ownedTeam(scope: TeamScope, caller: TeamCaller, id: string): Team {
  const team = visibleTeam(scope, caller, id)
  checkOwner(scope, caller, team)
  return team
}

/** Inserts a team without members; call it inside a transaction. */
export function insertTeam({ store, project, now }: Scope, team: { readonly id: string; readonly name: string }): Team {
  if (store.teams.first({ projectId: project.id, id: team.id }) !== null) fail('team_already_exists')
  return store.teams.insert({
    ...team,
    projectId: project.id,
    createdAt: now,
    updatedAt: now,
    total: 0,
    prefs: {},
    search: searchText(team),
  })
}

/** Writes a changed team; call it inside a transaction. */
export function updateTeam({ store, now }: Pick<Scope, 'store' | 'now'>, team: Team): Team {
  return store.teams.update({ ...team, updatedAt: now, search: searchText(team) })
}

/** Deletes a team and its memberships (contract section 21); call it inside a transaction. */
export function deleteTeam({ store, project }: Pick<Scope, 'store' | 'project'>, team: Team): void {
  for (const membership of store.memberships.list({ projectId: project.id, teamId: team.id })) {
    store.memberships.delete(membership)
  }
  store.teams.delete(team)
}

/** What a search finds a team by. */
function searchText({ id, name }: Pick<Team, 'id' | 'name'>): string {
  return `${id} ${name}`
}

function nameOf(user: User | null): string {
  return user === null ? 'the caller' : user.name || user.id
}
