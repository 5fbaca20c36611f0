/** Second factors (contract models.json `mfaFactors`, `mfaRecoveryCodes`, `mfaChallengeSecret`). */
import { wireTime } from '../domain/time.ts'
import type { Model } from '../http/route.ts'
import type { Challenge } from '../store/tables/challenges.ts'

export interface MfaFactors {
  readonly totp: boolean
  readonly phone: boolean
  readonly email: boolean
  readonly recoveryCode: boolean
  readonly custom: boolean
}

export const mfaFactorsModel: Model<MfaFactors, unknown> = {
  name: 'mfaFactors',
  write: ({ totp, phone, email, recoveryCode, custom }) => ({ totp, phone, email, recoveryCode, custom }),
}

export const mfaRecoveryCodesModel: Model<readonly string[], unknown> = {
  name: 'mfaRecoveryCodes',
  write: (recoveryCodes) => ({ recoveryCodes }),
}

export const mfaChallengeSecretModel: Model<Challenge, unknown> = {
  name: 'mfaChallengeSecret',
  write: (challenge) => ({
    $id: challenge.id,
    $createdAt: wireTime(challenge.createdAt),
    userId: challenge.userId,
    expire: wireTime(challenge.expire),
    code: challenge.code,
  }),
}
