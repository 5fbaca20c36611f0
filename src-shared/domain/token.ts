/** Short-lived tokens (contract section 10). */
import type { Token } from '../store/tables/tokens.ts'
import type { User } from '../store/tables/users.ts'
import { createId } from './ids.ts'
import type { Scope } from './scope.ts'
import { markMessagesUsed } from './outbox.ts'
import { isSameSecret, sha256Hex } from './secrets.ts'

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

export type TokenType = keyof typeof tokenTypes

const typeNames: readonly TokenType[] = [
  'verification',
  'recovery',
  'magicUrl',
  'phone',
  'oauth2',
  'generic',
  'emailOtp',
]

export function tokenTypeName(type: number): TokenType {
  return typeNames.find((name) => tokenTypes[name] === type) ?? 'generic'
}

export interface NewToken {
  readonly type: TokenType
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

/**
 * The user's unexpired token of one of these kinds that has this secret; null when there is none, and a note says what
 * came nearest.
 */
export function findToken(
  { store, project, now, note }: Pick<Scope, 'store' | 'project' | 'now' | 'note'>,
  user: User,
  secret: string,
  kinds: readonly TokenType[],
): Token | null {
  const hash = sha256Hex(secret)
  const isOfKind = (type: number) => kinds.some((kind) => tokenTypes[kind] === type)
  const all = store.tokens.list({ projectId: project.id, userId: user.id })
  const same = all.filter(({ secretHash }) => isSameSecret(hash, secretHash))
  const ofKind = same.filter(({ type }) => isOfKind(type))
  const found = ofKind.find(({ expire }) => expire > now) ?? null
  if (found !== null) return found
  if (project.settings.lenientCodes) {
    const newest = all.findLast(({ type, expire }) => isOfKind(type) && expire > now) ?? null
    if (newest !== null) note('the secret is wrong; the setting lenientCodes takes any for the newest token')
    if (newest !== null) return newest
  }
  if (ofKind.length > 0) note('the secret was right, but it has expired')
  else if (same.length > 0) note('the secret belongs to a token of another kind')
  else note(`${user.name || user.id} has no token with this secret: it is wrong, or was used`)
  return null
}

/** Deletes a token: each works once. Call it inside a transaction. */
export function consumeToken(scope: Pick<Scope, 'store' | 'project' | 'requestId'>, token: Token): void {
  scope.store.tokens.delete(token)
  markMessagesUsed(scope, token.id)
}
