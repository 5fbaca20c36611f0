/** One use of every call that the SDKs have for users, in a project with the user `ada` and the team `core`. */
import type { JsonObject } from '../../src-shared/store/column.ts'
import type { Sdk, Service } from './majors.ts'

/** Ids and secrets of the project that only the server knows. */
export interface Known {
  readonly sessionId: string
  readonly membershipId: string
  readonly invitation: { readonly membershipId: string; readonly userId: string; readonly secret: string }
  /** Session values. */
  readonly sessions: { readonly ada: string; readonly bob: string }
  /** What was mailed or texted to `bob`, and what the authenticator app of `bob` shows. */
  readonly secrets: {
    readonly magicUrl: string
    readonly recovery: string
    readonly verification: string
    readonly phoneVerification: string
    readonly recoveryCode: string
    readonly totp: string
  }
  /** Of `bob`, for a recovery code. */
  readonly challengeId: string
}

export type Actor = 'server' | 'guest' | keyof Known['sessions']

export interface SdkCall {
  readonly service: Service
  readonly method: string
  /** In the order of the older majors' arguments. */
  parameters(known: Known, query: Sdk['query']): JsonObject
  /** Part of the answer. */
  readonly shows?: JsonObject
  /** A request that then finds nothing. */
  readonly goneAt?: (known: Known) => string
  /** A request of the server that has to come first. */
  readonly first?: readonly [method: string, path: string]
  /** Who calls. Default: the server, with its key. */
  readonly by?: Actor
  /** What the call is named in newer majors. */
  readonly newName?: string
  /** A field whose time the server writes in the format of its database (contract Q16). */
  readonly databaseTime?: string
  /** The answer is where a browser goes next. */
  readonly leads?: true
}

const ada = { userId: 'ada' }
const moved = { userId: 'moved', email: 'moved@example.test' }
const hash = '8d0721f5ab2a4dcf8d0721f5ab2a4dcf'
const shown = { $id: 'moved', email: 'moved@example.test' }

function call(method: string, parameters: JsonObject, shows?: JsonObject): SdkCall {
  return { service: 'users', method, parameters: () => parameters, ...(shows === undefined ? {} : { shows }) }
}

function gone(method: string, parameters: (known: Known) => JsonObject, goneAt: (known: Known) => string): SdkCall {
  return { service: 'users', method, parameters, goneAt }
}

function after(first: readonly [string, string], then: SdkCall): SdkCall {
  return { ...then, first }
}

const withCodes = ['PATCH', '/users/ada/mfa/recovery-codes'] as const
const factors = { totp: true, phone: false, email: false, recoveryCode: false }

const mfaCalls: readonly SdkCall[] = ['Mfa', 'MFA'].flatMap((mfa) => [
  call(`update${mfa}`, { ...ada, mfa: true }, { $id: 'ada' }),
  call(`list${mfa}Factors`, ada, factors),
  call(`create${mfa}RecoveryCodes`, ada),
  after(withCodes, call(`get${mfa}RecoveryCodes`, ada)),
  after(withCodes, call(`update${mfa}RecoveryCodes`, ada)),
  { service: 'users', method: `delete${mfa}Authenticator`, parameters: () => ({ ...ada, type: 'totp' }) },
])

