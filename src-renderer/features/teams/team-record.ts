/** Teams, memberships and open invitations as the server answers them. */
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

/** What an unused invitation carries. */
export interface Invitation {
  readonly link: string
  readonly secret: string
  /** The page that the link leads to, without what the server added. */
  readonly page: string
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

const added = ['membershipId', 'userId', 'secret', 'teamId', 'teamName']

/** Open invitations by the id of their membership, which only the link tells. */
export function readInvitations(
  messages: readonly { readonly link: string | null }[],
): ReadonlyMap<string, Invitation> {
  return new Map(
    messages.flatMap(({ link }) => {
      if (link === null || !URL.canParse(link)) return []
      const page = new URL(link)
      const secret = page.searchParams.get('secret') ?? ''
      const membershipId = page.searchParams.get('membershipId') ?? ''
      for (const name of added) page.searchParams.delete(name)
      return [[membershipId, { link, secret, page: page.href }] as const]
    }),
  )
}
