/** The fields of a user that an import may bring, and what each must be: as `users.create` and its siblings have it. */
import { earliest, latest } from '../domain/time.ts'
import { oAuthProviderKeys } from '../domain/oauth-providers.ts'
import { email, label, phone } from '../endpoints/rules.ts'
import { boolean, defineRule, id, listOf, object, oneOf, refuse, Refusal, type Rule, text } from '../http/rules.ts'
import { isObject } from '../store/column.ts'
import type { Remark } from './source.ts'

/** As JSON, or as text that is JSON: a cell of a table holds text only. */
const parsed = <T>(inner: Rule<T>): Rule<T> => ({
  ...inner,
  read: (value, context) => inner.read(typeof value === 'string' ? jsonOf(value) : value, context),
})

function jsonOf(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    return refuse('the value must be JSON')
  }
}

/** In any case of letters: spreadsheets write TRUE. */
const flag = (): Rule<boolean> => ({
  ...boolean(),
  read: (value, context) => boolean().read(typeof value === 'string' ? value.toLowerCase() : value, context),
})

/** ISO 8601, in UTC where it names no zone, or milliseconds since 1970. */
const time = (): Rule<number> =>
  defineRule('a time', (value) => {
    const isCount = typeof value === 'number' || (typeof value === 'string' && /^\d{10,}$/.test(value))
    const at = isCount ? Number(value) : typeof value === 'string' ? isoMoment(value) : Number.NaN
    return at >= earliest && at < latest
      ? Math.floor(at)
      : refuse('the value must be a time such as 2027-01-31T09:00:00Z, or milliseconds since 1970')
  })

function isoMoment(value: string): number {
  const [, day, clock = '00:00', zone = 'Z'] =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(Z|[+-]\d\d:?\d\d)?)?$/i.exec(value) ?? []
  return day === undefined ? Number.NaN : Date.parse(`${day}T${clock}${zone.replace(/(\d\d)(\d\d)$/, '$1:$2')}`)
}

const labels = (): Rule<readonly string[]> => ({
  ...listOf(label(), 1000),
  read: (value, context) => {
    const list = typeof value === 'string' ? value.split(/[\s,;|]+/).filter((part) => part !== '') : value
    return [...new Set(listOf(label(), 1000).read(list, context))]
  },
})

export interface ImportedIdentity {
  readonly provider: string
  readonly providerUid: string
  readonly providerEmail: string
}

const identity = (): Rule<ImportedIdentity> =>
  defineRule('an identity', (value) => {
    const { provider, providerUid, providerEmail = '' } = isObject(value) ? value : {}
    if (typeof provider !== 'string' || !oAuthProviderKeys.includes(provider)) refuse('its provider is not known')
    if (typeof providerUid !== 'string' || providerUid === '') refuse('it needs the id that its provider gave')
    return {
      provider,
      providerUid,
      providerEmail: typeof providerEmail === 'string' ? providerEmail.toLowerCase() : '',
    }
  })

/** A text of the hash, or the password itself when no hash is named. */
const secret = (): Rule<string> => text({ min: 1, max: 1024 })

const rules = {
  id: id(),
  email: email(),
  phone: phone(),
  name: text({ min: 1, max: 128 }),
  password: secret(),
  hash: oneOf(['argon2', 'bcrypt', 'md5', 'sha', 'phpass', 'scrypt', 'scryptMod']),
  hashOptions: parsed(object({ maxJsonBytes: 65_535 })),
  passwordUpdate: time(),
  emailVerification: flag(),
  phoneVerification: flag(),
  status: flag(),
  labels: labels(),
  prefs: parsed(object({ maxJsonBytes: 65_535 })),
  mfa: flag(),
  impersonator: flag(),
  createdAt: time(),
  updatedAt: time(),
  registration: time(),
  accessedAt: time(),
  identities: parsed(listOf(identity(), 100)),
} as const

export const fieldNames: readonly string[] = Object.keys(rules)

/** Spaces around them are their own. */
const exactFields: readonly string[] = ['password', 'name']

/** Their values are never shown. */
const secretFields: readonly string[] = ['password', 'hashOptions']

/** Null: the row does not say. */
export type ImportedFields = {
  readonly [K in keyof typeof rules]: (typeof rules)[K] extends Rule<infer T> ? T | null : never
}

/** Reads all fields that can be read; `faults` has the others. */
export function readFields(raw: Readonly<Record<string, unknown>>): {
  readonly fields: ImportedFields
  readonly faults: readonly Remark[]
} {
  const faults: Remark[] = []
  const values: Record<string, unknown> = {}
  for (const [field, rule] of Object.entries<Rule<unknown>>(rules)) {
    const given = raw[field]
    const value = typeof given === 'string' && !exactFields.includes(field) ? given.trim() : given
    values[field] = null
    if (value === undefined || value === null || value === '') continue
    try {
      values[field] = rule.read(value, null)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      faults.push({ field, reason: error.message, ...(secretFields.includes(field) ? {} : { value }) })
    }
  }
  assertFields(values)
  return { fields: values, faults }
}

function assertFields(values: object): asserts values is ImportedFields {
  for (const field of fieldNames) if (!(field in values)) throw new Error(`The field ${field} was not read.`)
}
