/** A token and a JWT (contract models.json `token`, `jwt`). */
import { wireTime } from '../domain/time.ts'
import type { Model } from '../http/route.ts'
import type { Token } from '../store/tables/tokens.ts'
import { shownTo, type View } from './model.ts'

export interface TokenReply {
  readonly token: Token
  /** As API keys get it: some kinds wrap it. */
  readonly secret: string
  /** Two words for the eye; empty where nobody asked for them. */
  readonly phrase: string
}

export const tokenModel: Model<TokenReply, View> = {
  name: 'token',
  write: ({ token, secret, phrase }, view) =>
    shownTo(view, [['1.5.0', ['phrase']]], {
      $id: token.id,
      $createdAt: wireTime(token.createdAt),
      userId: token.userId,
      secret: view.showsSecrets ? secret : '',
      expire: wireTime(token.expire),
      phrase,
    }),
}

export const jwtModel: Model<{ readonly jwt: string }, unknown> = { name: 'jwt', write: ({ jwt }) => ({ jwt }) }
