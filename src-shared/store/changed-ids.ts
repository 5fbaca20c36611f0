/** Whose records a request changed: ids by the names that events and audit rows give them. */
import type { Change } from './change.ts'
import type { Store } from './store.ts'

const idNames: Readonly<Record<string, string>> = {
  projects: 'projectId',
  users: 'userId',
  sessions: 'sessionId',
  targets: 'targetId',
  identities: 'identityId',
  tokens: 'tokenId',
  challenges: 'challengeId',
  teams: 'teamId',
  memberships: 'membershipId',
}

/** Ids of the first change of each kind; where no change tells one, `asked`, the call's own parameters, may. */
export function changedIds(
  changes: readonly Change[],
  decode: Store['decode'],
  asked: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, string> {
  const ids = new Map<string, string>()
  const note = (name: string | undefined, value: unknown) => {
    if (name !== undefined && typeof value === 'string' && !ids.has(name)) ids.set(name, value)
  }
  for (const { table, sequence, before, after } of changes) {
    const row = after ?? before
    if (row === null) continue
    const record = decode(table, sequence, row)
    note(idNames[table], record.id)
    note('userId', record.userId)
    note('teamId', record.teamId)
  }
  for (const [name, value] of Object.entries(asked)) note(name, value)
  return ids
}
