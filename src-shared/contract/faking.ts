/** What the control API changes although no call of the emulated API can: times, factors, verification. */

/** `PATCH /__emulator/projects/{projectId}/users/{userId}` takes any of these. Times are ISO 8601. */
export interface FakedUser {
  readonly createdAt?: string
  readonly updatedAt?: string
  readonly registration?: string
  readonly accessedAt?: string | null
  /** Null: the user has no password that anybody knows. */
  readonly passwordUpdate?: string | null
  readonly emailVerification?: boolean
  readonly phoneVerification?: boolean
  readonly mfa?: boolean
  readonly mfaRecoveryCodes?: readonly string[]
  /** False blocks. */
  readonly status?: boolean
  readonly impersonator?: boolean
  /** True: every call of the user is answered `user_password_reset_required`. */
  readonly resetDue?: boolean
  /** For people who share the users; the emulated API never shows it. */
  readonly note?: string
}

/** `GET /__emulator/projects/{projectId}/users/{userId}`: what the emulated API never shows of a user. */
export interface StoredUser {
  readonly id: string
  /** How many passwords a new one is compared with. */
  readonly passwordHistory: number
  readonly mfaRecoveryCodes: readonly string[]
  /** Verified or not. */
  readonly hasAuthenticator: boolean
  readonly resetDue: boolean
  readonly note: string
}

/** `PATCH …/sessions/{sessionId}` takes any of these. */
export interface FakedSession {
  readonly createdAt?: string
  readonly updatedAt?: string
  readonly expire?: string
  /** Such as `["password","totp"]`; two make a session whole for a user with MFA. */
  readonly factors?: readonly string[]
  /** When a challenge was last passed; null: never. */
  readonly mfaUpdatedAt?: string | null
  readonly providerAccessTokenExpiry?: string | null
}

/** A session with what the emulated API never shows. */
export interface StoredSession extends Required<FakedSession> {
  readonly id: string
  readonly userId: string
  readonly provider: string
  readonly providerUid: string
  readonly ip: string
  readonly clientName: string
  readonly clientVersion: string
  readonly osName: string
  readonly deviceName: string
  /** What a cookie or `X-Appwrite-Session` carries. */
  readonly secret: string
  readonly isExpired: boolean
}

/** `PATCH …/identities/{identityId}` takes any of these. */
export interface FakedIdentity {
  readonly createdAt?: string
  readonly updatedAt?: string
  readonly providerAccessTokenExpiry?: string | null
}

export interface StoredIdentity extends Required<FakedIdentity> {
  readonly id: string
  readonly userId: string
  readonly provider: string
  readonly providerUid: string
  readonly providerEmail: string
}

/** `PATCH …/tokens/{tokenId}` takes any of these. */
export interface FakedToken {
  readonly createdAt?: string
  readonly expire?: string
}

/** A token that waits to be used, with its clear secret. */
export interface StoredToken extends Required<FakedToken> {
  readonly id: string
  readonly userId: string
  readonly kind: 'verification' | 'recovery' | 'magicUrl' | 'phone' | 'oauth2' | 'generic' | 'emailOtp'
  readonly secret: string
  readonly isExpired: boolean
}
