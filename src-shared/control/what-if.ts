/** A user as it might be: nothing of it is stored. */
import type { ImaginedMembership, WhatIf } from '../contract/roles.ts'
import type { MembershipStanding, UserStanding } from '../domain/roles.ts'
import { defineRule, refuse, type Rule } from '../http/rules.ts'
import { isObject, isStringList } from '../store/column.ts'

const example = '{"emailVerification":true,"labels":["beta"],"memberships":[{"teamId":"core","roles":["owner"]}]}'

export const whatIf = (): Rule<WhatIf> =>
  defineRule(`an object such as ${example}`, (value) => {
    if (!isObject(value)) refuse(`it must be an object such as ${example}`)
    const { emailVerification, phoneVerification, labels, memberships, ...unknown } = value
    const [name] = Object.keys(unknown)
    if (name !== undefined) refuse(`there is no ${name} in it; an example is ${example}`)
    return {
      ...(emailVerification === undefined ? {} : { emailVerification: truth(emailVerification) }),
      ...(phoneVerification === undefined ? {} : { phoneVerification: truth(phoneVerification) }),
      ...(labels === undefined
        ? {}
        : { labels: isStringList(labels) ? labels : refuse('labels must be a list of text') }),
      ...(memberships === undefined ? {} : { memberships: imaginedMemberships(memberships) }),
    }
  })

function truth(value: unknown): boolean {
  return typeof value === 'boolean' ? value : refuse('a verification must be true or false')
}

function imaginedMemberships(value: unknown): readonly ImaginedMembership[] {
  if (!Array.isArray(value)) refuse('memberships must be a list')
  return value.map((entry: unknown) => {
    const { teamId, roles = [], confirm = true } = isObject(entry) ? entry : {}
    if (typeof teamId !== 'string' || !isStringList(roles) || typeof confirm !== 'boolean') {
      refuse('a membership must be such as {"teamId":"core","roles":["owner"],"confirm":true}')
    }
    return { teamId, roles, confirm }
  })
}

export function imagined(stored: UserStanding, { memberships, ...fields }: WhatIf): UserStanding {
  if (memberships === undefined) return { ...stored, ...fields }
  const standing = memberships.map(({ teamId, roles, confirm }): MembershipStanding => {
    const known = stored.memberships.find((membership) => membership.teamId === teamId)
    // A membership that is not there yet has no id that a permission could name.
    const { id = 'what-if', teamName = teamId, joined = null } = known ?? {}
    return { id, teamId, teamName, roles, confirm, joined }
  })
  return { ...stored, ...fields, memberships: standing }
}
