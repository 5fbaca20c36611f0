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

/** Stands before a label in the word index; no word of a search holds a colon. */
export const labelWord = 'label:'

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
    /** Every call is refused until it is false again; no call of the API sets it (contract section 6, step 10). */
    resetDue: boolean(),
    /** What people who share the users tell one another of this one; no call of the API knows it. */
    note: text(),
  },
  unique: [
    ['projectId', 'id'],
    ['projectId', 'email'],
    ['projectId', 'phone'],
  ],
  // One for every attribute that lists filter and order by, so that no list reads the whole table.
  indexes: [
    ['projectId'],
    ['projectId', 'name'],
    ['projectId', 'createdAt'],
    ['projectId', 'updatedAt'],
    ['projectId', 'registration'],
    ['projectId', 'passwordUpdate'],
    ['projectId', 'accessedAt'],
    ['projectId', 'status'],
    ['projectId', 'emailVerification'],
    ['projectId', 'phoneVerification'],
    ['projectId', 'impersonator'],
  ],
  caseless: ['name', 'email'],
  words: {
    scope: 'projectId',
    of: (user) => [...wordsOf(user.search), ...user.labels.map((label) => labelWord + label)],
  },
})

export type User = RecordOf<(typeof users)['columns']>
