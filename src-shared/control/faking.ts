/** Users, sessions, identities and tokens as no call of the emulated API can make them: older, verified, expired, with other factors. */
import type { StoredIdentity, StoredSession, StoredToken, StoredUser } from '../contract/faking.ts'
import { findAuthenticator } from '../domain/mfa.ts'
import { sessionValue } from '../domain/session.ts'
import { isoTime } from '../domain/time.ts'
import { tokenTypeName } from '../domain/token.ts'
import { updateUser, withTargets } from '../domain/user.ts'
import { id, listOf, optional, orNull, strictBoolean, text } from '../http/rules.ts'
import { userModel } from '../models/user.ts'
import type { Identity } from '../store/tables/identities.ts'
import type { Session } from '../store/tables/sessions.ts'
import type { Token } from '../store/tables/tokens.ts'
import type { User } from '../store/tables/users.ts'
import {
  type ControlContext,
  controlFacts,
  controlUser,
  defineControlRoute,
  invalid,
  notFound,
} from './control-route.ts'
import { jsonModel, noBody } from './json-model.ts'
import { moment } from './times.ts'

const ofUser = '/projects/:projectId/users/:userId'
const given = { projectId: id(), userId: id() }

/** Left out: stays as it is. */
const time = () => optional(moment(), undefined)
/** Null: never. */
const timeOrNull = () => orNull(optional(moment(), undefined), null)
const yesOrNo = () => optional(strictBoolean(), undefined)

/** Without the fields that were left out; refuses a call that names none. */
function chosen<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined)
  if (entries.length === 0) {
    invalid('No field was given.', `Send some of: ${Object.keys(fields).join(', ')}.`)
  }
  const record: { [K in keyof T]?: Exclude<T[K], undefined> } = {}
  return Object.assign(record, Object.fromEntries(entries))
}

export const fakeUser = defineControlRoute({
  ...controlFacts('PATCH', ofUser),
  params: {
    ...given,
    createdAt: time(),
    updatedAt: time(),
    registration: time(),
    accessedAt: timeOrNull(),
    passwordUpdate: timeOrNull(),
    emailVerification: yesOrNo(),
    phoneVerification: yesOrNo(),
    mfa: yesOrNo(),
    mfaRecoveryCodes: optional(listOf(text({ min: 1, max: 256 }), 100), undefined),
    status: yesOrNo(),
    impersonator: yesOrNo(),
    resetDue: yesOrNo(),
    note: optional(text({ min: 0, max: 4096 }), undefined),
  },
  response: jsonModel<unknown>('User'),
  handle({ projectId, userId, ...fields }, context) {
    const { store } = context.world
    const user = controlUser(context, projectId, userId)
    const given = chosen(fields)
    // A note is not of the user that apps see.
    const now = Object.keys(given).every((name) => name === 'note') ? user.updatedAt : context.now
    const changed = context.history.commit(`Change ${user.name || user.id}`, () =>
      updateUser({ store, now: fields.updatedAt ?? now }, { ...user, ...given }),
    )
    return userModel.write(withTargets(store, changed), { format: null, showsSecrets: true })
  },
})

export const getStoredUser = defineControlRoute({
  ...controlFacts('GET', ofUser),
  params: given,
  response: jsonModel<StoredUser>('StoredUser'),
  handle({ projectId, userId }, context) {
    const user = controlUser(context, projectId, userId)
    return {
      id: user.id,
      passwordHistory: user.passwordHistory.length,
      mfaRecoveryCodes: user.mfaRecoveryCodes,
      hasAuthenticator: findAuthenticator(context.world.store, user) !== null,
      resetDue: user.resetDue,
      note: user.note,
    }
  },
})

export const listUserSessions = defineControlRoute({
  ...controlFacts('GET', `${ofUser}/sessions`),
  params: given,
  response: jsonModel<{ readonly total: number; readonly sessions: readonly StoredSession[] }>('StoredSessionList'),
  handle({ projectId, userId }, context) {
    const user = controlUser(context, projectId, userId)
    const sessions = context.world.store.sessions.list({ projectId, userId: user.id })
    return { total: sessions.length, sessions: sessions.map((session) => describeSession(context, session)) }
  },
})

export const fakeSession = defineControlRoute({
  ...controlFacts('PATCH', `${ofUser}/sessions/:sessionId`),
  params: {
    ...given,
    sessionId: id(),
    createdAt: time(),
    updatedAt: time(),
    expire: time(),
    factors: optional(listOf(text({ min: 1, max: 36 }), 10), undefined),
    mfaUpdatedAt: timeOrNull(),
    providerAccessTokenExpiry: timeOrNull(),
  },
  response: jsonModel<StoredSession>('StoredSession'),
  handle({ projectId, userId, sessionId, ...fields }, context) {
    const { store } = context.world
    const user = controlUser(context, projectId, userId)
    const session = sessionOf(context, user, sessionId)
    const changed = context.history.commit(`Change a session of ${user.name || user.id}`, () =>
      store.sessions.update({ ...session, updatedAt: context.now, ...chosen(fields) }),
    )
    return describeSession(context, changed)
  },
})

