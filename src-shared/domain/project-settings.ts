/** The settings of a project: what each may hold, and what it is when nobody set it (contract project-settings.json). */
import type { MockNumber, Platform, ProjectSettings } from '../contract/control.ts'
import { isOAuthProviderList, mergedOAuthProviders } from './oauth-providers.ts'
import { isPhone } from './phone.ts'
import { isoTime } from './time.ts'

/** As a new project has them. */
export const defaultSettings: ProjectSettings = {
  authEmailPassword: true,
  authUsersAuthMagicURL: true,
  authEmailOtp: true,
  authAnonymous: true,
  authInvites: true,
  authJWT: true,
  authPhone: true,
  authLimit: 0,
  authSessionsLimit: 10,
  authDuration: 31_536_000,
  authInvalidateSessions: true,
  authSessionAlerts: false,
  authPasswordHistory: 0,
  authPasswordDictionary: false,
  authPersonalDataCheck: false,
  authPasswordStrengthMin: 8,
  authPasswordStrengthUppercase: false,
  authPasswordStrengthLowercase: false,
  authPasswordStrengthNumber: false,
  authPasswordStrengthSymbols: false,
  authMfaFactorsTotp: true,
  authMfaFactorsEmail: true,
  authMfaFactorsPhone: true,
  authMfaFactorsCustom: false,
  authMembershipsUserId: false,
  authMembershipsUserName: false,
  authMembershipsUserEmail: false,
  authMembershipsUserPhone: false,
  authMembershipsMfa: false,
  authMembershipsUserAccessedAt: false,
  authDisposableEmails: false,
  authCanonicalEmails: false,
  authFreeEmails: false,
  authCorporateEmails: false,
  authMockNumbers: [],
  oAuthProviders: [],
  serviceStatusForAccount: true,
  serviceStatusForUsers: true,
  serviceStatusForTeams: true,
  serviceStatusForLocale: true,
  apiStatusForRest: true,
  rateLimits: true,
  mailServer: true,
  smsProvider: true,
  platforms: [],
}

/** Names of settings that are on or off. */
export type SwitchName = NamesOf<boolean>
/** Names of settings that are a number. */
export type NumberName = NamesOf<number>
type NamesOf<T> = { [K in keyof ProjectSettings]: ProjectSettings[K] extends T ? K : never }[keyof ProjectSettings]

/** The least and the most a number may be; 0 is no limit where it is the least. */
export const settingRanges: Readonly<Record<NumberName, readonly [least: number, most: number]>> = {
  authLimit: [0, 10_000],
  authSessionsLimit: [0, 100],
  authDuration: [60, 31_536_000],
  authPasswordHistory: [0, 20],
  authPasswordStrengthMin: [8, 256],
}

/** Contract limits.countCap. */
export const mostMockNumbers = 5000

/** Why a setting cannot have this value, or null: the key, the value and a valid example. */
export function settingFault(name: string, value: unknown): string | null {
  if (!isSettingName(name)) {
    return `There is no setting "${name}". Known: ${Object.keys(defaultSettings).join(', ')}.`
  }
  if (name === 'platforms') {
    return Array.isArray(value) && value.every(isPlatform)
      ? null
      : `platforms must be a list such as [{"type":"web","hostname":"app.example.test","key":""}].`
  }
  if (name === 'authMockNumbers') {
    return isMockNumberList(value)
      ? null
      : `authMockNumbers must be a list of numbers, each once, such as [{"phone":"+15555550100","otp":"123456"}].`
  }
  if (name === 'oAuthProviders') {
    return isOAuthProviderList(value)
      ? null
      : `oAuthProviders must be a list of providers, each once, such as [{"key":"google","appId":"id","secret":"text","enabled":true}].`
  }
  if (isNumberName(name)) {
    const [least, most] = settingRanges[name]
    return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
      ? null
      : `${name} must be a whole number from ${least} to ${most}, for example ${Math.max(least, Math.min(most, 100))}.`
  }
  return typeof value === 'boolean' ? null : `${name} must be true or false.`
}

