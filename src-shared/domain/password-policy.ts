/** What a project asks of passwords (contract section 12). */
import type { ProjectSettings } from '../contract/control.ts'

export interface PasswordPolicy {
  /** Least length in bytes. */
  readonly min: number
  readonly uppercase: boolean
  readonly lowercase: boolean
  readonly number: boolean
  readonly symbols: boolean
}

export const longestPasswordBytes = 256

/** What a password may have to have one of. */
const kinds = [
  { rule: 'uppercase', pattern: /[A-Z]/, words: 'an uppercase letter (A to Z)' },
  { rule: 'lowercase', pattern: /[a-z]/, words: 'a lowercase letter (a to z)' },
  { rule: 'number', pattern: /[0-9]/, words: 'a digit (0 to 9)' },
  // Any script's letters and numbers are none, and neither is white space.
  { rule: 'symbols', pattern: /[^\p{L}\p{N}\s]/u, words: 'a symbol' },
] as const

export function passwordPolicyOf(settings: ProjectSettings): PasswordPolicy {
  return {
    min: settings.authPasswordStrengthMin,
    uppercase: settings.authPasswordStrengthUppercase,
    lowercase: settings.authPasswordStrengthLowercase,
    number: settings.authPasswordStrengthNumber,
    symbols: settings.authPasswordStrengthSymbols,
  }
}

export function hasGoodLength(password: string, { min }: PasswordPolicy): boolean {
  const bytes = bytesOf(password)
  return bytes >= min && bytes <= longestPasswordBytes
}

/** What the policy asks for, and whether the password lacks it. */
export function wantedKinds(password: string, policy: PasswordPolicy) {
  return kinds.filter(({ rule }) => policy[rule]).map((kind) => ({ ...kind, isMissing: !kind.pattern.test(password) }))
}

/** What is wrong with the password, in words that name all that is missing at once; null when nothing is. */
export function passwordFault(password: string, policy: PasswordPolicy): string | null {
  if (!hasGoodLength(password, policy)) {
    return `the password must have ${policy.min} to ${longestPasswordBytes} bytes, it has ${bytesOf(password)}`
  }
  const missing = wantedKinds(password, policy).flatMap(({ words, isMissing }) => (isMissing ? words : []))
  return missing.length === 0 ? null : `the password needs ${inWords(missing)}`
}

function bytesOf(password: string): number {
  return new TextEncoder().encode(password).length
}

function inWords(parts: readonly string[]): string {
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`
}

export interface Person {
  readonly id: string
  readonly email: string | null
  readonly name: string | null
  readonly phone: string | null
}

/** Whether the password contains, in any case of letters, what is known of its user. */
export function holdsPersonalData(password: string, { id, email, name, phone }: Person): boolean {
  const lowered = password.toLowerCase()
  return [id, email, email?.split('@', 1)[0], name, phone, phone?.replaceAll('+', '')].some(
    // Nothing is contained in everything: fields that are not set do not count.
    (known) => known !== null && known !== undefined && known !== '' && lowered.includes(known.toLowerCase()),
  )
}
