/** How users and sessions are spoken of, the same everywhere. */
import type { SessionRecord } from './user-record.ts'

interface Named {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly phone: string
}

/** What a user is called: the first that is known. */
export function titleOf({ name, email, phone, id }: Named): string {
  return name || email || phone || `Anonymous ${id.slice(-6)}`
}

/** What stands dimmed after the title; `''` when the title already says it. */
export function detailOf({ name, email, phone }: Named): string {
  return name === '' ? (email === '' ? '' : phone) : email || phone
}

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
export function clientWords({ clientName, clientVersion, osName }: SessionRecord): string {
  const client = [clientName, clientVersion.split('.')[0]].filter((part) => part !== '').join(' ')
  const words = [client, osName].filter((part) => part !== '').join(', ')
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

/** `3 users`, `1 user` */
export function countOf(count: number, one: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : `${one}s`}`
}
