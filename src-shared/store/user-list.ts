/** The window's list of users: a filter of tokens and words, an order, a slice (not part of Appwrite's API). */
import type { Cell } from './change.ts'
import { type Condition, inProject } from './condition.ts'
import type { Database } from './database.ts'
import { sortedRows } from './sources.ts'
import type { Store } from './store.ts'
import type { User } from './tables/users.ts'
import { labelWord } from './tables/users.ts'
import { rowsWith, searchCondition, selectRowsWith, testForWords } from './words.ts'

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
const belongings: Readonly<Record<string, { readonly rows: string; readonly owners: string }>> = {
  team: {
    rows: memberships,
    owners: 'SELECT "userId" FROM "memberships" WHERE "projectId" = ? AND "confirm" = 1 AND "teamId" = ?',
  },
  provider: { rows: identities, owners: 'SELECT "userId" FROM "identities" WHERE "projectId" = ? AND "provider" = ?' },
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
  const filters = tokensOf(query.filter).map((token) => conditionOf(projectId, token, query))
  const direction = query.order.startsWith('-') ? 'DESC' : 'ASC'
  const name = query.order.replace(/^-/, '')
  const order = Object.hasOwn(orders, name) ? orders[name] : undefined
  if (order === undefined)
    throw new FilterFault(`order is one of ${Object.keys(orders).join(', ')}; it is "${query.order}".`)
  const total = totalOf(store.database, projectId, filters)
  const areFew = total < sortedRows
  const { where, parameters } = whereOf(projectId, areFew ? filters : filters.map(testedByRow))
  // As in lists of the API: `+` has a few rows collected before they are sorted. Just their sequences, since SQLite would
  // sort them with all that they hold.
  const found = `SELECT "sequence" FROM "users" WHERE ${where} ORDER BY ${areFew ? '+' : ''}${order} ${direction}, "sequence" ${direction} LIMIT ? OFFSET ?`
  const page = total > query.offset ? store.database.all(found, [...parameters, query.limit, query.offset]) : []
  const sequences = page.flat()
  const among = 'WHERE "sequence" IN (SELECT "value" FROM json_each(?))'
  const bySequence = new Map(
    store.users.select(among, [JSON.stringify(sequences)]).map((user) => [user.sequence, user] as const),
  )
  const users = sequences.flatMap((sequence) => bySequence.get(Number(sequence)) ?? [])
  return {
    total,
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

function whereOf(projectId: string, filters: readonly Condition[]) {
  const conditions = [inProject(projectId), ...filters]
  return {
    where: conditions.map(({ sql }) => sql).join(' AND '),
    parameters: conditions.flatMap((condition): readonly Cell[] => condition.parameters),
  }
}

const testedByRow = (condition: Condition): Condition =>
  condition.words === undefined ? condition : testForWords('users', condition.words)

/** The last total of each database: pages that follow one another ask for the same. */
const lastTotals = new WeakMap<Database, { readonly asked: string; readonly total: number }>()

function totalOf(database: Database, projectId: string, filters: readonly Condition[]): number {
  const asked = JSON.stringify([database.commitNumber, projectId, filters])
  const last = lastTotals.get(database)
  if (last?.asked === asked) return last.total
  const total = countUsers(database, projectId, filters)
  lastTotals.set(database, { asked, total })
  return total
}

function countUsers(database: Database, projectId: string, filters: readonly Condition[]): number {
  const [first, ...others] = filters
  if (first?.words !== undefined && others.length === 0) {
    const { sql, parameters } = selectRowsWith('users', projectId, first.words)
    return Number(database.first(`SELECT count(*) FROM (${sql})`, parameters)?.[0])
  }
  const { where, parameters } = whereOf(projectId, filters)
  return Number(database.first(`SELECT count(*) FROM "users" WHERE ${where}`, parameters)?.[0])
}

function conditionOf(projectId: string, { name, value }: Token, { changedIds = [], now }: UserFilter): Condition {
  const belonging = Object.hasOwn(belongings, name) ? belongings[name] : undefined
  if (belonging !== undefined) {
    return value === 'none'
      ? { sql: `NOT ${some(belonging.rows)}`, parameters: [] }
      : { sql: `"id" IN (${belonging.owners})`, parameters: [projectId, value] }
  }
  switch (name) {
    case 'label':
      return rowsWith('users', projectId, { exact: [labelWord + value], beginning: null })
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
