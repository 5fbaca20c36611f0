/** What every way to hash a password has in common. */
import { isObject, type JsonObject } from '../../store/column.ts'

/** A password as a user record holds it. */
export interface StoredPassword {
  /** The algorithm as the wire names it: `argon2`, `bcrypt`, `md5`, `sha`, `phpass`, `scrypt`, `scryptMod`. */
  readonly hash: string
  readonly hashOptions: JsonObject
  readonly password: string
}

export interface PasswordAlgorithm {
  /** Why no password can match the stored text, in words that go behind "it"; null when one can. */
  fault(stored: string, options: JsonObject): string | null
  /** Whether `given` is the password; asked only where there is no fault. */
  verify(given: string, stored: string, options: JsonObject): boolean | Promise<boolean>
}

/** The stored password of a user, or null when there is none. */
export function storedPassword(user: {
  readonly password: string | null
  readonly hash: string | null
  readonly hashOptions: JsonObject | null
}): StoredPassword | null {
  const { password, hash, hashOptions } = user
  return password === null
    ? null
    : { password, hash: hash ?? 'argon2', hashOptions: isObject(hashOptions) ? hashOptions : {} }
}

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/**
 * Emulator: a hash that asks for more than this is refused at sign-in rather than computed for minutes: it was never
 * meant for a sign-in, and a local tool should not look hung.
 */
export const mostWork = {
  /** Memory of Argon2 and scrypt. */
  kibibytes: 1_048_576,
  /** Memory times passes. */
  kibibytePasses: 8_388_608,
  bcryptCost: 16,
  /** Powers of two. */
  phpassRounds: 22,
} as const

export const tooMuchWork = 'asks for more work than Offwrite does for one sign-in'
