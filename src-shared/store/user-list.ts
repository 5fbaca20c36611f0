/** The window's list of users: a filter of tokens and words, an order, a slice (not part of Appwrite's API). */
import type { Cell } from './change.ts'
import type { Condition } from './condition.ts'
import type { Store } from './store.ts'
import type { User } from './tables/users.ts'
import { labelWord } from './tables/users.ts'
import { searchCondition } from './words.ts'

/** A token that means nothing; the text says which and what is known. */
export class FilterFault extends Error {}

/** Rows of a table that belong to the user, as a condition or to be counted. */
const rowsOf = (table: string, condition = '') =>
  `FROM "${table}" WHERE "${table}"."projectId" = "users"."projectId" AND "${table}"."userId" = "users"."id"${condition}`
const some = (rows: string) => `EXISTS (SELECT 1 ${rows})`
const countOf = (rows: string) => `(SELECT count(*) ${rows})`

const sessions = rowsOf('sessions')
const liveSessions = rowsOf('sessions', ' AND "sessions"."expire" > ?')
const identities = rowsOf('identities')
const memberships = rowsOf('memberships', ' AND "memberships"."confirm" = 1')

const flags: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  status: { blocked: '"status" = 0', active: '"status" = 1' },
  verified: {
    yes: '("emailVerification" = 1 OR "phoneVerification" = 1)',
    no: '("emailVerification" = 0 AND "phoneVerification" = 0)',
  },
  mfa: { yes: '"mfa" = 1', no: '"mfa" = 0' },
  password: { yes: '"password" IS NOT NULL', no: '"password" IS NULL' },
  anonymous: { yes: '("email" IS NULL AND "phone" IS NULL)', no: '("email" IS NOT NULL OR "phone" IS NOT NULL)' },
  session: {
    yes: some(liveSessions),
    none: `NOT ${some(liveSessions)}`,
    expired: `(${some(sessions)} AND NOT ${some(liveSessions)})`,
  },
}

/** Tokens with a value of the reader's; `none` is a value that nobody has. */
const belongings: Readonly<Record<string, { readonly rows: string; readonly is: string }>> = {
  team: { rows: memberships, is: ' AND "memberships"."teamId" = ?' },
  provider: { rows: identities, is: ' AND "identities"."provider" = ?' },
}

const orders: Readonly<Record<string, string>> = {
  joined: '"createdAt"',
  name: '"name" COLLATE NOCASE',
  email: '"email" COLLATE NOCASE',
  id: '"id" COLLATE NOCASE',
  active: '"accessedAt"',
  status: '"status"',
  mfa: '"mfa"',
  labels: 'lower("labels")',
  sessions: countOf(sessions),
  teams: countOf(memberships),
  identities: countOf(identities),
}

export interface UserFilter {
  /** Tokens such as `status:blocked label:beta created:>2026-01-01` and words. */
  readonly filter: string
  /** One of `orders`; `-` before it reverses. */
  readonly order: string
  readonly limit: number
  readonly offset: number
  /** Sessions that end later are live. */
  readonly now: number
  /** Whom `changed:` finds; it must be known when the filter has that token. */
  readonly changedIds?: readonly string[]
}

export interface CountedUser {
  readonly user: User
  readonly sessions: number
  readonly teams: number
  readonly identities: number
}

export interface Token {
  readonly name: string
  readonly value: string
}

/** A word is a token without a name. */
export function tokensOf(filter: string): readonly Token[] {
  return filter.split(/\s+/).flatMap((text) => {
    const [, name = '', value = ''] = /^(\w+):(.*)$/s.exec(text) ?? []
    return text === '' ? [] : [isKnown(name) ? { name, value } : { name: '', value: text }]
  })
}

const isKnown = (name: string) =>
  Object.hasOwn(flags, name) || Object.hasOwn(belongings, name) || ['label', 'id', 'created', 'changed'].includes(name)

export function listUsers(
  store: Store,
  projectId: string,
  query: UserFilter,
): { readonly total: number; readonly users: readonly CountedUser[] } {
  const conditions = [
    { sql: '"projectId" = ?', parameters: [projectId] },
    ...tokensOf(query.filter).map((token) => conditionOf(projectId, token, query)),
  ]
  const where = conditions.map(({ sql }) => sql).join(' AND ')
  const parameters = conditions.flatMap((condition): readonly Cell[] => condition.parameters)
  const direction = query.order.startsWith('-') ? 'DESC' : 'ASC'
  const name = query.order.replace(/^-/, '')
  const order = Object.hasOwn(orders, name) ? orders[name] : undefined
  if (order === undefined)
    throw new FilterFault(`order is one of ${Object.keys(orders).join(', ')}; it is "${query.order}".`)
  const users = store.users.select(
    `WHERE ${where} ORDER BY ${order} ${direction}, "sequence" ${direction} LIMIT ? OFFSET ?`,
    [...parameters, query.limit, query.offset],
  )
  return {
    total: Number(store.database.first(`SELECT count(*) FROM "users" WHERE ${where}`, parameters)?.[0] ?? 0),
    users: users.map((user) => {
      const owned = { projectId, userId: user.id }
      return {
        user,
        sessions: store.sessions.count(owned),
        teams: store.memberships.count({ ...owned, confirm: true }),
        identities: store.identities.count(owned),
      }
    }),
  }
}

function conditionOf(projectId: string, { name, value }: Token, { changedIds = [], now }: UserFilter): Condition {
  const belonging = Object.hasOwn(belongings, name) ? belongings[name] : undefined
  if (belonging !== undefined) {
    return value === 'none'
      ? { sql: `NOT ${some(belonging.rows)}`, parameters: [] }
      : { sql: some(belonging.rows + belonging.is), parameters: [value] }
  }
  switch (name) {
    case 'label':
      return {
        sql: '"sequence" IN (SELECT "row" FROM "users_words" WHERE "word" = ? AND "scope" = ?)',
        parameters: [labelWord + value, projectId],
      }
    case 'id':
      return { sql: '"id" = ?', parameters: [value] }
    case 'created': {
      const time = Date.parse(value.replace(/^[<>]/, ''))
      if (Number.isNaN(time))
        throw new FilterFault(`created: needs a date, such as created:>2026-01-01; it has "${value}".`)
      return { sql: `"createdAt" ${value.startsWith('<') ? '<' : '>='} ?`, parameters: [time] }
    }
    case 'changed':
      return {
        sql: `"id" ${value === 'no' ? 'NOT ' : ''}IN (SELECT "value" FROM json_each(?))`,
        parameters: [JSON.stringify(changedIds)],
      }
    case '':
      // Unlike the API's search, every word must match: who types more wants less.
      return searchCondition('users', 'search', projectId, value) ?? { sql: '0', parameters: [] }
    default: {
      const choices = flags[name] ?? {}
      const sql = Object.hasOwn(choices, value) ? choices[value] : undefined
      if (sql === undefined)
        throw new FilterFault(`${name}: is one of ${Object.keys(choices).join(', ')}; it has "${value}".`)
      return { sql, parameters: name === 'session' ? [now] : [] }
    }
  }
}
