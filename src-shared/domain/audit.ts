/** The audit rows of the legacy `logs` routes (contract section 19). */
import type { Random } from '../simulate/random.ts'
import type { Store } from '../store/store.ts'
import type { Log } from '../store/tables/logs.ts'
import { createId } from './ids.ts'

export interface Audited {
  readonly projectId: string
  readonly now: number
  /** Such as `user.update`. */
  readonly event: string
  readonly actor: {
    readonly kind: Log['userType'] | 'key'
    readonly signedIn: { readonly user: { readonly id: string } } | null
  }
  /** What the call changed, by names such as `userId` and `teamId`. */
  readonly ids: ReadonlyMap<string, string>
  readonly client: { readonly ip: string; readonly userAgent: string }
}

/** Rows that a project keeps, give or take a few hundred; the oldest go first. */
export const keptLogs = 10_000

/** Writes a row; call it inside the transaction of what it tells. */
export function insertLog(store: Store, random: Random, audited: Audited): Log {
  const { projectId, now, event, actor, ids, client } = audited
  const isOfTeam = event.startsWith('team.') || event.startsWith('membership.')
  // A guest that signs up or in becomes the user, so the row is theirs.
  const userId = actor.kind === 'key' ? '' : (actor.signedIn?.user.id ?? ids.get('userId') ?? '')
  const log = store.logs.insert({
    projectId,
    id: createId(random, now),
    time: now,
    userId,
    resource: isOfTeam ? `team/${ids.get('teamId') ?? ''}` : `user/${ids.get('userId') ?? ''}`,
    event,
    userType: actor.kind === 'key' ? 'keyProject' : userId === '' ? 'guest' : 'user',
    ip: client.ip,
    userAgent: client.userAgent,
  })
  // By the random end of its id one row in 256 clears up: to count at every row would take longer than to write it.
  if (log.id.endsWith('00')) prune(store, projectId)
  return log
}

function prune(store: Store, projectId: string): void {
  for (const old of store.logs.list({ projectId }, { newestFirst: true, offset: keptLogs })) store.logs.delete(old)
}
