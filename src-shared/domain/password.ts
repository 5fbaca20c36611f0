/** Stored passwords: proving one, and what a new one changes in its user (contract section 12). */
import { fail } from '../http/errors.ts'
import type { PasswordCost } from '../simulate/hasher.ts'
import { storedPassword } from '../simulate/hashes/algorithm.ts'
import type { User } from '../store/tables/users.ts'
import type { Scope } from './scope.ts'

/** The fields of a user that hold its password. */
export interface PasswordFields extends Pick<User, 'hash' | 'hashOptions'> {
  readonly password: string
}

export async function hashedPassword(
  { hasher, random }: Pick<Scope, 'hasher' | 'random'>,
  password: string,
  cost: PasswordCost,
): Promise<PasswordFields> {
  const hash = await hasher.hash(password, random.bytes(16), cost)
  return { password: hash, hash: 'argon2', hashOptions: { ...hasher.options(cost) } }
}

/** Fails with the contract's 401 unless `password` is the user's; the trace tells what the answer does not. */
export async function provePassword(
  { hasher, note }: Pick<Scope, 'hasher' | 'note'>,
  user: User,
  password: string,
): Promise<void> {
  const stored = storedPassword(user)
  const name = user.name || user.id
  if (stored === null || user.passwordUpdate === null) {
    note(`${name} has no password`)
    fail('user_invalid_credentials')
  }
  if (await hasher.verify(password, stored)) return
  const fault = hasher.fault(stored)
  note(
    fault === null
      ? `${name} exists; the password differs`
      : `${name} exists; no password matches what is stored (${stored.hash}): it ${fault}`,
  )
  fail('user_invalid_credentials')
}

/** Argon2id in place of any other algorithm, once the password is known; null when there is nothing to replace. */
export function modernized(
  scope: Pick<Scope, 'hasher' | 'random'>,
  user: User,
  password: string,
): Promise<PasswordFields | null> {
  // Weaker options of Argon2 never lead to a new hash.
  return user.hash === 'argon2' ? Promise.resolve(null) : hashedPassword(scope, password, 'account')
}

/** Refuses a password that is among the last few. */
export async function checkPasswordHistory(
  scope: Pick<Scope, 'hasher' | 'project'>,
  user: User,
  password: string,
): Promise<void> {
  if (await wasUsedBefore(scope, user, password)) fail('password_recently_used')
}

/** As far back as the project looks; the kept hashes are read by the user's algorithm of today. */
export async function wasUsedBefore(
  { hasher, project }: Pick<Scope, 'hasher' | 'project'>,
  user: User,
  password: string,
): Promise<boolean> {
  if (project.settings.authPasswordHistory === 0) return false
  for (const kept of user.passwordHistory) {
    const stored = storedPassword({ ...user, password: kept })
    if (stored !== null && (await hasher.verify(password, stored))) return true
  }
  return false
}

/** The user with a new password; not written yet. */
export function withPassword(
  { now, project }: Pick<Scope, 'now' | 'project'>,
  user: User,
  fields: PasswordFields,
): User {
  const limit = project.settings.authPasswordHistory
  const passwordHistory = limit === 0 ? user.passwordHistory : [...user.passwordHistory, fields.password].slice(-limit)
  return { ...user, ...fields, passwordUpdate: now, passwordHistory }
}
