/** Whether a change is of a user's record, or of one that belongs to the user. */
import type { Change } from '../store/change.ts'
import type { Store } from '../store/store.ts'

export function isOfUser(store: Store, { table, sequence, before, after }: Change, projectId: string, userId: string) {
  const row = after ?? before
  // Most rows of a large step are told apart without being read. An audit row tells nothing more than its change.
  if (row === null || table === 'logs' || !row.includes(userId)) return false
  const record = store.decode(table, sequence, row)
  return record['projectId'] === projectId && record[table === 'users' ? 'id' : 'userId'] === userId
}
