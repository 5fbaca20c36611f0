/** An API key must be known and must not have expired. */
import { fail } from '../http/errors.ts'
import type { Gate } from './call.ts'

export const key: Gate = {
  name: 'key',
  check({ actor, keyFault, now, trace }) {
    if (keyFault !== null) fail(keyFault)
    if (actor.kind !== 'key') return null
    if (actor.key.expire !== null && actor.key.expire <= now) {
      trace.note(`key ${actor.key.name} has expired`)
      fail('project_key_expired')
    }
    return 'valid'
  },
}
