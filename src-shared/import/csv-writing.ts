// Each program that reads this file needs the types, also those that do not list the file they stand in.
// oxlint-disable-next-line typescript/triple-slash-reference
/// <reference path="./papaparse.d.ts" />
/** Users as a table that `csv.ts` reads: a column for each field, and every cell as it is. */
import papaParse from 'papaparse'
import { isoTime } from '../domain/time.ts'
import type { Store } from '../store/store.ts'
import type { User } from '../store/tables/users.ts'
import { fieldNames } from './fields.ts'

export function writeCsv(store: Store, users: readonly User[]): string {
  const rows = users.map((user) => {
    const cells = cellsOf(store, user)
    return fieldNames.map((field) => cells[field] ?? '')
  })
  return `${papaParse.unparse([fieldNames, ...rows], { newline: '\r\n' })}\r\n`
}

function cellsOf(store: Store, user: User): Readonly<Record<string, string>> {
  const { projectId, passwordUpdate } = user
  const identities = store.identities
    .list({ projectId, userId: user.id })
    .map(({ provider, providerUid, providerEmail }) => ({ provider, providerUid, providerEmail }))
  // A random password that nobody knows is none.
  const hasPassword = user.password !== null && passwordUpdate !== null
  return {
    id: user.id,
    email: user.email ?? '',
    phone: user.phone ?? '',
    name: user.name ?? '',
    ...(hasPassword ? { password: user.password, hash: user.hash ?? '', hashOptions: json(user.hashOptions) } : {}),
    passwordUpdate: time(passwordUpdate),
    emailVerification: String(user.emailVerification),
    phoneVerification: String(user.phoneVerification),
    status: String(user.status),
    labels: user.labels.join(' '),
    prefs: json(user.prefs),
    mfa: String(user.mfa),
    impersonator: String(user.impersonator),
    createdAt: isoTime(user.createdAt),
    updatedAt: isoTime(user.updatedAt),
    registration: isoTime(user.registration),
    accessedAt: time(user.accessedAt),
    identities: identities.length === 0 ? '' : json(identities),
  }
}

const time = (at: number | null): string => (at === null ? '' : isoTime(at))

const json = (value: unknown): string => JSON.stringify(value ?? {})
