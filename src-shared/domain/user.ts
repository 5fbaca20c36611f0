/** Users: making them, finding them, keeping what is derived from their fields in step. */
import { fail } from '../http/errors.ts'
import type { PasswordCost } from '../simulate/hasher.ts'
import type { JsonObject } from '../store/column.ts'
import type { Store } from '../store/store.ts'
import type { Target } from '../store/tables/targets.ts'
import type { User } from '../store/tables/users.ts'
import type { DisposableDomains } from './disposable-domains.ts'
import { emailMetadata } from './email.ts'
import { checkEmailPolicy } from './email-policy.ts'
import { createId } from './ids.ts'
import { deleteMembership } from './membership.ts'
import { holdsPersonalData } from './password-policy.ts'
import type { Scope } from './scope.ts'

/** A project's user, or the contract's 404. */
export function getUser({ store, project }: Pick<Scope, 'store' | 'project'>, id: string): User {
  return store.users.first({ projectId: project.id, id }) ?? fail('user_not_found')
}

export function withTargets(store: Store, user: User): { readonly user: User; readonly targets: readonly Target[] } {
  return { user, targets: store.targets.list({ projectId: user.projectId, userId: user.id }) }
}

export interface NewUser {
  readonly id: string
  readonly email: string | null
  readonly phone: string | null
  readonly name: string | null
  /** Already hashed. */
  readonly password: string | null
  /** False: the password is random and nobody knows it, so the user may set one without it. Default true. */
  readonly knowsPassword?: boolean
  readonly cost: PasswordCost
  /** How another system hashed `password`. Default: Argon2id at `cost`. */
  readonly imported?: { readonly hash: string; readonly hashOptions: JsonObject }
  /** Null: never signed in, as users made by a server. */
  readonly accessedAt: number | null
}

/** Inserts a user after checking its unique keys; call it inside a transaction. */
export function insertUser(scope: Scope, user: NewUser): User {
  const { store, project, now, hasher, disposableDomains } = scope
  if (user.email !== null) checkEmailPolicy(scope, user.email)
  const taken =
    (['id', 'email', 'phone'] as const).find(
      (key) => user[key] !== null && store.users.first({ projectId: project.id, [key]: user[key] }) !== null,
    ) ?? null
  if (taken !== null) {
    scope.note(`the ${taken} ${user[taken]} is taken`)
    fail('user_already_exists')
  }
  const record = {
    projectId: project.id,
    id: user.id,
    createdAt: now,
    updatedAt: now,
    name: user.name,
    phone: user.phone,
    emailVerification: false,
    phoneVerification: false,
    ...emailFields(user.email, disposableDomains),
    password: user.password,
    hash: user.imported?.hash ?? 'argon2',
    hashOptions: user.imported?.hashOptions ?? { ...hasher.options(user.cost) },
    passwordUpdate: user.password === null || user.knowsPassword === false ? null : now,
    passwordHistory: user.password !== null && project.settings.authPasswordHistory > 0 ? [user.password] : [],
    registration: now,
    status: true,
    labels: [],
    mfa: false,
    mfaRecoveryCodes: [],
    prefs: {},
    accessedAt: user.accessedAt,
    impersonator: false,
    resetDue: false,
    note: '',
  }
  return store.users.insert({ ...record, search: searchText(record) })
}

/** Writes a changed user; call it inside a transaction. */
export function updateUser({ store, now }: Pick<Scope, 'store' | 'now'>, user: User): User {
  return store.users.update({ ...user, updatedAt: now, search: searchText(user) })
}

/** The target that goes with a new address; the one that has the identifier already, when there is one. */
export function insertTarget(
  { store, project, random, now }: Pick<Scope, 'store' | 'project' | 'random' | 'now'>,
  user: User,
  providerType: 'email' | 'sms',
  identifier: string,
  id?: string,
): Target {
  const existing = store.targets.first({ projectId: project.id, identifier })
  if (existing !== null) return existing
  return store.targets.insert({
    projectId: project.id,
    id: id ?? createId(random, now),
    userId: user.id,
    createdAt: now,
    updatedAt: now,
    name: '',
    providerId: null,
    providerType,
    identifier,
    sessionId: null,
    expired: false,
  })
}

/** Contract section 12: when the policy is on, a password may not hold what is known of its user. */
export function checkPersonalData(
  { project }: Pick<Scope, 'project'>,
  password: string,
  person: {
    readonly id: string
    readonly email: string | null
    readonly name: string | null
    readonly phone: string | null
  },
): void {
  if (project.settings.authPersonalDataCheck && holdsPersonalData(password, person)) fail('password_personal_data')
}

/** Deletes a user with all that hangs on it (contract section 21); call it inside a transaction. */
export function deleteUser(scope: Pick<Scope, 'store' | 'project' | 'now'>, user: User): void {
  const { store } = scope
  const owned = { projectId: user.projectId, userId: user.id }
  for (const membership of store.memberships.list(owned)) deleteMembership(scope, membership)
  for (const target of store.targets.list(owned)) store.targets.delete(target)
  for (const session of store.sessions.list(owned)) store.sessions.delete(session)
  for (const identity of store.identities.list(owned)) store.identities.delete(identity)
  for (const token of store.tokens.list(owned)) store.tokens.delete(token)
  for (const authenticator of store.authenticators.list(owned)) store.authenticators.delete(authenticator)
  for (const challenge of store.challenges.list(owned)) store.challenges.delete(challenge)
  store.users.delete(user)
}

/** Contract section 8: what a search finds a user by. */
export function searchText(user: Pick<User, 'id' | 'email' | 'name' | 'phone' | 'labels'>): string {
  return [user.id, user.email, user.name, user.phone, ...user.labels.map((label) => `label:${label}`)]
    .filter((part) => part !== null && part !== '')
    .join(' ')
}

export function emailFields(email: string | null, disposableDomains: Pick<DisposableDomains, 'has'>) {
  const metadata = email === null ? null : emailMetadata(email, disposableDomains)
  return {
    email,
    emailCanonical: metadata?.canonical ?? null,
    emailIsFree: metadata?.isFree ?? null,
    emailIsDisposable: metadata?.isDisposable ?? null,
    emailIsCorporate: metadata?.isCorporate ?? null,
    emailIsCanonical: metadata?.isCanonical ?? null,
  }
}
