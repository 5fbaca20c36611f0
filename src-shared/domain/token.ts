/** Short-lived tokens (contract section 10). */
import type { Token } from '../store/tables/tokens.ts'
import type { User } from '../store/tables/users.ts'
import { createId } from './ids.ts'
import type { Scope } from './scope.ts'
import { sha256Hex } from './secrets.ts'

/** What each kind is called in the database. */
export const tokenTypes = {
  verification: 2,
  recovery: 3,
  magicUrl: 5,
  phone: 6,
  oauth2: 7,
  generic: 8,
  emailOtp: 9,
} as const

export interface NewToken {
  readonly type: keyof typeof tokenTypes
  readonly secret: string
  readonly lifetimeSeconds: number
}

/** Inserts a token; older ones of its kind stay valid. Call it inside a transaction. */
export function insertToken(
  { store, project, random, now, client }: Scope,
  user: User,
  { type, secret, lifetimeSeconds }: NewToken,
): Token {
  return store.tokens.insert({
    projectId: project.id,
    id: createId(random, now),
    userId: user.id,
    createdAt: now,
    type: tokenTypes[type],
    secret,
    secretHash: sha256Hex(secret),
    expire: now + lifetimeSeconds * 1000,
    ip: client.ip,
    userAgent: client.userAgent,
  })
}
