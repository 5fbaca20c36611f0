/** Challenges: a session is asked for a factor, and proves it once (contract section 13, MFA). */
import { fail } from '../http/errors.ts'
import type { Challenge } from '../store/tables/challenges.ts'
import type { User } from '../store/tables/users.ts'
import { newCode } from './code.ts'
import { createId } from './ids.ts'
import { findAuthenticator } from './mfa.ts'
import type { SwitchName } from './project-settings.ts'
import type { Scope } from './scope.ts'
import { isSameSecret } from './secrets.ts'
import { isTotpCode, totpAt } from './totp.ts'

export type Factor = Challenge['factor']

const lifetimeMilliseconds = 3600 * 1000

/** Recovery codes are always accepted. */
const policies: Readonly<Record<Exclude<Factor, 'recoveryCode'>, SwitchName>> = {
  totp: 'authMfaFactorsTotp',
  email: 'authMfaFactorsEmail',
  phone: 'authMfaFactorsPhone',
  custom: 'authMfaFactorsCustom',
}

export function checkFactorPolicy({ project, note }: Pick<Scope, 'project' | 'note'>, factor: Factor): void {
  if (factor === 'recoveryCode' || project.settings[policies[factor]]) return
  note(`the setting ${policies[factor]} is off`)
  fail('user_auth_method_unsupported')
}

/** Inserts a challenge; earlier ones stay open. Call it inside a transaction. */
export function insertChallenge(
  { store, project, random, now }: Pick<Scope, 'store' | 'project' | 'random' | 'now'>,
  user: User,
  factor: Factor,
): Challenge {
  return store.challenges.insert({
    projectId: project.id,
    id: createId(random, now),
    userId: user.id,
    createdAt: now,
    factor,
    code: newCode(random),
    expire: now + lifetimeMilliseconds,
    outcome: null,
  })
}

/** The user's challenge of this id while it can be answered; null otherwise, and a note says why. */
export function findOpenChallenge(
  { store, project, now, note }: Pick<Scope, 'store' | 'project' | 'now' | 'note'>,
  user: User,
  id: string,
): Challenge | null {
  const challenge = store.challenges.first({ projectId: project.id, id })
  if (challenge === null) note(`there is no challenge "${id}": its id is wrong, or it was passed`)
  else if (challenge.userId !== user.id) note(`the challenge asks the user ${challenge.userId}`)
  else if (challenge.expire <= now) note('the challenge has expired')
  else return challenge
  return null
}

/** Whether `otp` is what a challenge asks for; a note says what is wrong with it. */
export function answersChallenge(
  { store, project, now, note }: Pick<Scope, 'store' | 'project' | 'now' | 'note'>,
  user: User,
  challenge: Challenge,
  otp: string,
): boolean {
  if (challenge.outcome !== null) {
    note(`the control API said that this challenge is to ${challenge.outcome}, whatever the code`)
    return challenge.outcome === 'pass'
  }
  if (project.settings.lenientCodes) {
    note('the setting lenientCodes takes any code')
    return true
  }
  switch (challenge.factor) {
    case 'recoveryCode':
      if (user.mfaRecoveryCodes.includes(otp)) return true
      note(`this is none of the ${user.mfaRecoveryCodes.length} recovery codes that are left`)
      return false
    case 'totp': {
      const authenticator = findAuthenticator(store, user)
      if (authenticator?.verified === true) return isCurrentTotp({ project, now, note }, authenticator.secret, otp)
      note(`${user.name || user.id} has no verified authenticator`)
      return false
    }
    default:
      if (isSameSecret(otp, challenge.code)) return true
      note(`the code is wrong: this challenge was given ${challenge.code}`)
      return false
  }
}

/** What would pass a challenge now; null when nothing would. */
export function answerOf(
  { store, now }: Pick<Scope, 'store' | 'now'>,
  user: User,
  { factor, code }: Challenge,
): string | null {
  if (factor === 'recoveryCode') return user.mfaRecoveryCodes[0] ?? null
  if (factor !== 'totp') return code
  const authenticator = findAuthenticator(store, user)
  return authenticator?.verified === true ? totpAt(authenticator.secret, now).code : null
}

/** By the emulator's clock, so that a real phone disagrees once the clock is moved. */
export function isCurrentTotp(
  { project, now, note }: Pick<Scope, 'project' | 'now' | 'note'>,
  secret: string,
  otp: string,
): boolean {
  if (project.settings.lenientCodes || isTotpCode(secret, otp, now)) return true
  note(`the code is wrong: at emulator time the authenticator shows ${totpAt(secret, now).code}`)
  return false
}
