/** Does this origin belong to a platform of the project (contract section 4)? */
import { fail } from '../http/errors.ts'
import { isOriginAllowed } from '../http/origin-rule.ts'
import { type Gate, requestHeader } from './call.ts'

export const origin: Gate = {
  name: 'origin',
  check(call) {
    const sent = requestHeader(call, 'origin')
    if (sent === '') return 'no Origin header'
    if (call.route.skipsOriginCheck === true) return 'not checked where providers post'
    if (requestHeader(call, 'x-appwrite-key') !== '') return 'not checked for API keys'
    if (call.devKey !== null) return `not checked for the dev key ${call.devKey.name}`
    if (!isOriginAllowed(sent, call.projectId, call.project?.settings.platforms ?? [])) {
      call.trace.note(`${sent} is not localhost and no platform of the project names it`)
      fail('general_unknown_origin')
    }
    return sent
  },
}
