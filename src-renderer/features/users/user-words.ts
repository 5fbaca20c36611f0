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

/** What each provider of a session is called, by the factor that it proved. */
const ways = [
  { provider: 'email', factor: 'password', words: 'Email and password' },
  { provider: 'email', factor: 'email', words: 'Invitation' },
  { provider: 'token', factor: 'email', words: 'Email OTP' },
  { provider: 'token', factor: 'token', words: 'Token' },
  { provider: 'magic-url', factor: 'email', words: 'Magic URL' },
  { provider: 'phone', factor: 'phone', words: 'Phone' },
  { provider: 'anonymous', factor: 'anonymous', words: 'Anonymous' },
  { provider: 'server', factor: 'server', words: 'Made by a server' },
] as const

/** How a session was begun, and the factors that it has beside: `Email and password + Authenticator`. */
export function signInWords({ provider, factors }: Pick<StoredSession, 'provider' | 'factors'>): string {
  if (factors.length === 0) return `${provider}, no factors`
  const way = ways.find((known) => known.provider === provider && factors.includes(known.factor))
  const implied: readonly string[] = way === undefined ? ['email', 'oauth2'] : [way.factor]
  const beside = factors.filter((factor) => !implied.includes(factor))
  return [way?.words ?? provider, ...beside.map(factorWords)].join(' + ')
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
