/** A membership (contract models.json `membership`, `membershipList`). */
import { wireTime } from '../domain/time.ts'
import type { Model } from '../http/route.ts'
import type { Membership } from '../store/tables/memberships.ts'
import { shownTo, type View } from './model.ts'

/** What a reply tells of the member; text that it does not tell is empty. */
export interface MemberFacts {
  readonly userId: string
  readonly userName: string
  readonly userEmail: string
  readonly userPhone: string
  readonly mfa: boolean
  readonly userAccessedAt: number | null
}

export interface MembershipReply {
  readonly membership: Membership
  readonly teamName: string
  readonly member: MemberFacts
}

export const membershipModel: Model<MembershipReply, View> = {
  name: 'membership',
  write: ({ membership, teamName, member }, view) =>
    shownTo(
      view,
      [
        ['1.9.2', ['userPhone']],
        ['1.5.0', ['mfa']],
      ],
      {
        $id: membership.id,
        $createdAt: wireTime(membership.createdAt),
        $updatedAt: wireTime(membership.updatedAt),
        userId: member.userId,
        userName: member.userName,
        userEmail: member.userEmail,
        userPhone: member.userPhone,
        teamId: membership.teamId,
        teamName,
        invited: wireTime(membership.invited),
        joined: wireTime(membership.joined),
        confirm: membership.confirm,
        mfa: member.mfa,
        userAccessedAt: wireTime(member.userAccessedAt),
        roles: membership.roles,
      },
    ),
}

export interface MembershipList {
  readonly total: number
  readonly memberships: readonly MembershipReply[]
}

export const membershipListModel: Model<MembershipList, View> = {
  name: 'membershipList',
  write: ({ total, memberships }, view) => ({
    total,
    memberships: memberships.map((reply) => membershipModel.write(reply, view)),
  }),
}
