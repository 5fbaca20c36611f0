/** Who calls the Teams API. */
import type { TeamCaller } from '../../domain/team.ts'
import type { Context } from '../../gates/call.ts'

/** A session beside an API key does not count here: the key may do everything. */
export function teamCaller({ actor }: Pick<Context, 'actor'>): TeamCaller {
  return { isServer: actor.kind === 'key', user: actor.kind === 'user' ? actor.signedIn.user : null }
}