/** All settings, from those that are stored. */
export function readSettings(stored: Readonly<Record<string, unknown>>): ProjectSettings {
  const merged: Record<string, unknown> = { ...defaultSettings }
  for (const [name, value] of Object.entries(stored)) if (settingFault(name, value) === null) merged[name] = value
  assertSettings(merged)
  return merged
}

/** What is stored once these have changed: only what differs from the default. */
export function storedSettings(
  stored: Readonly<Record<string, unknown>>,
  changed: Readonly<Record<string, unknown>>,
  now: number,
): Readonly<Record<string, unknown>> {
  const before = readSettings(stored)
  const { authMockNumbers: numbers, oAuthProviders: providers } = changed
  const merged = Object.entries({
    ...stored,
    ...changed,
    ...(isMockNumberList(numbers) ? { authMockNumbers: withTimes(numbers, before, now) } : {}),
    ...(isOAuthProviderList(providers)
      ? { oAuthProviders: mergedOAuthProviders(before.oAuthProviders, providers) }
      : {}),
  })
  return Object.fromEntries(
    merged.filter(
      ([name, value]) => !isSettingName(name) || JSON.stringify(value) !== JSON.stringify(defaultSettings[name]),
    ),
  )
}

type GivenMockNumber = Pick<MockNumber, 'phone' | 'otp'> & Partial<MockNumber>

/** A number keeps the times that it comes with or had before. */
function withTimes(
  numbers: readonly GivenMockNumber[],
  { authMockNumbers: known }: ProjectSettings,
  now: number,
): readonly MockNumber[] {
  return numbers.map(({ phone, otp, createdAt, updatedAt }) => {
    const before = known.find((number) => number.phone === phone)
    return {
      phone,
      otp,
      createdAt: createdAt ?? before?.createdAt ?? isoTime(now),
      updatedAt: updatedAt ?? (before?.otp === otp ? before.updatedAt : isoTime(now)),
    }
  })
}

function isSettingName(name: string): name is keyof ProjectSettings {
  return Object.hasOwn(defaultSettings, name)
}

function isNumberName(name: keyof ProjectSettings): name is NumberName {
  return Object.hasOwn(settingRanges, name)
}

function assertSettings(value: object): asserts value is ProjectSettings {
  for (const name of Object.keys(defaultSettings)) if (!(name in value)) throw new Error(`Settings lack ${name}.`)
}

function isMockNumberList(value: unknown): value is readonly GivenMockNumber[] {
  return (
    Array.isArray(value) &&
    value.length <= mostMockNumbers &&
    value.every(isMockNumber) &&
    new Set(value.map(({ phone }) => phone)).size === value.length
  )
}

function isMockNumber(value: unknown): value is GivenMockNumber {
  if (typeof value !== 'object' || value === null) return false
  const { phone, otp, createdAt, updatedAt }: { [K in keyof MockNumber]?: unknown } = value
  const isTime = (time: unknown) => time === undefined || (typeof time === 'string' && !Number.isNaN(Date.parse(time)))
  return typeof phone === 'string' && isPhone(phone) && isOtp(otp) && isTime(createdAt) && isTime(updatedAt)
}

export function isOtp(value: unknown): value is string {
  return typeof value === 'string' && /^\d{6}$/.test(value)
}

const platformTypes: ReadonlySet<unknown> = new Set<Platform['type']>([
  'web',
  'apple',
  'android',
  'windows',
  'linux',
  'scheme',
])

function isPlatform(value: unknown): value is Platform {
  if (typeof value !== 'object' || value === null) return false
  const { type, hostname, key }: { type?: unknown; hostname?: unknown; key?: unknown } = value
  return platformTypes.has(type) && typeof hostname === 'string' && typeof key === 'string'
}
