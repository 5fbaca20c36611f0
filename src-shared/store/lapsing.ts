/** What ends between two moments: sessions, tokens and challenges by their expiry, from an index of each. */
import type { Store } from './store.ts'
import type { Challenge } from './tables/challenges.ts'
import type { Session } from './tables/sessions.ts'
import type { Token } from './tables/tokens.ts'

export type Ending =
  | { readonly kind: 'session'; readonly record: Session }
  | { readonly kind: 'token'; readonly record: Token }
  | { readonly kind: 'challenge'; readonly record: Challenge }

type Tables = Pick<Store, 'sessions' | 'tokens' | 'challenges'>

/** Those whose time is after `from` and up to `to`, soonest first; at most `limit`. */
export function endingsBetween({ sessions, tokens, challenges }: Tables, from: number, to: number, limit: number) {
  const tail = 'WHERE "expire" > ? AND "expire" <= ? ORDER BY "expire", "sequence" LIMIT ?'
  const parameters = [from, to, limit]
  const found: Ending[] = [
    ...sessions.select(tail, parameters).map((record) => ({ kind: 'session', record }) as const),
    ...tokens.select(tail, parameters).map((record) => ({ kind: 'token', record }) as const),
    ...challenges.select(tail, parameters).map((record) => ({ kind: 'challenge', record }) as const),
  ]
  return found.toSorted((left, right) => left.record.expire - right.record.expire).slice(0, limit)
}

/** How many of each end after `from` and up to `to`. */
export function countEndings({ database }: Pick<Store, 'database'>, from: number, to: number) {
  const count = (table: 'sessions' | 'tokens' | 'challenges') =>
    Number(database.first(`SELECT count(*) FROM "${table}" WHERE "expire" > ? AND "expire" <= ?`, [from, to])?.[0] ?? 0)
  return { tokens: count('tokens'), sessions: count('sessions'), challenges: count('challenges') }
}
