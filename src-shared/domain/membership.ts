/** Memberships: making, accepting and ending them, with the team's count of members (contract section 13, teams). */
import type { Membership } from '../store/tables/memberships.ts'
import type { Team } from '../store/tables/teams.ts'
import type { User } from '../store/tables/users.ts'
import { createId } from './ids.ts'
import type { Scope } from './scope.ts'

export interface NewMembership {
  readonly roles: readonly string[]
  readonly confirm: boolean
  /** Of the invitation; empty when there was none. */
  readonly secret: string
  /** Made by the creation of its team. */
  readonly isCreator: boolean
}

/** Inserts a membership and counts an accepted one; call it inside a transaction. */
export function insertMembership(scope: Scope, team: Team, user: User, membership: NewMembership): Membership {
  const { store, project, random, now } = scope
  const id = createId(random, now)
  if (membership.confirm) changeTotal(scope, team.id, 1)
  return store.memberships.insert({
    ...membership,
    projectId: project.id,
    id,
    userId: user.id,
    teamId: team.id,
    createdAt: now,
    updatedAt: now,
    invited: now,
    joined: membership.confirm ? now : null,
    search: `${id} ${user.id}`,
  })
}

/** Writes a changed membership; call it inside a transaction. */
export function updateMembership({ store, now }: Pick<Scope, 'store' | 'now'>, membership: Membership): Membership {
  return store.memberships.update({ ...membership, updatedAt: now })
}

/** Ends a membership; only an accepted one was counted. Call it inside a transaction. */
export function deleteMembership(scope: Pick<Scope, 'store' | 'project' | 'now'>, membership: Membership): void {
  scope.store.memberships.delete(membership)
  if (membership.confirm) changeTotal(scope, membership.teamId, -1)
}

/** Never below 0: quirk Q8 leaves teams that count too few. */
export function changeTotal(
  { store, project, now }: Pick<Scope, 'store' | 'project' | 'now'>,
  teamId: string,
  by: 1 | -1,
): void {
  const team = store.teams.first({ projectId: project.id, id: teamId })
  if (team !== null) store.teams.update({ ...team, total: Math.max(0, team.total + by), updatedAt: now })
}
