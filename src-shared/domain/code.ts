/** Six digits: what is sent by SMS, mailed as a one-time code, or asked for by a challenge (contract section 10). */
import type { Random } from '../simulate/random.ts'
import type { Scope } from './scope.ts'

export function newCode(random: Random): string {
  const [a = 0, b = 0, c = 0, d = 0] = random.bytes(4)
  return String((((a << 24) | (b << 16) | (c << 8) | d) >>> 0) % 1_000_000).padStart(6, '0')
}

/** The code that the project fixed for a mock phone number, which gets no SMS; null for every other number. */
export function fixedPhoneCode({ project, note }: Pick<Scope, 'project' | 'note'>, phone: string): string | null {
  const mock = project.settings.authMockNumbers.find((one) => one.phone === phone)
  if (mock === undefined) return null
  note(`${phone} is a mock number of the project: its code is ${mock.otp}, and nothing is sent`)
  return mock.otp
}

/** Emulator: the same for addresses, in any case of letters. */
export function fixedEmailCode({ project, note }: Pick<Scope, 'project' | 'note'>, email: string): string | null {
  const mock = project.settings.authMockEmails.find((one) => one.email === email.toLowerCase())
  if (mock === undefined) return null
  note(`${email} is a mock address of the project: its code is ${mock.otp}, and nothing is sent`)
  return mock.otp
}
