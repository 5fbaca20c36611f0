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
