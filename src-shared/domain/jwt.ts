/** HS256 JSON Web Tokens as the contract's section 11 has them. */
import { isObject, type JsonObject } from '../store/column.ts'
import { hmacSha256, isSameSecret } from './secrets.ts'

/** A claim `iat`, which no JWT of the server has, may be this old. */
const oldestIssueSeconds = 3600

export interface JwtClaims {
  readonly userId: string
  /** Empty: works without a session until it expires. */
  readonly sessionId: string
}

/** Null when the signature, the form or the time does not hold. */
export function readJwt(token: string, key: string, now: number): JwtClaims | null {
  const { userId, sessionId } = verifyClaims(token, key, now) ?? {}
  if (typeof userId !== 'string') return null
  return { userId, sessionId: typeof sessionId === 'string' ? sessionId : '' }
}

export function createJwt({ userId, sessionId }: JwtClaims, key: string, now: number, durationSeconds: number): string {
  return signClaims({ userId, sessionId }, key, now, durationSeconds)
}

/** Whatever claims a JWT holds; null when the signature, the form or the time does not hold. */
export function verifyClaims(token: string, key: string, now: number): JsonObject | null {
  const [head = '', body = '', signature = ''] = token.split('.')
  if (!isSameSecret(signature, sign(`${head}.${body}`, key))) return null
  try {
    const claims: unknown = JSON.parse(atob(body.replaceAll('-', '+').replaceAll('_', '/')))
    if (!isObject(claims)) return null
    const { exp, iat } = claims
    if (typeof exp !== 'number' || exp * 1000 <= now) return null
    return typeof iat === 'number' && (iat + oldestIssueSeconds) * 1000 <= now ? null : claims
  } catch {
    return null
  }
}

const header = base64Url(JSON.stringify({ typ: 'JWT', alg: 'HS256' }))

/** A JWT with these claims, in ASCII, and the time at which it ends. */
export function signClaims(claims: JsonObject, key: string, now: number, durationSeconds: number): string {
  const body = base64Url(JSON.stringify({ ...claims, exp: Math.floor(now / 1000) + durationSeconds }))
  return `${header}.${body}.${sign(`${header}.${body}`, key)}`
}

function sign(text: string, key: string): string {
  return base64Url(String.fromCharCode(...hmacSha256(key, text)))
}

function base64Url(binary: string): string {
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}
