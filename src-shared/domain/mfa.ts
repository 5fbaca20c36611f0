/** Second factors (contract section 13, MFA). */
import type { Random } from '../simulate/random.ts'
import type { Store } from '../store/store.ts'
import type { Authenticator } from '../store/tables/authenticators.ts'
import type { User } from '../store/tables/users.ts'
import { createId } from './ids.ts'
import type { Scope } from './scope.ts'

/** How many factors a session of this user must have. */
export function neededFactors(store: Store, user: User): 1 | 2 {
  if (!user.mfa) return 1
  return user.emailVerification || user.phoneVerification || hasVerifiedTotp(store, user) ? 2 : 1
}

export function findAuthenticator(store: Store, user: User): Authenticator | null {
  return store.authenticators.first({ projectId: user.projectId, userId: user.id, type: 'totp' })
}

export function hasVerifiedTotp(store: Store, user: User): boolean {
  return findAuthenticator(store, user)?.verified ?? false
}

/** What a user could be asked for now: what the user has, as far as the project's policy lets it be asked for. */
export function usableFactors({ store, project }: Pick<Scope, 'store' | 'project'>, user: User) {
  const { settings } = project
  return {
    totp: settings.authMfaFactorsTotp && hasVerifiedTotp(store, user),
    phone: settings.authMfaFactorsPhone && (user.phone ?? '') !== '' && user.phoneVerification,
    email: settings.authMfaFactorsEmail && (user.email ?? '') !== '' && user.emailVerification,
    recoveryCode: user.mfaRecoveryCodes.length > 0,
    custom: settings.authMfaFactorsCustom,
  }
}

const recoveryCodeCount = 6
const recoveryCodeLength = 10

export function newRecoveryCodes(random: Random): readonly string[] {
  return Array.from({ length: recoveryCodeCount }, () => random.hex(recoveryCodeLength))
}

/** Enrols an authenticator in place of the one that the user has; call it inside a transaction. */
export function putAuthenticator(
  { store, random, now }: Pick<Scope, 'store' | 'random' | 'now'>,
  user: User,
  given: Pick<Authenticator, 'secret' | 'verified'>,
): Authenticator {
  const existing = findAuthenticator(store, user)
  if (existing !== null) return store.authenticators.update({ ...existing, ...given, updatedAt: now })
  return store.authenticators.insert({
    ...given,
    projectId: user.projectId,
    id: createId(random, now),
    userId: user.id,
    createdAt: now,
    updatedAt: now,
    type: 'totp',
  })
}
