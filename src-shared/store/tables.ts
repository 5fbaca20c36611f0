/** Every table of the database file. */
import {
  boolean,
  booleanOrNull,
  instant,
  instantOrNull,
  isObject,
  isObjectOrNull,
  isStringList,
  json,
  oneOf,
  text,
  textOrNull,
} from './column.ts'
import { defineTable, type RecordOf } from './table.ts'
import { wordsOf } from './words.ts'

export const projects = defineTable({
  name: 'projects',
  columns: {
    id: text(),
    name: text(),
    madeBy: oneOf('start', 'control', 'first-use'),
    /** Unknown keys are refused even when the emulator is not strict. */
    strictKeys: boolean(),
    /** Signs the JWTs of its users. */
    secretKey: text(),
    /** Settings that differ from their default. */
    settings: json(isObject),
    createdAt: instant(),
  },
  unique: [['id']],
  indexes: [],
})

export const keys = defineTable({
  name: 'keys',
  columns: {
    id: text(),
    projectId: text(),
    name: text(),
    secret: text(),
    /** SHA-256 of the secret: keys are found by it, so that no comparison tells how much of a guess was right. */
    secretHash: text(),
    scopes: json(isStringList),
    expire: instantOrNull(),
    seen: boolean(),
    createdAt: instant(),
    accessedAt: instantOrNull(),
  },
  unique: [
    ['projectId', 'id'],
    ['projectId', 'secretHash'],
  ],
  indexes: [],
})

export const users = defineTable({
  name: 'users',
  columns: {
    projectId: text(),
    id: text(),
    createdAt: instant(),
    updatedAt: instant(),
    name: textOrNull(),
    email: textOrNull(),
    phone: textOrNull(),
    emailVerification: boolean(),
    phoneVerification: boolean(),
    emailCanonical: textOrNull(),
    emailIsFree: booleanOrNull(),
    emailIsDisposable: booleanOrNull(),
    emailIsCorporate: booleanOrNull(),
    emailIsCanonical: booleanOrNull(),
    password: textOrNull(),
    hash: textOrNull(),
    hashOptions: json(isObjectOrNull),
    passwordUpdate: instantOrNull(),
    passwordHistory: json(isStringList),
    registration: instant(),
    /** False: blocked. */
    status: boolean(),
    labels: json(isStringList),
    mfa: boolean(),
    prefs: json(isObject),
    accessedAt: instantOrNull(),
    impersonator: boolean(),
    search: text(),
  },
  unique: [
    ['projectId', 'id'],
    ['projectId', 'email'],
    ['projectId', 'phone'],
  ],
  indexes: [['projectId']],
  words: { scope: 'projectId', of: (user) => wordsOf(user.search) },
})

export const sessions = defineTable({
  name: 'sessions',
  columns: {
    projectId: text(),
    id: text(),
    userId: text(),
    createdAt: instant(),
    updatedAt: instant(),
    expire: instant(),
    /**
     * Emulator: a real server keeps only the SHA-256 of this; the window shows sessions so that they can be used.
     * It never reaches the wire of the emulated API.
     */
    secret: text(),
    /** What the server keeps, and what sessions are found by. */
    secretHash: text(),
    provider: text(),
    providerUid: text(),
    providerAccessToken: text(),
    providerAccessTokenExpiry: instantOrNull(),
    providerRefreshToken: text(),
    factors: json(isStringList),
    ip: text(),
    userAgent: text(),
    osCode: text(),
    osName: text(),
    osVersion: text(),
    clientType: text(),
    clientCode: text(),
    clientName: text(),
    clientVersion: text(),
    clientEngine: text(),
    clientEngineVersion: text(),
    deviceName: text(),
    deviceBrand: text(),
    deviceModel: text(),
    countryCode: text(),
    mfaUpdatedAt: instantOrNull(),
  },
  unique: [
    ['projectId', 'id'],
    ['projectId', 'secretHash'],
  ],
  indexes: [['projectId', 'userId']],
})

export const targets = defineTable({
  name: 'targets',
  columns: {
    projectId: text(),
    id: text(),
    userId: text(),
    createdAt: instant(),
    updatedAt: instant(),
    name: text(),
    providerId: textOrNull(),
    providerType: oneOf('email', 'sms', 'push'),
    identifier: text(),
    /** The session that a push target goes with. */
    sessionId: textOrNull(),
    expired: boolean(),
  },
  unique: [
    ['projectId', 'id'],
    ['projectId', 'identifier'],
  ],
  indexes: [
    ['projectId', 'userId'],
    ['projectId', 'sessionId'],
  ],
})

export type ProjectRecord = RecordOf<(typeof projects)['columns']>
export type KeyRecord = RecordOf<(typeof keys)['columns']>
export type User = RecordOf<(typeof users)['columns']>
export type Session = RecordOf<(typeof sessions)['columns']>
export type Target = RecordOf<(typeof targets)['columns']>
