/** The events of a call (contract section 18): the inspector names them, Realtime delivers them. */
import type { Store } from '../store/store.ts'
import type { Served } from './serve.ts'

export interface CallEvent {
  /** As the route declares it, for example `users.[userId].update.name`. */
  readonly pattern: string
  /** What stands in the pattern's brackets, for example `userId`. */
  readonly ids: ReadonlyMap<string, string>
  /** For example `users.grace.update.name`; an id that nothing in the call gave stays in brackets. */
  readonly name: string
}

/** What events call the ids of records. */
const idNames: Readonly<Record<string, string>> = {
  users: 'userId',
  sessions: 'sessionId',
  targets: 'targetId',
  identities: 'identityId',
  tokens: 'tokenId',
  challenges: 'challengeId',
  teams: 'teamId',
  memberships: 'membershipId',
}

export const userCreated = 'users.[userId].create'

/** Ids are those of the records that the handler changed: the first one of each table. A failed call has no event. */
export function eventsOf(
  { call, changes, parameters, response }: Pick<Served, 'call' | 'changes' | 'parameters' | 'response'>,
  decode: Store['decode'],
): readonly CallEvent[] {
  const patterns = call.route.events ?? []
  if (!response.ok || patterns.length === 0) return []
  const ids = new Map<string, string>()
  const note = (name: string, value: unknown) =>
    typeof value === 'string' && !ids.has(name) ? ids.set(name, value) : undefined
  for (const { table, sequence, before, after } of changes) {
    const row = after ?? before
    if (row === null) continue
    const record = decode(table, sequence, row)
    note(idNames[table] ?? '', record.id)
    note('userId', record.userId)
    note('teamId', record.teamId)
  }
  const makesUser = changes.some(({ table, before }) => table === 'users' && before === null)
  // A call that changed nothing is still about what its path names.
  for (const [name, value] of Object.entries(parameters ?? {})) note(name, value)
  return patterns
    .filter((pattern) => pattern !== userCreated || makesUser)
    .map((pattern) => ({ pattern, ids, name: filled(pattern, ids) }))
}

function filled(pattern: string, ids: ReadonlyMap<string, string>): string {
  return pattern.replace(/\[(\w+)\]/g, (whole, name: string) => ids.get(name) ?? whole)
}
