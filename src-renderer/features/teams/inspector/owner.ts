import { memberTitle } from '../team-calls.ts'
import type { MembershipRecord } from '../team-record.ts'

export interface Owner {
  readonly userId: string
  readonly title: string
}

/** In whose name an invitation is sent: the owner who has been there for longest. Null: nobody owns the team. */
export function ownerOf(memberships: readonly MembershipRecord[]): Owner | null {
  const owner = memberships.find(({ isAccepted, roles }) => isAccepted && roles.includes('owner'))
  return owner === undefined ? null : { userId: owner.userId, title: memberTitle(owner) }
}
