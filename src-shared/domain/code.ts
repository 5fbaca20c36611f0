/** Six digits: what is sent by SMS, mailed as a one-time code, or asked for by a challenge (contract section 10). */
import type { Random } from '../simulate/random.ts'
import type { Scope } from './scope.ts'

export function newCode(random: Random): string {
  const [a = 0, b = 0, c = 0, d = 0] = random.bytes(4)
  return String((((a << 24) | (b << 16) | (c << 8) | d) >>> 0) % 1_000_000).padStart(6, '0')
}

/** The code that the project fixed for a mock phone number; null for every other number. */
export function fixedPhoneCode({ project }: Pick<Scope, 'project'>, phone: string): string | null {
  return project.settings.authMockNumbers.find((number) => number.phone === phone)?.otp ?? null
}

/** Emulator: the code that the project fixed for an address, in any case of letters; null for every other one. */
export function fixedEmailCode({ project }: Pick<Scope, 'project'>, email: string): string | null {
  const lowered = email.toLowerCase()
  return project.settings.authMockEmails.find((one) => one.email === lowered)?.otp ?? null
}
