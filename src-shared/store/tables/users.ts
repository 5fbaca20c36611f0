/** Users. */
import {
  boolean,
  booleanOrNull,
  instant,
  instantOrNull,
  isObject,
  isObjectOrNull,
  isStringList,
  json,
  text,
  textOrNull,
} from '../column.ts'
import { defineTable, type RecordOf } from '../table.ts'
import { wordsOf } from '../words.ts'

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
    mfaRecoveryCodes: json(isStringList),
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

export type User = RecordOf<(typeof users)['columns']>
