/** The window's list of users: a filter of tokens and words, an order, a slice (not part of Appwrite's API). */
import type { Cell } from './change.ts'
import type { Store } from './store.ts'
import type { User } from './tables/users.ts'
import { labelWord } from './tables/users.ts'
import { searchCondition } from './words.ts'

/** A token that means nothing; the text says which and what is known. */
export class FilterFault extends Error {}

const flags: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  status: { blocked: '"status" = 0', active: '"status" = 1' },
  verified: {
    yes: '("emailVerification" = 1 OR "phoneVerification" = 1)',
    no: '("emailVerification" = 0 AND "phoneVerification" = 0)',
  },
  mfa: { yes: '"mfa" = 1', no: '"mfa" = 0' },
  password: { yes: '"password" IS NOT NULL', no: '"password" IS NULL' },
  anonymous: { yes: '("email" IS NULL AND "phone" IS NULL)', no: '("email" IS NOT NULL OR "phone" IS NOT NULL)' },
  session: { yes: `EXISTS ${sessionsOf()}`, none: `NOT EXISTS ${sessionsOf()}` },
}

function sessionsOf(): string {
  return '(SELECT 1 FROM "sessions" WHERE "sessions"."projectId" = "users"."projectId" AND "sessions"."userId" = "users"."id")'
}

const orders: Readonly<Record<string, string>> = {
  joined: '"sequence"',
  name: '"name" COLLATE NOCASE',
  email: '"email" COLLATE NOCASE',
  active: '"accessedAt"',
  status: '"status"',
}

export interface UserFilter {
  /** Tokens such as `status:blocked label:beta created:>2026-01-01` and words. */
  readonly filter: string
  /** One of joined, name, email, active, status; `-` before it reverses. */
  readonly order: string
  readonly limit: number
  readonly offset: number
}

export function listUsers(store: Store, projectId: string, query: UserFilter): { total: number; users: User[] } {
  const parts: string[] = ['"projectId" = ?']
  const parameters: Cell[] = [projectId]
  const words: string[] = []
  for (const token of query.filter.split(/\s+/).filter((part) => part !== '')) {
    const colon = token.indexOf(':')
    const name = token.slice(0, Math.max(0, colon))
    const value = token.slice(colon + 1)
    if (name === 'label') {
      parts.push('"sequence" IN (SELECT "row" FROM "users_words" WHERE "word" = ? AND "scope" = ?)')
      parameters.push(labelWord + value, projectId)
    } else if (name === 'id') {
      parts.push('"id" = ?')
      parameters.push(value)
    } else if (name === 'created') {
      const time = Date.parse(value.replace(/^[<>]/, ''))
      if (Number.isNaN(time))
        throw new FilterFault(`created: needs a date, such as created:>2026-01-01; it has "${value}".`)
      parts.push(`"createdAt" ${value.startsWith('<') ? '<' : '>='} ?`)
      parameters.push(time)
    } else if (Object.hasOwn(flags, name)) {
      const choices = flags[name] ?? {}
      const sql = Object.hasOwn(choices, value) ? choices[value] : undefined
      if (sql === undefined)
        throw new FilterFault(`${name}: is one of ${Object.keys(choices).join(', ')}; it has "${value}".`)
      parts.push(sql)
    } else words.push(token)
  }
  if (words.length > 0) {
    // Unlike the API's search, every word must match: who types more wants less.
    for (const word of words) {
      const found = searchCondition('users', 'search', projectId, word)
      parts.push(found?.sql ?? '0')
      parameters.push(...(found?.parameters ?? []))
    }
  }
  const isReversed = query.order.startsWith('-')
  const order = orders[query.order.replace(/^-/, '')]
  if (order === undefined)
    throw new FilterFault(`order is one of ${Object.keys(orders).join(', ')}; it is "${query.order}".`)
  const where = parts.join(' AND ')
  const direction = isReversed ? 'DESC' : 'ASC'
  return {
    total: Number(store.database.first(`SELECT count(*) FROM "users" WHERE ${where}`, parameters)?.[0] ?? 0),
    users: store.users.select(
      `WHERE ${where} ORDER BY ${order} ${direction}, "sequence" ${direction} LIMIT ? OFFSET ?`,
      [...parameters, query.limit, query.offset],
    ),
  }
}
