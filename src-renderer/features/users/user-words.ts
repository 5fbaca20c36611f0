/** How the state of users and their sessions is told. */
import type { StoredSession } from '../../../src-shared/contract/faking.ts'

export interface Verification {
  readonly email: string
  readonly phone: string
  readonly emailVerification: boolean
  readonly phoneVerification: boolean
}

export function verificationWords({ email, phone, emailVerification, phoneVerification }: Verification): string {
  if (emailVerification && phoneVerification) return '✓ Email, phone'
  if (emailVerification) return '✓ Email'
  if (phoneVerification) return '✓ Phone'
  return email === '' && phone === '' ? 'Anonymous' : 'Unverified'
}

/** `Chrome 140, Linux`; what made the session when it was no browser. */
export function clientWords({ clientName, clientVersion, osName, deviceName }: StoredSession): string {
  const client = [clientName, clientVersion.split('.')[0]].filter((part) => part !== '').join(' ')
  const words = [client, osName === '' ? deviceName : osName].filter((part) => part !== '').join(', ')
  return words === '' ? 'Unknown client' : words
}

const providers: Readonly<Record<string, string>> = {
  email: 'Email and password',
  anonymous: 'Anonymous',
  server: 'Made by a server',
  token: 'Token',
  'magic-url': 'Magic URL',
  phone: 'Phone',
}

export function providerWords(provider: string): string {
  return providers[provider] ?? provider
}

const factors: Readonly<Record<string, string>> = {
  totp: 'Authenticator',
  email: 'Email',
  phone: 'Phone',
  recoveryCode: 'Recovery code',
  custom: 'Custom',
}

export function factorWords(factor: string): string {
  return factors[factor] ?? factor
}
