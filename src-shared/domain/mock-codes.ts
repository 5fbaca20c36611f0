/** Phone numbers and addresses whose code is always the same, as settings of a project: what a list of them may hold. */
import type { MockEmail, MockNumber } from '../contract/control.ts'
import { parseEmail } from './email.ts'
import { isPhone } from './phone.ts'
import { isoTime } from './time.ts'

/** Contract limits.countCap. */
export const mostMocks = 5000

/** What a change gives: times are filled in. */
type Given<T extends MockNumber | MockEmail> = Omit<T, 'createdAt' | 'updatedAt'> &
  Partial<Pick<T, 'createdAt' | 'updatedAt'>>

export function isMockNumberList(value: unknown): value is readonly Given<MockNumber>[] {
  return isListOfEach(value, isMockNumber, ({ phone }) => phone)
}

export function isMockEmailList(value: unknown): value is readonly Given<MockEmail>[] {
  return isListOfEach(value, isMockEmail, ({ email }) => email)
}

/** Not too many, and each once. */
function isListOfEach<T>(value: unknown, isOne: (entry: unknown) => entry is T, keyOf: (entry: T) => string): boolean {
  return (
    Array.isArray(value) &&
    value.length <= mostMocks &&
    value.every(isOne) &&
    new Set(value.map(keyOf)).size === value.length
  )
}

function isMockNumber(value: unknown): value is Given<MockNumber> {
  return isMock(value) && typeof value.phone === 'string' && isPhone(value.phone)
}

function isMockEmail(value: unknown): value is Given<MockEmail> {
  return isMock(value) && typeof value.email === 'string' && parseEmail(value.email) === value.email
}

function isMock(value: unknown): value is { readonly phone?: unknown; readonly email?: unknown } {
  if (typeof value !== 'object' || value === null) return false
  const { otp, createdAt, updatedAt }: { otp?: unknown; createdAt?: unknown; updatedAt?: unknown } = value
  const isTime = (time: unknown) => time === undefined || (typeof time === 'string' && !Number.isNaN(Date.parse(time)))
  return isOtp(otp) && isTime(createdAt) && isTime(updatedAt)
}

export function isOtp(value: unknown): value is string {
  return typeof value === 'string' && /^\d{6}$/.test(value)
}

export function numbersWithTimes(
  given: readonly Given<MockNumber>[],
  known: readonly MockNumber[],
  now: number,
): readonly MockNumber[] {
  return given.map(({ phone, otp, ...times }) => ({
    phone,
    otp,
    ...timesOf(
      otp,
      times,
      known.find((one) => one.phone === phone),
      now,
    ),
  }))
}

export function emailsWithTimes(
  given: readonly Given<MockEmail>[],
  known: readonly MockEmail[],
  now: number,
): readonly MockEmail[] {
  return given.map(({ email, otp, ...times }) => ({
    email,
    otp,
    ...timesOf(
      otp,
      times,
      known.find((one) => one.email === email),
      now,
    ),
  }))
}

type Times = Pick<MockNumber, 'createdAt' | 'updatedAt'>

/** Those that it comes with or had before. */
function timesOf(
  otp: string,
  { createdAt, updatedAt }: Partial<Times>,
  before: (Times & { readonly otp: string }) | undefined,
  now: number,
): Times {
  return {
    createdAt: createdAt ?? before?.createdAt ?? isoTime(now),
    updatedAt: updatedAt ?? (before?.otp === otp ? before.updatedAt : isoTime(now)),
  }
}
