/** Tokens that go out in a link and come back in a confirming call: recovery and email verification. */
import { linkSeconds } from '../../contract/lifetimes.ts'
import { mailedLink } from '../../domain/mailed-link.ts'
import { sendMessage } from '../../domain/outbox.ts'
import { wireTime } from '../../domain/time.ts'
import { findToken, insertToken, type TokenType } from '../../domain/token.ts'
import type { Context } from '../../gates/call.ts'
import { fail } from '../../http/errors.ts'
import type { Letter } from '../../messages/letter.ts'
import type { TokenReply } from '../../models/token.ts'
import type { Token } from '../../store/tables/tokens.ts'
import type { User } from '../../store/tables/users.ts'

export interface MailedToken {
  readonly kind: 'recovery' | 'verification'
  /** The app's page. */
  readonly url: string
  readonly to: string
  write(words: { readonly projectName: string; readonly userName: string; readonly link: string }): Letter
}

/** Makes a token of an hour and mails its link; call it inside a transaction. */
export function mailToken(context: Context, user: User, { kind, url, to, write }: MailedToken): TokenReply {
  const secret = context.random.hex(256)
  const token = insertToken(context, user, { type: kind, secret, lifetimeSeconds: linkSeconds })
  const link = mailedLink(url, { userId: user.id, secret, expire: wireTime(token.expire) })
  const userName = user.name ?? ''
  const letter = write({ projectName: context.project.name, userName, link })
  const about = { userId: user.id, toName: userName, subjectId: token.id, expire: token.expire }
  sendMessage(context, { channel: 'email', kind, to, ...about, code: null, link, secret, ...letter })
  return tokenReply(token)
}

/** The token that a confirming call brings back, or the contract's 401. */
export function tokenOf(context: Context, user: User, secret: string, kind: TokenType): Token {
  return findToken(context, user, secret, [kind]) ?? fail('user_invalid_token')
}

export function tokenReply(token: Token): TokenReply {
  return { token, secret: token.secret, phrase: '' }
}
