/** The events of a call (contract section 18): the inspector names them, Realtime delivers them. */
import { changedIds } from '../store/changed-ids.ts'
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

export const userCreated = 'users.[userId].create'

/** Ids are those of the records that the handler changed: the first one of each table. A failed call has no event. */
export function eventsOf(
  { call, changes, parameters, response }: Pick<Served, 'call' | 'changes' | 'parameters' | 'response'>,
  decode: Store['decode'],
): readonly CallEvent[] {
  const patterns = call.route.events ?? []
  // Without parameters there was no call: a fault answered in its place.
  if (response.status >= 400 || patterns.length === 0 || parameters === null) return []
  // A redirect of OAuth2 does one of several things, or none: it has the events of what it made.
  const isRedirect = response.status >= 300
  const told = isRedirect ? changes.filter(({ before }) => before === null) : changes
  // A call that changed nothing is still about what its path names.
  const ids = changedIds(told, decode, parameters)
  const makesUser = changes.some(({ table, before }) => table === 'users' && before === null)
  return patterns
    .filter((pattern) => pattern !== userCreated || makesUser)
    .map((pattern) => ({ pattern, ids, name: filled(pattern, ids) }))
    .filter(({ name }) => !isRedirect || !name.includes('['))
}

function filled(pattern: string, ids: ReadonlyMap<string, string>): string {
  return pattern.replace(/\[(\w+)\]/g, (whole, name: string) => ids.get(name) ?? whole)
}
