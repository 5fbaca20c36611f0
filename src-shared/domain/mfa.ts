/** Second factors (contract section 13, MFA). */
import type { Store } from '../store/store.ts'
import type { Authenticator } from '../store/tables/authenticators.ts'
import type { Session } from '../store/tables/sessions.ts'
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

/** What a user has proven to have. */
export function verifiedFactors(store: Store, user: User) {
  return {
    totp: hasVerifiedTotp(store, user),
    phone: (user.phone ?? '') !== '' && user.phoneVerification,
    email: (user.email ?? '') !== '' && user.emailVerification,
  }
}

/** What a user could be asked for now: what the user has, as far as the project's policy lets it be asked for. */
export function usableFactors({ store, project }: Pick<Scope, 'store' | 'project'>, user: User) {
  const { settings } = project
  const verified = verifiedFactors(store, user)
  return {
    totp: settings.authMfaFactorsTotp && verified.totp,
    phone: settings.authMfaFactorsPhone && verified.phone,
    email: settings.authMfaFactorsEmail && verified.email,
    recoveryCode: user.mfaRecoveryCodes.length > 0,
    custom: settings.authMfaFactorsCustom,
  }
}

/** Gives a session what it has proven; call it inside a transaction. */
export function addFactors(
  { store, now }: Pick<Scope, 'store' | 'now'>,
  session: Session,
  factors: readonly string[],
): Session {
  return store.sessions.update({
    ...session,
    factors: [...new Set([...session.factors, ...factors])],
    updatedAt: now,
  })
}

/** Contract section 13, and quirk Q13: half an hour, whatever the official text says. */
const recentMilliseconds = 1800 * 1000

export function hasRecentChallenge({ mfaUpdatedAt }: Session, now: number): boolean {
  return mfaUpdatedAt !== null && now - mfaUpdatedAt <= recentMilliseconds
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
