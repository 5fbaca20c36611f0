/** A project and its settings. Only what differs from the default is stored, so new settings need no migration. */
import type { Platform, ProjectSettings } from '../contract/control.ts'
import type { ProjectRecord } from '../store/tables/projects.ts'
import type { Store } from '../store/store.ts'
import { scopes } from './scopes.ts'
import { insertKey } from './api-key.ts'
import type { Random } from '../simulate/random.ts'

/** Defaults as a new project has them (contract project-settings.json). */
export const defaultSettings: ProjectSettings = {
  authEmailPassword: true,
  authAnonymous: true,
  authInvites: true,
  authLimit: 0,
  authSessionsLimit: 10,
  authDuration: 31_536_000,
  authInvalidateSessions: true,
  authPasswordHistory: 0,
  authPasswordDictionary: false,
  authPersonalDataCheck: false,
  authPasswordStrengthMin: 8,
  authPasswordStrengthUppercase: false,
  authPasswordStrengthLowercase: false,
  authPasswordStrengthNumber: false,
  authPasswordStrengthSymbols: false,
  authMembershipsUserId: false,
  authMembershipsUserName: false,
  authMembershipsUserEmail: false,
  authMembershipsUserPhone: false,
  authMembershipsMfa: false,
  authMembershipsUserAccessedAt: false,
  serviceStatusForAccount: true,
  serviceStatusForUsers: true,
  serviceStatusForTeams: true,
  apiStatusForRest: true,
  rateLimits: true,
  platforms: [],
}

/** The project that a request without project header is for (contract section 2). */
export const consoleProjectId = 'console'

export interface Project {
  readonly record: ProjectRecord
  readonly id: string
  readonly name: string
  readonly settings: ProjectSettings
}

export function projectOf(record: ProjectRecord): Project {
  return { record, id: record.id, name: record.name, settings: readSettings(record.settings) }
}

function readSettings(stored: Readonly<Record<string, unknown>>): ProjectSettings {
  const merged: Record<string, unknown> = { ...defaultSettings }
  for (const [name, value] of Object.entries(stored)) if (settingFault(name, value) === null) merged[name] = value
  assertSettings(merged)
  return merged
}

function assertSettings(value: object): asserts value is ProjectSettings {
  for (const name of Object.keys(defaultSettings)) if (!(name in value)) throw new Error(`Settings lack ${name}.`)
}

const ranges: Readonly<Record<string, readonly [number, number]>> = {
  authLimit: [0, 10_000],
  authSessionsLimit: [0, 100],
  authDuration: [60, 31_536_000],
  authPasswordHistory: [0, 20],
  authPasswordStrengthMin: [8, 256],
}

/** Why a setting cannot have this value, or null: the key, the value and a valid example. */
export function settingFault(name: string, value: unknown): string | null {
  if (name === 'platforms') {
    return Array.isArray(value) && value.every(isPlatform)
      ? null
      : `platforms must be a list such as [{"type":"web","hostname":"app.example.test","key":""}].`
  }
  if (!Object.hasOwn(defaultSettings, name)) {
    return `There is no setting "${name}". Known: ${Object.keys(defaultSettings).join(', ')}.`
  }
  const range = ranges[name]
  if (range !== undefined) {
    const [min, max] = range
    return typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
      ? null
      : `${name} must be a whole number from ${min} to ${max}, for example ${Math.max(min, Math.min(max, 100))}.`
  }
  return typeof value === 'boolean' ? null : `${name} must be true or false.`
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

export interface NewProject {
  readonly id: string
  readonly name: string
  readonly madeBy: ProjectRecord['madeBy']
  readonly strictKeys: boolean
  readonly settings: Readonly<Record<string, unknown>>
}

/** Makes a project and its first API key, which has every scope. */
export function createProject(store: Store, random: Random, now: number, project: NewProject): Project {
  const { result } = store.commit(() => {
    const record = store.projects.insert({ ...project, secretKey: random.hex(64), createdAt: now })
    insertKey(store, random, now, {
      projectId: project.id,
      name: 'Every scope',
      secret: null,
      scopes,
      expire: null,
      seen: false,
    })
    return record
  })
  return projectOf(result)
}