/** Its session keeps the times of its own. */
export const fakeIdentity = defineControlRoute({
  ...controlFacts('PATCH', `${ofUser}/identities/:identityId`),
  params: { ...given, identityId: id(), createdAt: time(), updatedAt: time(), providerAccessTokenExpiry: timeOrNull() },
  response: jsonModel<StoredIdentity>('StoredIdentity'),
  handle({ projectId, userId, identityId, ...fields }, context) {
    const { store } = context.world
    const user = controlUser(context, projectId, userId)
    const identity = store.identities.first({ projectId, id: identityId })
    if (identity === null || identity.userId !== user.id) {
      notFound(`identity "${identityId}" of the user "${user.id}"`, 'List them with GET /v1/users/identities.')
    }
    const changed = context.history.commit(`Change an identity of ${user.name || user.id}`, () =>
      store.identities.update({ ...identity, updatedAt: context.now, ...chosen(fields) }),
    )
    return describeIdentity(changed)
  },
})

/** Expired ones too. */
export const listTokens = defineControlRoute({
  ...controlFacts('GET', `${ofUser}/tokens`),
  params: given,
  response: jsonModel<{ readonly total: number; readonly tokens: readonly StoredToken[] }>('StoredTokenList'),
  handle({ projectId, userId }, context) {
    const user = controlUser(context, projectId, userId)
    const tokens = context.world.store.tokens.list({ projectId, userId: user.id })
    return { total: tokens.length, tokens: tokens.map((token) => describeToken(context, token)) }
  },
})

/** The message that carries the token ends with it. */
export const fakeToken = defineControlRoute({
  ...controlFacts('PATCH', `${ofUser}/tokens/:tokenId`),
  params: { ...given, tokenId: id(), createdAt: time(), expire: time() },
  response: jsonModel<StoredToken>('StoredToken'),
  handle({ projectId, userId, tokenId, ...fields }, context) {
    const { store } = context.world
    const user = controlUser(context, projectId, userId)
    const token = tokenOf(context, user, tokenId)
    const changed = context.history.commit(`Change a token of ${user.name || user.id}`, () => {
      const aged = store.tokens.update({ ...token, ...chosen(fields) })
      for (const message of store.messages.list({ projectId, subjectId: token.id })) {
        store.messages.update({ ...message, expire: aged.expire })
      }
      return aged
    })
    return describeToken(context, changed)
  },
})

export const deleteToken = defineControlRoute({
  ...controlFacts('DELETE', `${ofUser}/tokens/:tokenId`, 204),
  params: { ...given, tokenId: id() },
  response: noBody,
  handle({ projectId, userId, tokenId }, context) {
    const user = controlUser(context, projectId, userId)
    const token = tokenOf(context, user, tokenId)
    context.history.commit(`Delete a token of ${user.name || user.id}`, () => context.world.store.tokens.delete(token))
  },
})

export function sessionOf({ world: { store } }: ControlContext, user: User, sessionId: string): Session {
  const session = store.sessions.first({ projectId: user.projectId, id: sessionId })
  return session?.userId === user.id ? session : notOfUser('session', sessionId, user)
}

function tokenOf({ world: { store } }: ControlContext, user: User, tokenId: string): Token {
  const token = store.tokens.first({ projectId: user.projectId, id: tokenId })
  return token?.userId === user.id ? token : notOfUser('token', tokenId, user)
}

function notOfUser(what: 'session' | 'token', wanted: string, user: User): never {
  notFound(`${what} "${wanted}" of the user "${user.id}"`, `List them with GET …/users/${user.id}/${what}s.`)
}

function describeSession({ now }: ControlContext, session: Session): StoredSession {
  const { id: sessionId, userId, provider, providerUid, ip, clientName, clientVersion, osName } = session
  return {
    id: sessionId,
    userId,
    provider,
    providerUid,
    ip,
    clientName,
    clientVersion,
    osName,
    deviceName: session.deviceName,
    factors: session.factors,
    createdAt: isoTime(session.createdAt),
    updatedAt: isoTime(session.updatedAt),
    expire: isoTime(session.expire),
    mfaUpdatedAt: timeOf(session.mfaUpdatedAt),
    providerAccessTokenExpiry: timeOf(session.providerAccessTokenExpiry),
    secret: sessionValue(session),
    isExpired: session.expire <= now,
  }
}

function describeIdentity({ id: identityId, userId, provider, providerUid, providerEmail, ...times }: Identity) {
  return {
    id: identityId,
    userId,
    provider,
    providerUid,
    providerEmail,
    createdAt: isoTime(times.createdAt),
    updatedAt: isoTime(times.updatedAt),
    providerAccessTokenExpiry: timeOf(times.providerAccessTokenExpiry),
  } satisfies StoredIdentity
}

function timeOf(at: number | null): string | null {
  return at === null ? null : isoTime(at)
}

function describeToken({ now }: ControlContext, token: Token): StoredToken {
  const { id: tokenId, userId, secret, type, createdAt, expire } = token
  return {
    id: tokenId,
    userId,
    kind: tokenTypeName(type),
    secret,
    createdAt: isoTime(createdAt),
    expire: isoTime(expire),
    isExpired: expire <= now,
  }
}
