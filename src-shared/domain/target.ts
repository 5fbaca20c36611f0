/** Messaging targets: what their identifier must look like, and how they follow the address of their user. */
import { fail } from '../http/errors.ts'
import type { Target } from '../store/tables/targets.ts'
import type { User } from '../store/tables/users.ts'
import { parseEmail } from './email.ts'
import { isPhone } from './phone.ts'
import type { Scope } from './scope.ts'
import { insertTarget } from './user.ts'

export const targetTypes = ['email', 'sms', 'push'] as const

/** Push identifiers are whatever the device's platform hands out. */
export function checkIdentifier(providerType: Target['providerType'], identifier: string): void {
  if (providerType === 'email' && parseEmail(identifier) !== identifier.toLowerCase()) fail('general_invalid_email')
  if (providerType === 'sms' && !isPhone(identifier)) fail('general_invalid_phone')
}

/** Any target counts, whoever has it: the user who asks included. */
export function checkTargetFree(
  { store, project, note }: Pick<Scope, 'store' | 'project' | 'note'>,
  identifier: string,
) {
  const target = store.targets.first({ projectId: project.id, identifier })
  if (target === null) return
  note(`the ${target.providerType} target ${target.id} of user ${target.userId} has the identifier ${identifier}`)
  fail('user_target_already_exists')
}

export interface Moved {
  readonly type: 'email' | 'sms'
  readonly from: string | null
  /** Null: the address is gone, and so is its target. */
  readonly to: string | null
}

/** The target of the old address gets the new one; without an old target one is made. Call it inside a transaction. */
export function moveTarget(scope: Scope, user: User, { type, from, to }: Moved): void {
  if (to === null) {
    const old = targetOf(scope, user, from)
    if (old !== null) scope.store.targets.delete(old)
  } else if (!readdressTarget(scope, user, from, to)) insertTarget(scope, user, type, to)
}

/** The target of the old address gets the new one; false when there is none. Call it inside a transaction. */
export function readdressTarget(scope: TargetScope, user: User, from: string | null, to: string): boolean {
  const old = targetOf(scope, user, from)
  if (old === null) return false
  scope.store.targets.update({ ...old, identifier: to, updatedAt: scope.now })
  return true
}

type TargetScope = Pick<Scope, 'store' | 'project' | 'now'>

function targetOf({ store, project }: TargetScope, user: User, identifier: string | null): Target | null {
  return identifier === null ? null : store.targets.first({ projectId: project.id, userId: user.id, identifier })
}
