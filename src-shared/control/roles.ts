/** Roles with their reasons, and whether permission strings let a caller in. */
import type { CheckedPermission, PermissionCheck, UserRoles } from '../contract/roles.ts'
import { type Action, actions, parsePermission, PermissionFault } from '../domain/permission.ts'
import {
  guestRoles,
  keyRoles,
  type Roles,
  rolesOfUser,
  standingOf,
  type UserStanding,
  whyNot,
} from '../domain/roles.ts'
import { defineRule, id, listOf, optional, refuse, type Rule, text } from '../http/rules.ts'
import { controlFacts, controlProject, controlUser, defineControlRoute, invalid } from './control-route.ts'
import { jsonModel } from './json-model.ts'
import { imagined, whatIf } from './what-if.ts'

export const getUserRoles = defineControlRoute({
  ...controlFacts('GET', '/projects/:projectId/users/:userId/roles'),
  params: { projectId: id(), userId: id() },
  response: jsonModel<UserRoles>('UserRoles'),
  handle({ projectId, userId }, context) {
    const user = controlUser(context, projectId, userId)
    return { userId, blocked: !user.status, ...rolesOfUser(standingOf(context.world.store, user)) }
  },
})

const nobody = (): Rule<'guest' | 'key'> =>
  defineRule('guest or key', (value) => (value === 'guest' || value === 'key' ? value : refuse('it is guest or key')))

export const checkPermissions = defineControlRoute({
  ...controlFacts('POST', '/projects/:projectId/permissions/check'),
  params: {
    projectId: id(),
    userId: optional(id(), null),
    as: optional(nobody(), null),
    whatIf: optional(whatIf(), null),
    permissions: listOf(text({ min: 1, max: 500 }), 1000),
  },
  response: jsonModel<PermissionCheck>('PermissionCheck'),
  handle({ projectId, userId, as, whatIf, permissions }, context) {
    controlProject(context, projectId)
    if ((userId === null) === (as === null)) invalid('Send userId, or as.', 'For example {"as":"guest"}.')
    if (as === 'key') return checkAll(keyRoles, null, permissions, { passesAll: true })
    if (userId === null) return checkAll(guestRoles, null, permissions, { passesAll: false })
    const stored = standingOf(context.world.store, controlUser(context, projectId, userId))
    const standing = whatIf === null ? stored : imagined(stored, whatIf)
    return checkAll(rolesOfUser(standing), standing, permissions, { passesAll: false })
  },
})

function checkAll(
  roles: Roles,
  standing: UserStanding | null,
  texts: readonly string[],
  { passesAll }: { readonly passesAll: boolean },
): PermissionCheck {
  const permissions = texts.map((text) => check(text, roles, standing))
  const matching = (action: Action) => permissions.find((entry) => entry.matches && entry.actions.includes(action))
  const verdict = (action: Action) => {
    const by = passesAll ? null : (matching(action)?.role ?? null)
    return { allowed: passesAll || by !== null, by }
  }
  const [read, create, update, remove] = actions
  return {
    ...roles,
    actions: {
      [read]: verdict(read),
      [create]: verdict(create),
      [update]: verdict(update),
      [remove]: verdict(remove),
    },
    permissions,
  }
}

/** One that cannot be read is told apart from one that does not match: a pasted list may hold a slip. */
function check(text: string, roles: Roles, standing: UserStanding | null): CheckedPermission {
  try {
    const { actions, role } = parsePermission(text)
    const held = roles.roles.find((entry) => entry.role === role)
    const reason = held?.reason ?? whyNot(role, roles, standing)
    return { text, actions, role, matches: held !== undefined, reason, fault: null }
  } catch (error) {
    if (!(error instanceof PermissionFault)) throw error
    return { text, actions: [], role: null, matches: false, reason: '', fault: error.message }
  }
}
