/** Teams and memberships as the server answers them. */
import { fieldsOf, isRecord, listOf, textOf } from '../../data/read-fields.ts'

export interface TeamRecord {
  readonly id: string
  readonly name: string
  readonly preferences: Readonly<Record<string, unknown>>
  readonly createdAt: string
  readonly updatedAt: string
}

export interface MembershipRecord {
  readonly id: string
  readonly teamId: string
  readonly userId: string
  readonly userName: string
  readonly userEmail: string
  readonly userPhone: string
  readonly roles: readonly string[]
  readonly isAccepted: boolean
  readonly invitedAt: string
  readonly joinedAt: string
}

export interface Memberships {
  readonly total: number
  /** Oldest first. */
  readonly memberships: readonly MembershipRecord[]
}

export function readTeam(body: unknown): TeamRecord {
  const team = fieldsOf(body)
  return {
    id: textOf(team['$id']),
    name: textOf(team['name']),
    preferences: fieldsOf(team['prefs']),
    createdAt: textOf(team['$createdAt']),
    updatedAt: textOf(team['$updatedAt']),
  }
}

export function readMemberships(body: unknown): Memberships {
  const { total, memberships } = fieldsOf(body)
  return {
    total: typeof total === 'number' ? total : 0,
    memberships: listOf(memberships)
      .filter(isRecord)
      .map((membership) => ({
        id: textOf(membership['$id']),
        teamId: textOf(membership['teamId']),
        userId: textOf(membership['userId']),
        userName: textOf(membership['userName']),
        userEmail: textOf(membership['userEmail']),
        userPhone: textOf(membership['userPhone']),
        roles: listOf(membership['roles']).map(textOf),
        isAccepted: membership['confirm'] === true,
        invitedAt: textOf(membership['invited']),
        joinedAt: textOf(membership['joined']),
      })),
  }
}
