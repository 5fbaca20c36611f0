/** Users as `users.list` answers them, hashes and all; a bare list of them will do. */
import { isObject, type JsonObject } from '../store/column.ts'
import { fieldNames } from './fields.ts'
import { listIn } from './json.ts'
import type { Remark, Source, SourceRow } from './source.ts'

const theirNames: Readonly<Record<string, string>> = { id: '$id', createdAt: '$createdAt', updatedAt: '$updatedAt' }

/** What follows from the other fields. */
const derived: ReadonlySet<string> = new Set([
  'emailCanonical',
  'emailIsFree',
  'emailIsDisposable',
  'emailIsCorporate',
  'emailIsCanonical',
  'impersonatorUserId',
  'targets',
])

export function readAppwrite(text: string): Source {
  const users = listIn(text, 'users', 'What users.list answers has its users in "users".')
  return {
    total: users.length,
    nameOf: (field) => theirNames[field] ?? field,
    row: (at) => rowOf(at + 1, users[at] ?? {}),
  }
}

function rowOf(row: number, user: JsonObject): SourceRow {
  const fields = Object.fromEntries(fieldNames.map((field) => [field, user[theirNames[field] ?? field]]))
  // A random password that nobody knows was never updated; it is none.
  const hasPassword = typeof user.password === 'string' && user.password !== '' && user.passwordUpdate !== ''
  return {
    row,
    // Every user of a list has a hash and its options, also one without a password.
    fields: hasPassword ? fields : { ...fields, password: null, hash: null, hashOptions: null },
    leftOut: pushTargets(user.targets),
    ignored: Object.keys(user).filter(
      (name) => !derived.has(name) && !fieldNames.some((field) => (theirNames[field] ?? field) === name),
    ),
  }
}

function pushTargets(targets: unknown): readonly Remark[] {
  const list = Array.isArray(targets) ? targets.filter(isObject) : []
  return list
    .filter(({ providerType }) => providerType === 'push')
    .map(({ identifier }) => ({
      field: 'targets',
      value: identifier,
      reason: 'a push target belongs to a session, and sessions do not come along',
    }))
}
