/** The way to sign in must be switched on; keys are exempt. */
import { fail } from '../http/errors.ts'
import type { Gate } from './call.ts'

export const signInMethod: Gate = {
  name: 'sign-in method',
  check({ route, project, actor, trace }) {
    if (route.signInMethod === undefined || project === null) return null
    if (actor.kind === 'key') return 'not checked for API keys'
    if (!project.settings[route.signInMethod]) {
      trace.note(`the setting ${route.signInMethod} is off`)
      fail('user_auth_method_unsupported')
    }
    return 'on'
  },
}
