/** The secret that the OAuth2 token flow hands to the success URL: the token's own, in a JWT of 60 seconds (contract sections 10, 13). */
import { signClaims, verifyClaims } from './jwt.ts'
import type { Scope } from './scope.ts'

const lifetimeSeconds = 60

export interface OAuthToken {
  /** The 64 hexadecimal digits of the token's row. */
  readonly secret: string
  /** Such as `google`. */
  readonly provider: string
}

type Signing = Pick<Scope, 'project' | 'now'>

export function encodeOAuthToken({ project, now }: Signing, { secret, provider }: OAuthToken): string {
  return signClaims({ secret, provider }, project.record.secretKey, now, lifetimeSeconds)
}

/** Null when the text is no such JWT of this project, or its minute is over. */
export function decodeOAuthToken({ project, now }: Signing, text: string): OAuthToken | null {
  const { secret, provider } = verifyClaims(text, project.record.secretKey, now) ?? {}
  return typeof secret === 'string' && typeof provider === 'string' ? { secret, provider } : null
}
