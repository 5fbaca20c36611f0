/** Who is signed in cannot sign in again. */
import { fail } from '../http/errors.ts'
import type { Gate } from './call.ts'

export const openSession: Gate = {
  name: 'open session',
  check({ route, actor, trace }) {
    if (route.refusesOpenSession !== true) return null
    // Contract section 6: who comes back from a provider may be signed in, and gains a way to sign in.
    if (route.path.includes('/oauth2/')) return 'may be open for OAuth2'
    if (actor.signedIn !== null) {
      trace.note(`${actor.signedIn.user.name || actor.signedIn.user.id} is signed in already`)
      fail('user_session_already_exists')
    }
    return 'none open'
  },
}