export const userCalls: readonly SdkCall[] = [
  {
    service: 'users',
    method: 'list',
    parameters: (_known, query) => ({
      queries: [query('equal', 'name', ['Ada Lovelace']), query('orderDesc', 'email'), query('limit', 1)],
      search: 'ada',
    }),
    shows: { total: 1, users: [{ $id: 'ada' }] },
  },
  call('create', { ...moved, phone: '+15555550111', password: 'correct horse', name: 'Grace' }, shown),
  call('createArgon2User', { ...moved, password: hash, name: 'Grace' }, { ...shown, hash: 'argon2' }),
  call('createBcryptUser', { ...moved, password: hash, name: 'Grace' }, { ...shown, hash: 'bcrypt' }),
  call('createMD5User', { ...moved, password: hash, name: 'Grace' }, { ...shown, hash: 'md5' }),
  call('createPHPassUser', { ...moved, password: hash, name: 'Grace' }, { ...shown, hash: 'phpass' }),
  call(
    'createSHAUser',
    { ...moved, password: hash, passwordVersion: 'sha1', name: 'Grace' },
    { ...shown, hash: 'sha' },
  ),
  call(
    'createScryptUser',
    {
      ...moved,
      password: hash,
      passwordSalt: 'salt',
      passwordCpu: 8,
      passwordMemory: 4,
      passwordParallel: 1,
      passwordLength: 16,
      name: 'Grace',
    },
    { ...shown, hash: 'scrypt' },
  ),
  call(
    'createScryptModifiedUser',
    {
      ...moved,
      password: hash,
      passwordSalt: 'UxLMreBr6tYyjQ==',
      passwordSaltSeparator: 'Bw==',
      passwordSignerKey: 'XyEKE9RcTDeLEsL/RjwPDBv/RqDl8fb3gpYEOQaPihY=',
      name: 'Grace',
    },
    { ...shown, hash: 'scryptMod' },
  ),
  {
    service: 'users',
    method: 'listIdentities',
    parameters: (_known, query) => ({ queries: [query('equal', 'userId', ['ada'])] }),
    shows: { total: 1, identities: [{ provider: 'github' }] },
  },
  { service: 'users', method: 'deleteIdentity', parameters: (_known) => ({ identityId: 'identity' }) },
  call('get', ada, { $id: 'ada', name: 'Ada Lovelace', email: 'ada@example.test' }),
  gone(
    'delete',
    () => ada,
    () => '/users/ada',
  ),
  call('updateEmail', { ...ada, email: 'Countess@example.test' }, { email: 'countess@example.test' }),
  call('updateImpersonator', { ...ada, impersonator: true }, { impersonator: true }),
  call('createJWT', { ...ada, sessionId: 'recent', duration: 60 }),
  call('updateLabels', { ...ada, labels: ['beta'] }, { labels: ['beta'] }),
  {
    service: 'users',
    method: 'listLogs',
    parameters: (_known, query) => ({ ...ada, queries: [query('limit', 1)] }),
    shows: { total: 1, logs: [{ event: 'user.update' }] },
  },
  call('listMemberships', ada, { total: 1, memberships: [{ teamName: 'Core team', roles: ['editor'] }] }),
  ...mfaCalls,
  call('updateName', { ...ada, name: 'Countess' }, { name: 'Countess' }),
  call('updatePassword', { ...ada, password: 'another horse' }, { hash: 'argon2' }),
  call('updatePhone', { ...ada, number: '+15555550199' }, { phone: '+15555550199' }),
  call('getPrefs', ada, { theme: 'light' }),
  call('updatePrefs', { ...ada, prefs: { theme: 'dark' } }, { theme: 'dark' }),
  call('listSessions', ada, { total: 1, sessions: [{ userId: 'ada', provider: 'server' }] }),
  call('createSession', ada, { userId: 'ada', provider: 'server' }),
  call('deleteSessions', ada),
  { service: 'users', method: 'deleteSession', parameters: ({ sessionId }) => ({ ...ada, sessionId }) },
  call('updateStatus', { ...ada, status: false }, { status: false }),
  {
    service: 'users',
    method: 'listTargets',
    parameters: (_known, query) => ({ ...ada, queries: [query('equal', 'providerType', ['email'])] }),
    shows: { total: 1, targets: [{ identifier: 'ada@example.test' }] },
  },
  call(
    'createTarget',
    { ...ada, targetId: 'second', providerType: 'sms', identifier: '+15555550112' },
    { $id: 'second', providerType: 'sms' },
  ),
  call('getTarget', { ...ada, targetId: 'phone' }, { identifier: 'device-token' }),
  call('updateTarget', { ...ada, targetId: 'phone', identifier: 'new-token' }, { identifier: 'new-token' }),
  gone(
    'deleteTarget',
    () => ({ ...ada, targetId: 'phone' }),
    () => '/users/ada/targets/phone',
  ),
  call('createToken', { ...ada, length: 32, expire: 60 }, { userId: 'ada' }),
  call('updateEmailVerification', { ...ada, emailVerification: true }, { emailVerification: true }),
  call('updatePhoneVerification', { ...ada, phoneVerification: true }, { phoneVerification: true }),
]
