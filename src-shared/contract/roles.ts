/** Roles and permission checks of the control API. */

export interface RoleReason {
  /** As permission strings name it, for example `team:core/owner`. */
  readonly role: string
  readonly reason: string
  /** Since when, where that is known. */
  readonly since: string | null
}

/** `GET /__emulator/projects/{projectId}/users/{userId}/roles` */
export interface UserRoles {
  readonly userId: string
  /** True: whatever its roles, every call of the user answers `user_blocked`. */
  readonly blocked: boolean
  readonly roles: readonly RoleReason[]
  /** Roles that the user could be thought to have, and why it has not. */
  readonly missing: readonly RoleReason[]
}

/** Asks for one caller: a user by `userId`, with `whatIf` as it might be, or `as` a guest or an API key. */
export interface PermissionQuestion {
  readonly userId?: string
  readonly as?: 'guest' | 'key'
  readonly whatIf?: WhatIf
  readonly permissions: readonly string[]
}

/** A user as it might be: what is given takes the place of what is stored. */
export interface WhatIf {
  readonly emailVerification?: boolean
  readonly phoneVerification?: boolean
  readonly labels?: readonly string[]
  readonly memberships?: readonly ImaginedMembership[]
}

export interface ImaginedMembership {
  readonly teamId: string
  readonly roles: readonly string[]
  readonly confirm: boolean
}

/** `POST /__emulator/projects/{projectId}/permissions/check` */
export interface PermissionCheck {
  readonly roles: readonly RoleReason[]
  readonly missing: readonly RoleReason[]
  /** Whether any of the permissions allows it, and by which role; API keys pass by no role. */
  readonly actions: Readonly<
    Record<'read' | 'create' | 'update' | 'delete', { readonly allowed: boolean; readonly by: string | null }>
  >
  readonly permissions: readonly CheckedPermission[]
}

export interface CheckedPermission {
  readonly text: string
  /** Empty for a role that stands alone. */
  readonly actions: readonly ('read' | 'create' | 'update' | 'delete')[]
  readonly role: string | null
  readonly matches: boolean
  /** Why it matches, or why not. */
  readonly reason: string
  /** What cannot be read in it. */
  readonly fault: string | null
}

/** `GET /__emulator/projects/{projectId}/keys/{keyId}/calls`: every emulated call, and whether the key may make it. */
export interface KeyCalls {
  readonly keyId: string
  /** True: every call is refused with `project_key_expired`, whatever the scopes. */
  readonly expired: boolean
  readonly calls: readonly KeyCall[]
}

export interface KeyCall {
  readonly method: string
  readonly path: string
  /** For example `users.updateName`; null where no SDK has it. */
  readonly sdk: string | null
  readonly service: string
  /** The key needs one of these. */
  readonly scopes: readonly string[]
  /** By which of them it may; null when it may not. */
  readonly by: string | null
  /** Which of them would let it; null when it may already, and where no key can have one. */
  readonly offer: string | null
}
