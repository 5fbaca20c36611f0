/** What a project asks of passwords (contract section 12). */

export interface PasswordPolicy {
  /** Least length in bytes. */
  readonly min: number
  readonly uppercase: boolean
  readonly lowercase: boolean
  readonly number: boolean
  readonly symbols: boolean
}

const longestPasswordBytes = 256

/** What is wrong with the password, in words that name all that is missing at once; null when nothing is. */
export function passwordFault(password: string, policy: PasswordPolicy): string | null {
  const bytes = new TextEncoder().encode(password).length
  if (bytes < policy.min || bytes > longestPasswordBytes) {
    return `the password must have ${policy.min} to ${longestPasswordBytes} bytes, it has ${bytes}`
  }
  const missing = [
    policy.uppercase && !/[A-Z]/.test(password) ? 'an uppercase letter (A to Z)' : null,
    policy.lowercase && !/[a-z]/.test(password) ? 'a lowercase letter (a to z)' : null,
    policy.number && !/[0-9]/.test(password) ? 'a digit (0 to 9)' : null,
    // Any script's letters and numbers are none, and neither is white space.
    policy.symbols && !/[^\p{L}\p{N}\s]/u.test(password) ? 'a symbol' : null,
  ].filter((part) => part !== null)
  return missing.length === 0 ? null : `the password needs ${inWords(missing)}`
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
