/** What the ways to sign in are called; the calls they open are the server's to say. */
import type { SignInSetting } from '../../../src-shared/contract/settings.ts'

export const methodTitles: Readonly<Record<SignInSetting, string>> = {
  authEmailPassword: 'Email and password',
  authPhone: 'Phone',
  authUsersAuthMagicURL: 'Magic URL',
  authEmailOtp: 'Email OTP',
  authAnonymous: 'Anonymous',
  authInvites: 'Team invites',
  authJWT: 'JWT',
}

/** `account.createJWT`, and what it answers while the method is off. */
export function methodEffect(calls: readonly string[], isOn: boolean): string {
  const named = calls.map((call) => `\`${call}\``).join(', ')
  return isOn ? named : `Off: \`user_auth_method_unsupported\` (501) for ${named}`
}
