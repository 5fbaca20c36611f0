/** Second factors (contract models.json, names with `mfa`). */
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

export interface TotpEnrolment {
  readonly secret: string
  readonly uri: string
}

export const mfaTypeModel: Model<TotpEnrolment, unknown> = {
  name: 'mfaType',
  write: ({ secret, uri }) => ({ secret, uri }),
}

const shown = ({ id, createdAt, userId, expire }: Challenge) => ({
  $id: id,
  $createdAt: wireTime(createdAt),
  userId,
  expire: wireTime(expire),
})

export const mfaChallengeModel: Model<Challenge, unknown> = { name: 'mfaChallenge', write: shown }

export const mfaChallengeSecretModel: Model<Challenge, unknown> = {
  name: 'mfaChallengeSecret',
  write: (challenge) => ({ ...shown(challenge), code: challenge.code }),
}
