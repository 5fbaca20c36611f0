/** A user who is ready to be written, with all that comes along. */
import type { PasswordFields } from '../domain/password.ts'
import { createId } from '../domain/ids.ts'
import { storedPreferences } from '../domain/preferences.ts'
import { emailFields, insertTarget, searchText } from '../domain/user.ts'
import type { Identity } from '../store/tables/identities.ts'
import type { User } from '../store/tables/users.ts'
import type { Claims } from './clashes.ts'
import type { ImportedFields } from './fields.ts'
import type { SourceRow } from './source.ts'
import type { Target } from './target.ts'

export interface Newcomer {
  readonly claims: Claims
  readonly user: Omit<User, 'sequence'>
  readonly also: (target: Target) => void
}

export function newcomer(
  { kept, also }: SourceRow,
  claims: Claims,
  fields: ImportedFields,
  password: PasswordFields | null,
  target: Target,
): Newcomer {
  const { project, now, hasher, disposableDomains } = target
  const createdAt = fields.createdAt ?? now
  const user = {
    projectId: project.id,
    id: fields.id ?? rowId(target, claims.row),
    createdAt,
    updatedAt: fields.updatedAt ?? createdAt,
    name: fields.name ?? '',
    phone: fields.phone,
    emailVerification: fields.emailVerification ?? false,
    phoneVerification: fields.phoneVerification ?? false,
    ...emailFields(fields.email, disposableDomains),
    ...(password ?? { password: null, hash: 'argon2', hashOptions: { ...hasher.options('account') } }),
    passwordUpdate: password === null ? null : (fields.passwordUpdate ?? createdAt),
    passwordHistory: password !== null && project.settings.authPasswordHistory > 0 ? [password.password] : [],
    registration: fields.registration ?? createdAt,
    status: fields.status ?? true,
    labels: fields.labels ?? [],
    mfa: fields.mfa ?? false,
    mfaRecoveryCodes: [],
    prefs: storedPreferences(fields.prefs ?? {}),
    accessedAt: fields.accessedAt,
    impersonator: fields.impersonator ?? false,
    resetDue: false,
    note: '',
    ...kept,
  }
  return { claims, user: { ...user, search: searchText(user) }, also: also ?? (() => {}) }
}

/** Call it inside a transaction. */
export function insertNewcomer(target: Target, { claims, user, also }: Newcomer): void {
  const { store } = target
  const id = () => rowId(target, claims.row)
  const inserted = store.users.insert(user)
  if (user.email !== null) insertTarget(target, inserted, 'email', user.email, id())
  if (user.phone !== null) insertTarget(target, inserted, 'sms', user.phone, id())
  for (const identity of claims.identities) {
    const record: Omit<Identity, 'sequence'> = {
      projectId: user.projectId,
      id: id(),
      userId: user.id,
      createdAt: user.createdAt,
      updatedAt: user.createdAt,
      ...identity,
      // Tokens of a provider do not come along: the next sign-in brings new ones.
      providerAccessToken: '',
      providerAccessTokenExpiry: null,
      providerRefreshToken: '',
    }
    store.identities.insert(record)
  }
  also(target)
}

/** Each row has a microsecond of its own: of ten thousand ids of one moment, two would soon be the same. */
function rowId({ random, now }: Target, row: number): string {
  return createId(random, now + row / 1000)
}
