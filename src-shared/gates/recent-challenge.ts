/** What could weaken a second factor asks for one that was proven lately (contract section 13, MFA). */
import { hasRecentChallenge } from '../domain/mfa.ts'
import { fail } from '../http/errors.ts'
import type { Gate } from './call.ts'

export const recentChallenge: Gate = {
  name: 'recent challenge',
  check({ route, actor, now, trace }) {
    if (route.needsRecentChallenge !== true) return null
    const session = actor.signedIn?.session ?? null
    if (session === null) {
      // Contract section 11: the server reads the session without asking whether there is one.
      trace.note('this call needs a session; a JWT proves the user only, and a real server answers 500 here')
      fail('general_unknown')
    }
    if (!hasRecentChallenge(session, now)) {
      trace.note(
        session.mfaUpdatedAt === null
          ? 'this session has passed no challenge'
          : `this session passed its last challenge ${Math.floor((now - session.mfaUpdatedAt) / 1000)} s ago`,
      )
      fail('user_challenge_required')
    }
    return 'passed'
  },
}
