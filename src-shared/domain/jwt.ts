/** HS256 JSON Web Tokens as the contract's section 11 has them. */
import { isObject } from '../store/column.ts'
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
  const [head = '', body = '', signature = ''] = token.split('.')
  if (!isSameSecret(signature, sign(`${head}.${body}`, key))) return null
  try {
    const claims: unknown = JSON.parse(atob(body.replaceAll('-', '+').replaceAll('_', '/')))
    if (!isObject(claims)) return null
    const { userId, sessionId, exp, iat } = claims
    if (typeof userId !== 'string' || typeof exp !== 'number' || exp * 1000 <= now) return null
    if (typeof iat === 'number' && (iat + oldestIssueSeconds) * 1000 <= now) return null
    return { userId, sessionId: typeof sessionId === 'string' ? sessionId : '' }
  } catch {
    return null
  }
}

const header = base64Url(JSON.stringify({ typ: 'JWT', alg: 'HS256' }))

export function createJwt({ userId, sessionId }: JwtClaims, key: string, now: number, durationSeconds: number): string {
  const body = base64Url(JSON.stringify({ userId, sessionId, exp: Math.floor(now / 1000) + durationSeconds }))
  return `${header}.${body}.${sign(`${header}.${body}`, key)}`
}

function sign(text: string, key: string): string {
  return base64Url(String.fromCharCode(...hmacSha256(key, text)))
}

function base64Url(binary: string): string {
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}
