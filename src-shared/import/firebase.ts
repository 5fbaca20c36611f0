/** Users as `firebase auth:export` writes them, also those of Firebase's emulator. */
import { isObject, type JsonObject } from '../store/column.ts'
import { convertHash, type HashConfig, readHashConfig } from './firebase-hash.ts'
import { badFile, listIn, parseFile } from './json.ts'
import type { Remark, Source, SourceRow } from './source.ts'

const theirNames: Readonly<Record<string, string>> = {
  id: 'localId',
  phone: 'phoneNumber',
  name: 'displayName',
  password: 'passwordHash',
  emailVerification: 'emailVerified',
  status: 'disabled',
  accessedAt: 'lastSignedInAt',
  labels: 'customAttributes',
  prefs: 'customAttributes',
  identities: 'providerUserInfo',
}

const known: ReadonlySet<string> = new Set([
  ...Object.values(theirNames),
  'email',
  'salt',
  'createdAt',
  'lastLoginAt',
  'passwordUpdatedAt',
  'validSince',
  'lastRefreshAt',
])

export function readFirebase(text: string, hashConfig: string | null): Source {
  const users = listIn(text, 'users', 'The file of firebase auth:export has its users in "users".')
  const config = readHashConfig(hashConfig) ?? configIn(text)
  const hashed = users.filter(({ passwordHash }) => hasHash(passwordHash)).length
  if (config === null && hashed > 0) {
    badFile(
      `${hashed} users have a password, and the hash parameters are missing.`,
      'Firebase shows them in its console under Authentication, Users, "Password hash parameters". Send them as hashConfig.',
    )
  }
  return {
    total: users.length,
    nameOf: (field) => theirNames[field] ?? field,
    row: (at) => rowOf(at + 1, users[at] ?? {}, config),
  }
}

function configIn(text: string): HashConfig | null {
  const document = parseFile(text)
  return isObject(document) ? readHashConfig(document.hash_config ?? document.hashConfig) : null
}

/** What Firebase's emulator writes instead of a hash. */
const emulated = /^fakeHash:salt=[^:]*:password=(.*)$/s

const hasHash = (hash: unknown): hash is string => typeof hash === 'string' && hash !== '' && !emulated.test(hash)

function rowOf(row: number, user: JsonObject, config: HashConfig | null): SourceRow {
  const password = passwordOf(user, config)
  const claims = claimsOf(user.customAttributes)
  const identities = identitiesOf(user.providerUserInfo)
  return {
    row,
    fields: {
      id: user.localId,
      email: user.email,
      phone: user.phoneNumber,
      name: user.displayName,
      emailVerification: user.emailVerified,
      // A number comes into Firebase by a code that was sent to it.
      phoneVerification: text(user.phoneNumber) !== '',
      status: user.disabled !== true && user.disabled !== 'true',
      createdAt: user.createdAt,
      accessedAt: user.lastSignedInAt ?? user.lastLoginAt,
      passwordUpdate: user.passwordUpdatedAt,
      identities: identities.taken,
      labels: claims.labels,
      prefs: claims.prefs,
      ...('fault' in password ? {} : password),
    },
    passwordFault: 'fault' in password ? password.fault : null,
    leftOut: [...identities.leftOut, ...claims.leftOut],
    ignored: Object.keys(user).filter((name) => !known.has(name)),
  }
}

function passwordOf({ passwordHash, salt }: JsonObject, config: HashConfig | null) {
  const own = typeof passwordHash === 'string' ? emulated.exec(passwordHash)?.[1] : undefined
  if (own !== undefined) return { password: own }
  return hasHash(passwordHash) && config !== null ? convertHash(passwordHash, text(salt), config) : {}
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const providers: Readonly<Record<string, string>> = {
  'google.com': 'google',
  'facebook.com': 'facebook',
  'twitter.com': 'x',
  'github.com': 'github',
  'apple.com': 'apple',
  'microsoft.com': 'microsoft',
  'yahoo.com': 'yahoo',
  'linkedin.com': 'linkedin',
}

/** Ways to sign in that are no provider. */
const ownWays: readonly string[] = ['password', 'phone', 'emailLink', 'anonymous', 'custom', 'firebase']

function identitiesOf(infos: unknown) {
  const list = (Array.isArray(infos) ? infos.filter(isObject) : []).filter(
    ({ providerId }) => !ownWays.includes(text(providerId)),
  )
  const providerOf = (id: string) => providers[id] ?? (id.startsWith('oidc.') ? 'oidc' : null)
  const leftOut: readonly Remark[] = list
    .filter(({ providerId }) => providerOf(text(providerId)) === null)
    .map(({ providerId }) => ({ field: 'identities', value: providerId, reason: 'Appwrite has no such provider' }))
  const taken = list.flatMap(({ providerId, rawId, federatedId, email }) => {
    const provider = providerOf(text(providerId))
    return provider === null ? [] : [{ provider, providerUid: text(rawId) || text(federatedId), providerEmail: email }]
  })
  return { taken, leftOut }
}

/** A claim that is true is a label, and so are roles: only servers set them there as here. Others become preferences. */
function claimsOf(attributes: unknown) {
  const labels: string[] = []
  const prefs: Record<string, unknown> = {}
  const leftOut: Remark[] = []
  for (const [claim, value] of Object.entries(parsedClaims(attributes, leftOut))) {
    const isRole = claim === 'role' || claim === 'roles'
    const wanted = value === true ? [claim] : isRole ? [value].flat() : []
    if (wanted.length > 0 && wanted.every(isLabel)) labels.push(...wanted)
    else prefs[claim] = value
  }
  return { labels, prefs, leftOut }
}

const isLabel = (value: unknown): value is string => typeof value === 'string' && /^[A-Za-z0-9]{1,36}$/.test(value)

function parsedClaims(attributes: unknown, leftOut: Remark[]): JsonObject {
  if (attributes === undefined || attributes === null || attributes === '') return {}
  try {
    const value: unknown = typeof attributes === 'string' ? JSON.parse(attributes) : attributes
    if (isObject(value)) return value
  } catch {
    // Told below.
  }
  leftOut.push({ field: 'labels', value: attributes, reason: 'the claims are no JSON object' })
  return {}
}
