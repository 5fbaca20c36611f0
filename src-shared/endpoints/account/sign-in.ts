/** The last step of every way to sign in. */
import { countryName } from '../../domain/locale.ts'
import { insertSession, type NewSession, pruneSessions, sessionValue } from '../../domain/session.ts'
import type { Context } from '../../gates/call.ts'
import type { SessionReply } from '../../models/session.ts'
import type { User } from '../../store/tables/users.ts'

/** Signs `user` in for a client: session, session limit, cookies. Call it inside a transaction. */
export function signIn(context: Context, user: User, start: NewSession): SessionReply {
  const session = insertSession(context, user, start)
  pruneSessions(context, user)
  const value = sessionValue(session)
  context.giveSession(value, session.expire)
  return { session, current: true, secret: value, countryName: countryName(session.countryCode, context.locale) }
}
