/** Short-lived tokens (contract section 10). */
import { instant, integer, text } from '../column.ts'
import { defineTable, type RecordOf } from '../table.ts'

export const tokens = defineTable({
  name: 'tokens',
  columns: {
    projectId: text(),
    id: text(),
    userId: text(),
    createdAt: instant(),
    /** Contract section 10, column type: 2 verification … 9 email OTP. */
    type: integer(),
    /** Emulator: kept readable, so that codes and links can be shown. */
    secret: text(),
    secretHash: text(),
    expire: instant(),
    ip: text(),
    userAgent: text(),
  },
  unique: [['projectId', 'id']],
  indexes: [['projectId', 'userId'], ['expire']],
})

export type Token = RecordOf<(typeof tokens)['columns']>
