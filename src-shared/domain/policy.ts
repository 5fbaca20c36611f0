/** The policies of the Project service: names on the wire for settings of the project (contract project-settings.json). */
import type { NumberName, SwitchName } from './project-settings.ts'

export interface Policy {
  readonly id: string
  /** Wire name of each field, and the setting behind it. */
  readonly fields: Readonly<Record<string, SwitchName | NumberName>>
}

/** In the order of their list. */
export const policies = [
  { id: 'password-dictionary', fields: { enabled: 'authPasswordDictionary' } },
  { id: 'password-history', fields: { total: 'authPasswordHistory' } },
  {
    id: 'password-strength',
    fields: {
      min: 'authPasswordStrengthMin',
      uppercase: 'authPasswordStrengthUppercase',
      lowercase: 'authPasswordStrengthLowercase',
      number: 'authPasswordStrengthNumber',
      symbols: 'authPasswordStrengthSymbols',
    },
  },
  { id: 'password-personal-data', fields: { enabled: 'authPersonalDataCheck' } },
  { id: 'session-alert', fields: { enabled: 'authSessionAlerts' } },
  { id: 'session-duration', fields: { duration: 'authDuration' } },
  { id: 'session-invalidation', fields: { enabled: 'authInvalidateSessions' } },
  { id: 'session-limit', fields: { total: 'authSessionsLimit' } },
  { id: 'user-limit', fields: { total: 'authLimit' } },
  {
    id: 'membership-privacy',
    fields: {
      userId: 'authMembershipsUserId',
      userEmail: 'authMembershipsUserEmail',
      userPhone: 'authMembershipsUserPhone',
      userName: 'authMembershipsUserName',
      userMFA: 'authMembershipsMfa',
      userAccessedAt: 'authMembershipsUserAccessedAt',
    },
  },
  {
    id: 'mfa-factors',
    fields: {
      totp: 'authMfaFactorsTotp',
      email: 'authMfaFactorsEmail',
      phone: 'authMfaFactorsPhone',
      custom: 'authMfaFactorsCustom',
    },
  },
  { id: 'deny-aliased-email', fields: { enabled: 'authCanonicalEmails' } },
  { id: 'deny-disposable-email', fields: { enabled: 'authDisposableEmails' } },
  { id: 'deny-free-email', fields: { enabled: 'authFreeEmails' } },
  { id: 'deny-corporate-email', fields: { enabled: 'authCorporateEmails' } },
] as const satisfies readonly Policy[]

export type PolicyId = (typeof policies)[number]['id']

export function policyNamed(id: PolicyId): Policy {
  const policy: Policy | undefined = policies.find((one) => one.id === id)
  if (policy === undefined) throw new Error(`There is no policy ${id}.`)
  return policy
}

/** The ways to sign in, by wire name, and the setting of each. */
export const authMethods = [
  { id: 'email-password', setting: 'authEmailPassword' },
  { id: 'magic-url', setting: 'authUsersAuthMagicURL' },
  { id: 'email-otp', setting: 'authEmailOtp' },
  { id: 'anonymous', setting: 'authAnonymous' },
  { id: 'invites', setting: 'authInvites' },
  { id: 'jwt', setting: 'authJWT' },
  { id: 'phone', setting: 'authPhone' },
] as const satisfies readonly { readonly id: string; readonly setting: SwitchName }[]
