/** A user as it might be, while it is tried out: nothing of it is stored. */
import type { ImaginedMembership, WhatIf } from '../../../../src-shared/contract/roles.ts'
import type { Standing } from '../role-queries.ts'

export interface WhatIfDraft extends WhatIf {
  readonly emailVerification: boolean
  readonly phoneVerification: boolean
  readonly labels: readonly string[]
  readonly memberships: readonly ImaginedMembership[]
}

export function draftOf({ emailVerification, phoneVerification, labels, memberships }: Standing): WhatIfDraft {
  return {
    emailVerification,
    phoneVerification,
    labels,
    memberships: memberships.map(({ teamId, roles, isAccepted }) => ({ teamId, roles, confirm: isAccepted })),
  }
}

export function changeMembership(
  draft: WhatIfDraft,
  teamId: string,
  change: Partial<ImaginedMembership>,
): Pick<WhatIfDraft, 'memberships'> {
  return {
    memberships: draft.memberships.map((membership) =>
      membership.teamId === teamId ? { ...membership, ...change } : membership,
    ),
  }
}

const teamShape = /^[A-Za-z0-9][A-Za-z0-9._-]{0,35}$/

/** What is wrong with the ID of a team that the user is to be added to, or null. The team need not exist. */
export function teamFault(draft: WhatIfDraft, teamId: string): string | null {
  if (draft.memberships.some((membership) => membership.teamId === teamId)) return `${teamId} is in the list already.`
  return teamShape.test(teamId) ? null : 'The ID of a team has letters, digits, ".", "-" and "_", at most 36.'
}
