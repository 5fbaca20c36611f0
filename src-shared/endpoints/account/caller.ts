/** The user behind an account call. */
import type { Context } from '../../gates/call.ts'
import { fail } from '../../http/errors.ts'
import type { Session } from '../../store/tables/sessions.ts'
import type { User } from '../../store/tables/users.ts'

/** The caller's own user. Account routes are behind a scope that only users have. */
export function callingUser({ actor, store }: Pick<Context, 'actor' | 'store'>): User {
  const known = actor.signedIn?.user ?? fail('user_unauthorized')
  // Read again: this request may have changed it, as it does `accessedAt`, and others may have while it waited.
  return store.users.first({ sequence: known.sequence }) ?? fail('user_not_found')
}

/** A session of the caller by id; `current` is the one that made the request. */
export function callingSession(context: Context, id: string): Session {
  const user = callingUser(context)
  const currentId = context.actor.signedIn?.session?.id
  if (id === 'current' && currentId === undefined) {
    context.note('there is no current session: a JWT proves the user, not a session')
    fail('user_session_not_found')
  }
  const session = context.store.sessions.first({
    projectId: context.project.id,
    id: id === 'current' ? (currentId ?? '') : id,
  })
  if (session === null || session.userId !== user.id) fail('user_session_not_found')
  return session
}

/** The session that made the request, read again. Without one (a JWT) the server breaks with HTTP 500 (contract section 11). */
export function currentSession({ actor, store, note }: Context): Session {
  const known = actor.signedIn?.session ?? null
  if (known === null) {
    note('this call needs a session; a JWT proves the user only, and a real server answers 500 here')
    fail('general_unknown')
  }
  return store.sessions.first({ sequence: known.sequence }) ?? fail('user_session_not_found')
}

export function isCurrent({ actor }: Pick<Context, 'actor'>, session: Session): boolean {
  return actor.signedIn?.session?.id === session.id
}
