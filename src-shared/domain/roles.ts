/** The roles that a caller has in permission strings (contract section 5), each with its reason, and what is missing. */
import type { RoleReason } from '../contract/roles.ts'
import type { Store } from '../store/store.ts'
import type { User } from '../store/tables/users.ts'
import { isoTime } from './time.ts'

/** One membership as far as roles ask. */
export interface MembershipStanding {
  readonly id: string
  readonly teamId: string
  readonly teamName: string
  readonly roles: readonly string[]
  readonly confirm: boolean
  readonly joined: number | null
}

/** Everything of a user that its roles follow from. */
export interface UserStanding {
  readonly id: string
  readonly emailVerification: boolean
  readonly phoneVerification: boolean
  readonly labels: readonly string[]
  readonly memberships: readonly MembershipStanding[]
}

export interface Roles {
  readonly roles: readonly RoleReason[]
  readonly missing: readonly RoleReason[]
}

export function standingOf(store: Store, user: User): UserStanding {
  const { projectId, id, emailVerification, phoneVerification, labels } = user
  const memberships = store.memberships.list({ projectId, userId: id }).map((membership) => ({
    id: membership.id,
    teamId: membership.teamId,
    teamName: store.teams.first({ projectId, id: membership.teamId })?.name ?? membership.teamId,
    roles: membership.roles,
    confirm: membership.confirm,
    joined: membership.joined,
  }))
  return { id, emailVerification, phoneVerification, labels, memberships }
}

const everybody = because('any', 'everybody has it')

export const guestRoles: Roles = {
  roles: [everybody, because('guests', 'not signed in')],
  missing: [because('users', 'not signed in')],
}

export const keyRoles: Roles = {
  roles: [everybody, because('keys', 'called with an API key, which no permission holds back')],
  missing: [],
}

export function rolesOfUser(standing: UserStanding): Roles {
  const { id, emailVerification, phoneVerification, labels, memberships } = standing
  const verified = [...(emailVerification ? ['email'] : []), ...(phoneVerification ? ['phone'] : [])]
  const isVerified = verified.length > 0
  const word = isVerified ? 'verified' : 'unverified'
  const otherWord = isVerified ? 'unverified' : 'verified'
  const why = isVerified ? `${verified.join(' and ')} verified` : 'neither email nor phone is verified'
  const accepted = memberships.filter(({ confirm }) => confirm)
  const open = memberships.filter(({ confirm }) => !confirm)
  return {
    roles: [
      everybody,
      because(`user:${id}`, 'this very user'),
      because('users', 'signed in'),
      because(`user:${id}/${word}`, why),
      because(`users/${word}`, why),
      ...accepted.flatMap((membership) => rolesOfMembership(membership, acceptedSince(membership))),
      ...labels.map((label) => because(`label:${label}`, `has the label ${label}`)),
    ],
    missing: [
      because('guests', 'signed in'),
      because(`user:${id}/${otherWord}`, why),
      because(`users/${otherWord}`, why),
      ...open.flatMap((membership) =>
        rolesOfMembership(membership, (role) =>
          because(role, `the invitation to ${membership.teamName} is not accepted`),
        ),
      ),
      ...accepted
        .filter(({ roles }) => !roles.includes('owner'))
        .map(({ teamId, teamName }) => because(`team:${teamId}/owner`, `member of ${teamName} without the role owner`)),
    ],
  }
}

function rolesOfMembership({ id, teamId, roles }: MembershipStanding, reason: (role: string) => RoleReason) {
  return [`team:${teamId}`, `member:${id}`, ...new Set(roles.map((role) => `team:${teamId}/${role}`))].map(reason)
}

function acceptedSince({ teamName, joined }: MembershipStanding): (role: string) => RoleReason {
  const since = joined === null ? null : isoTime(joined)
  return (role) => ({ role, reason: `membership of ${teamName} accepted`, since })
}

function because(role: string, reason: string): RoleReason {
  return { role, reason, since: null }
}

/** Why the caller does not have a role, in words. */
export function whyNot(role: string, { missing }: Roles, standing: UserStanding | null): string {
  const known = missing.find((entry) => entry.role === role)
  if (known !== undefined) return known.reason
  if (standing === null) return 'only signed-in users have it'
  const [subject = '', dimension] = role.split('/')
  const [kind = '', name = ''] = subject.split(':')
  if (kind === 'user') return 'another user'
  if (kind === 'label') return `no label ${name}`
  const membership = standing.memberships.find(({ teamId }) => teamId === name)
  if (kind !== 'team') return 'no such membership of this user'
  if (membership === undefined) return `no member of the team ${name}`
  if (!membership.confirm) return `the invitation to ${membership.teamName} is not accepted`
  return `member of ${membership.teamName} without the role ${dimension ?? ''}`
}
