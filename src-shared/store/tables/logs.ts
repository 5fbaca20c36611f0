/** Audit rows of the legacy `logs` routes (contract section 19). */
import { instant, oneOf, text } from '../column.ts'
import { defineTable, type RecordOf } from '../table.ts'

export const logs = defineTable({
  name: 'logs',
  columns: {
    projectId: text(),
    id: text(),
    time: instant(),
    /** The acting user; empty for keys and guests. */
    userId: text(),
    /** What was acted on, as `user/ID` or `team/ID`. */
    resource: text(),
    event: text(),
    userType: oneOf('user', 'guest', 'keyProject'),
    ip: text(),
    userAgent: text(),
  },
  unique: [['projectId', 'id']],
  indexes: [['projectId'], ['projectId', 'userId'], ['projectId', 'resource']],
})

export type Log = RecordOf<(typeof logs)['columns']>
