/** Development keys: a setting of the project (contract sections 2, 4 and 14). */
import type { DevKey } from '../contract/settings.ts'
import type { Project } from './project.ts'
import { isSameSecret } from './secrets.ts'

/** What a change gives: a key without `expire` stays good. */
export type GivenDevKey = Pick<DevKey, 'secret'> & Partial<DevKey>

export function isDevKeyList(value: unknown): value is readonly GivenDevKey[] {
  return (
    Array.isArray(value) && value.every(isDevKey) && new Set(value.map(({ secret }) => secret)).size === value.length
  )
}

function isDevKey(value: unknown): value is GivenDevKey {
  if (typeof value !== 'object' || value === null) return false
  const { secret, name, expire }: { [K in keyof DevKey]?: unknown } = value
  return (
    typeof secret === 'string' &&
    secret !== '' &&
    (name === undefined || typeof name === 'string') &&
    (expire === undefined || expire === null || (typeof expire === 'string' && !Number.isNaN(Date.parse(expire))))
  )
}

export function storedDevKeys(given: readonly GivenDevKey[]): readonly DevKey[] {
  return given.map(({ secret, name = '', expire = null }) => ({ name, secret, expire }))
}

/** Null for a secret that is not known or too old: such a key is ignored, which `note` tells. */
export function findDevKey(project: Project, secret: string, now: number, note: (text: string) => void): DevKey | null {
  const key = project.settings.devKeys.find((one) => isSameSecret(one.secret, secret))
  if (key === undefined) {
    note('a dev key came in, but the setting devKeys of this project has none with its secret: it is ignored')
    return null
  }
  if (key.expire !== null && Date.parse(key.expire) <= now) {
    note(`the dev key ${key.name} has expired: it is ignored`)
    return null
  }
  return key
}
