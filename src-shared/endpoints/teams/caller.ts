/** Who calls the Teams API. */
import { effectiveUser } from '../../domain/impersonation.ts'
import type { TeamCaller } from '../../domain/team.ts'
import type { Context } from '../../gates/call.ts'

/**
 * A session beside an API key does not count here: the key may do everything. Who acts as another has that user's roles
 * (contract section 15).
 */
export function teamCaller({ actor }: Pick<Context, 'actor'>): TeamCaller {
  return { isServer: actor.kind === 'key', user: actor.kind === 'user' ? effectiveUser(actor.signedIn) : null }
}
