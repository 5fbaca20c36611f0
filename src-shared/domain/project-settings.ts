/** The settings of a project: what each may hold, and what it is when nobody set it (contract project-settings.json). */
import type { Platform, ProjectSettings } from '../contract/control.ts'
import { isEmailPattern, isIpAddress } from './allow-list.ts'
import { isDevKeyList, storedDevKeys } from './dev-key.ts'
import { isSmtp, isTemplates, mergedTemplates, noSmtp } from './mail-settings.ts'
import { emailsWithTimes, isMockEmailList, isMockNumberList, numbersWithTimes } from './mock-codes.ts'
import { isOAuthProviderList, mergedOAuthProviders } from './oauth-providers.ts'

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
  authMockEmails: [],
  oAuthProviders: [],
  serviceStatusForAccount: true,
  serviceStatusForUsers: true,
  serviceStatusForTeams: true,
  serviceStatusForLocale: true,
  apiStatusForRest: true,
  rateLimits: true,
  mailServer: true,
  smsProvider: true,
  lenientCodes: false,
  platforms: [],
  devKeys: [],
  smtp: noSmtp,
  templates: {},
  url: '',
  authWhitelistEmails: [],
  authWhitelistIPs: [],
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

/** Why a setting cannot have this value, or null: the key, the value and a valid example. */
export function settingFault(name: string, value: unknown): string | null {
  if (!isSettingName(name)) {
    return `There is no setting "${name}". Known: ${Object.keys(defaultSettings).join(', ')}.`
  }
  if (isShapeName(name)) return shapes[name].fault(value)
  if (isNumberName(name)) {
    const [least, most] = settingRanges[name]
    return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
      ? null
      : `${name} must be a whole number from ${least} to ${most}, for example ${Math.max(least, Math.min(most, 100))}.`
  }
  return typeof value === 'boolean' ? null : `${name} must be true or false.`
}

type ShapeName = Exclude<keyof ProjectSettings, SwitchName | NumberName>

/** A setting that is neither on or off nor a number. */
interface Shape {
  fault(value: unknown): string | null
  /** What is kept of the value that a change gives. */
  kept(value: unknown, before: ProjectSettings, now: number): unknown
}

function shape<T>(
  isGiven: (value: unknown) => value is T,
  mustBe: string,
  kept: (given: T, before: ProjectSettings, now: number) => unknown = (given) => given,
): Shape {
  return {
    fault: (value) => (isGiven(value) ? null : mustBe),
    kept: (value, before, now) => (isGiven(value) ? kept(value, before, now) : value),
  }
}

const shapes: Readonly<Record<ShapeName, Shape>> = {
  platforms: shape(
    isListOf(isPlatform),
    'platforms must be a list such as [{"type":"web","hostname":"app.example.test","key":""}].',
  ),
  authMockNumbers: shape(
    isMockNumberList,
    'authMockNumbers must be a list of numbers, each once, such as [{"phone":"+15555550100","otp":"123456"}].',
    (given, before, now) => numbersWithTimes(given, before.authMockNumbers, now),
  ),
  authMockEmails: shape(
    isMockEmailList,
    'authMockEmails must be a list of addresses in lower case, each once, such as [{"email":"ada@example.test","otp":"123456"}].',
    (given, before, now) => emailsWithTimes(given, before.authMockEmails, now),
  ),
  oAuthProviders: shape(
    isOAuthProviderList,
    'oAuthProviders must be a list of providers, each once, such as [{"key":"google","appId":"id","secret":"text","enabled":true}].',
    (given, before) => mergedOAuthProviders(before.oAuthProviders, given),
  ),
  devKeys: shape(
    isDevKeyList,
    'devKeys must be a list of keys, each secret once, such as [{"name":"CI","secret":"text","expire":"2030-01-01T00:00:00.000Z"}].',
    storedDevKeys,
  ),
  smtp: shape(
    isSmtp,
    'smtp must be an object of some of its fields, such as {"enabled":true,"senderName":"Demo","senderEmail":"demo@example.test"}.',
    (given, before) => ({ ...before.smtp, ...given }),
  ),
  templates: shape(
    isTemplates,
    'templates must be an object such as {"email.magicSession-en":{"subject":"Sign in","message":"<p>{{redirect}}</p>"}}.',
    (given, before) => mergedTemplates(before.templates, given),
  ),
  url: shape(isUrlOrEmpty, 'url must be a URL such as https://app.example.test, or empty text.'),
  authWhitelistEmails: shape(
    isListOf(isEmailPattern),
    'authWhitelistEmails must be a list such as ["ada@example.test","*@example.com"].',
  ),
  authWhitelistIPs: shape(isListOf(isIpAddress), 'authWhitelistIPs must be a list such as ["127.0.0.1"].'),
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
  const merged = new Map(Object.entries(stored))
  for (const [name, value] of Object.entries(changed)) {
    merged.set(name, isShapeName(name) ? shapes[name].kept(value, before, now) : value)
  }
  return Object.fromEntries(
    [...merged].filter(
      ([name, value]) => !isSettingName(name) || JSON.stringify(value) !== JSON.stringify(defaultSettings[name]),
    ),
  )
}

function isSettingName(name: string): name is keyof ProjectSettings {
  return Object.hasOwn(defaultSettings, name)
}

function isShapeName(name: string): name is ShapeName {
  return Object.hasOwn(shapes, name)
}

function isNumberName(name: keyof ProjectSettings): name is NumberName {
  return Object.hasOwn(settingRanges, name)
}

function assertSettings(value: object): asserts value is ProjectSettings {
  for (const name of Object.keys(defaultSettings)) if (!(name in value)) throw new Error(`Settings lack ${name}.`)
}

function isListOf<T>(isItem: (value: unknown) => value is T) {
  return (value: unknown): value is readonly T[] => Array.isArray(value) && value.every(isItem)
}

function isUrlOrEmpty(value: unknown): value is string {
  return typeof value === 'string' && (value === '' || URL.canParse(value))
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
