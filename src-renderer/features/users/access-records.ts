/** Identities, memberships and factors as `/v1` answers them. */
import { fieldsOf, listOf, textOf } from '../../data/read-fields.ts'

export interface IdentityRecord {
  readonly id: string
  readonly provider: string
  readonly providerUid: string
  readonly providerEmail: string
  /** `''` when the token never ends. */
  readonly tokenEndsAt: string
}

export interface MembershipRecord {
  readonly id: string
  readonly teamId: string
  readonly teamName: string
  readonly roles: readonly string[]
  readonly isConfirmed: boolean
  readonly invitedAt: string
  readonly joinedAt: string
}

export function readIdentities(body: unknown): readonly IdentityRecord[] {
  return listOf(fieldsOf(body)['identities'])
    .map(fieldsOf)
    .map((identity) => ({
      id: textOf(identity['$id']),
      provider: textOf(identity['provider']),
      providerUid: textOf(identity['providerUid']),
      providerEmail: textOf(identity['providerEmail']),
      tokenEndsAt: textOf(identity['providerAccessTokenExpiry']),
    }))
}

export function readMemberships(body: unknown): readonly MembershipRecord[] {
  return listOf(fieldsOf(body)['memberships'])
    .map(fieldsOf)
    .map((membership) => ({
      id: textOf(membership['$id']),
      teamId: textOf(membership['teamId']),
      teamName: textOf(membership['teamName']),
      roles: listOf(membership['roles']).map(textOf),
      isConfirmed: membership['confirm'] === true,
      invitedAt: textOf(membership['invited']),
      joinedAt: textOf(membership['joined']),
    }))
}

export function readFactors(body: unknown): readonly string[] {
  return Object.entries(fieldsOf(body)).flatMap(([name, isUsable]) => (isUsable === true ? [name] : []))
}
