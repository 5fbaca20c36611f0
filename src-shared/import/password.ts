/** The password of a row: a hash that Appwrite can check, or the password itself, which is hashed here. */
import { hashedPassword, type PasswordFields } from '../domain/password.ts'
import { holdsPersonalData } from '../domain/password-policy.ts'
import { newPassword } from '../endpoints/rules.ts'
import { Refusal } from '../http/rules.ts'
import { productionOptions } from '../simulate/hasher.ts'
import type { JsonObject } from '../store/column.ts'
import type { ImportedFields } from './fields.ts'
import type { Target } from './target.ts'

/** What the server's own import routes write beside a hash that brings no options. */
const usualOptions: Readonly<Record<string, JsonObject>> = {
  argon2: { ...productionOptions },
  bcrypt: { type: 'bcrypt', cost: 8 },
  md5: { type: 'md5' },
  sha: { version: 'sha256' },
  phpass: { type: 'phpass', iteration_count_log2: 8, portable_hashes: false },
  scrypt: { type: 'scrypt' },
  scryptMod: { type: 'scryptMod' },
}

/** Without these nothing can be checked. */
const needed: Readonly<Record<string, readonly string[]>> = {
  scrypt: ['salt', 'costCpu', 'costMemory', 'costParallel', 'length'],
  scryptMod: ['salt', 'saltSeparator', 'signerKey'],
}

type Secrets = Pick<ImportedFields, 'password' | 'hash' | 'hashOptions' | 'id' | 'email' | 'name' | 'phone'>

/** Why the password cannot be taken; null when it can, or when there is none. */
export function passwordFault(
  { password, hash, hashOptions, id, email, name, phone }: Secrets,
  { project, passwordDictionary, hasher }: Target,
): string | null {
  if (password === null) return null
  if (hash !== null) {
    const options = completeOptions(hash, hashOptions)
    const missing = needed[hash]?.find((option) => (options[option] ?? null) === null)
    if (missing !== undefined) return `a hash of ${hash} needs the option ${missing}`
    const fault = hasher.fault({ password, hash, hashOptions: options })
    return fault === null ? null : `the hash ${fault}`
  }
  try {
    newPassword().read(password, { project, passwordDictionary })
  } catch (error) {
    if (error instanceof Refusal) return error.message
    throw error
  }
  const isPersonal =
    project.settings.authPersonalDataCheck && holdsPersonalData(password, { id: id ?? '', email, name, phone })
  return isPersonal ? 'the password holds personal data of its user' : null
}

/** The fields to store of a row without such a fault; null when it has no password. */
export async function importedPassword(
  { password, hash, hashOptions }: Secrets,
  target: Target,
): Promise<PasswordFields | null> {
  if (password === null) return null
  if (hash !== null) return { password, hash, hashOptions: completeOptions(hash, hashOptions) }
  return hashedPassword(target, password, 'account')
}

function completeOptions(hash: string, given: JsonObject | null): JsonObject {
  return { ...usualOptions[hash], ...withNumbers(given ?? {}) }
}

/** A cell of a table holds text only, and the costs of an algorithm are numbers. */
function withNumbers(options: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => [
      name,
      /cost|length|threads/i.test(name) && typeof value === 'string' && /^\d{1,10}$/.test(value)
        ? Number(value)
        : value,
    ]),
  )
}
