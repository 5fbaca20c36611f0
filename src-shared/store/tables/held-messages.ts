/** Messages on their way: a fault lets them arrive late in the outbox. */
import { instant } from '../column.ts'
import { defineTable, type RecordOf } from '../table.ts'
import { messages } from './messages.ts'

export const heldMessages = defineTable({
  name: 'heldMessages',
  columns: { ...messages.columns, arrivesAt: instant() },
  unique: [['projectId', 'id']],
  indexes: [],
})

export type HeldMessage = RecordOf<(typeof heldMessages)['columns']>
