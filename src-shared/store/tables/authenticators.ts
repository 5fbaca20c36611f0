/** TOTP authenticators. */
import { boolean, instant, oneOf, text } from '../column.ts'
import { defineTable, type RecordOf } from '../table.ts'

export const authenticators = defineTable({
  name: 'authenticators',
  columns: {
    projectId: text(),
    id: text(),
    userId: text(),
    createdAt: instant(),
    updatedAt: instant(),
    type: oneOf('totp'),
    /** Base32 */
    secret: text(),
    verified: boolean(),
  },
  unique: [
    ['projectId', 'id'],
    ['projectId', 'userId', 'type'],
  ],
  indexes: [],
})

export type Authenticator = RecordOf<(typeof authenticators)['columns']>
