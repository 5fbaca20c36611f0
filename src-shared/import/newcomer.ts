/** A user who is ready to be written, with all that comes along. */
import type { PasswordFields } from '../domain/password.ts'
import { createId } from '../domain/ids.ts'
import { storedPreferences } from '../domain/preferences.ts'
import { emailFields, insertTarget, searchText } from '../domain/user.ts'
import type { Identity } from '../store/tables/identities.ts'
import type { User } from '../store/tables/users.ts'
import type { ImportedFields, ImportedIdentity } from './fields.ts'
import type { SourceRow } from './source.ts'
import type { Target } from './target.ts'

export interface Newcomer {
  readonly row: number
  readonly user: Omit<User, 'sequence'>
  readonly identities: readonly ImportedIdentity[]
  readonly also: (target: Target) => void
}

export function newcomer(
  { row, kept, also }: SourceRow,
  fields: ImportedFields,
  password: PasswordFields | null,
  { project, now, random, hasher, disposableDomains }: Target,
): Newcomer {
  const createdAt = fields.createdAt ?? now
  const user = {
    projectId: project.id,
    id: fields.id ?? createId(random, now),
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
    ...kept,
  }
  return {
    row,
    user: { ...user, search: searchText(user) },
    identities: distinct(fields.identities ?? []),
    also: also ?? (() => {}),
  }
}

function distinct(identities: readonly ImportedIdentity[]): readonly ImportedIdentity[] {
  return [...new Map(identities.map((one) => [`${one.provider} ${one.providerUid}`, one])).values()]
}

/** Call it inside a transaction. */
export function insertNewcomer(target: Target, { user, identities, also }: Newcomer): void {
  const { store, random, now } = target
  const inserted = store.users.insert(user)
  if (user.email !== null) insertTarget(target, inserted, 'email', user.email)
  if (user.phone !== null) insertTarget(target, inserted, 'sms', user.phone)
  for (const identity of identities) {
    const record: Omit<Identity, 'sequence'> = {
      projectId: user.projectId,
      id: createId(random, now),
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
