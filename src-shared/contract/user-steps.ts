/** One step on many users: changing them, and making some up. */

export const userActions = [
  'block',
  'unblock',
  'verify-email',
  'unverify-email',
  'verify-phone',
  'unverify-phone',
  'add-label',
  'remove-label',
  'sign-out',
  'reset-password',
  'duplicate',
  'delete',
] as const

export type UserAction = (typeof userActions)[number]

/** `POST /__emulator/projects/{projectId}/users/bulk` */
export interface UserStep {
  readonly action: UserAction
  /** Whom; those who are gone by now are left out. */
  readonly userIds: readonly string[]
  /** For `add-label` and `remove-label`. */
  readonly label?: string
}

export interface UserStepReport {
  readonly action: UserAction
  /** Who was changed or deleted, or made by `duplicate`; not those who were so already. */
  readonly users: readonly string[]
  /** Asked for, but not there. */
  readonly missing: readonly string[]
  /** Of `reset-password`: the one that all of them have now. */
  readonly password: string | null
  /** The automatic snapshot that was taken before more than one was deleted. */
  readonly before: string | null
}

/** `POST /__emulator/projects/{projectId}/users/generate`: the same seed makes the same people. */
export interface GeneratedUsers {
  readonly seed: number
  readonly users: readonly string[]
  /** Of every one of them; null when they have none. */
  readonly password: string | null
}
