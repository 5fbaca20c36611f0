/** Every algorithm by which a stored password may be checked (contract section 12). */
import type { PasswordAlgorithm, StoredPassword } from './algorithm.ts'
import { argon2 } from './argon2.ts'
import { bcrypt } from './bcrypt.ts'
import { md5, sha } from './digests.ts'
import { phpass } from './phpass.ts'
import { scrypt, scryptModified } from './scrypt.ts'

const algorithms: ReadonlyMap<string, PasswordAlgorithm> = new Map([
  ['argon2', argon2],
  ['bcrypt', bcrypt],
  ['md5', md5],
  ['sha', sha],
  ['phpass', phpass],
  ['scrypt', scrypt],
  ['scryptMod', scryptModified],
])

/** Why no password can match, in words that go behind "it"; null when one can. */
export function storedFault({ hash, password, hashOptions }: StoredPassword): string | null {
  const algorithm = algorithms.get(hash)
  return algorithm === undefined ? `was made by ${hash}, which is not known` : algorithm.fault(password, hashOptions)
}

/** False too for a stored text that nothing can match. */
export async function verifyStored(given: string, stored: StoredPassword): Promise<boolean> {
  const algorithm = algorithms.get(stored.hash)
  if (algorithm === undefined || storedFault(stored) !== null) return false
  try {
    return await algorithm.verify(given, stored.password, stored.hashOptions)
  } catch {
    // What an implementation refuses (a salt too short, memory that the machine lacks) matches nothing either.
    return false
  }
}
