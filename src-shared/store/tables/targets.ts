/** Messaging targets (contract section 13). */
import { boolean, instant, oneOf, text, textOrNull } from '../column.ts'
import { defineTable, type RecordOf } from '../table.ts'

export const targets = defineTable({
  name: 'targets',
  columns: {
    projectId: text(),
    id: text(),
    userId: text(),
    createdAt: instant(),
    updatedAt: instant(),
    name: text(),
    providerId: textOrNull(),
    providerType: oneOf('email', 'sms', 'push'),
    identifier: text(),
    /** The session that a push target goes with. */
    sessionId: textOrNull(),
    expired: boolean(),
  },
  unique: [
    ['projectId', 'id'],
    ['projectId', 'identifier'],
  ],
  indexes: [
    ['projectId', 'userId'],
    ['projectId', 'sessionId'],
  ],
})

export type Target = RecordOf<(typeof targets)['columns']>
