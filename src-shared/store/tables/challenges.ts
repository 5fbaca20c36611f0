/** MFA challenges under way. */
import { instant, oneOf, oneOfOrNull, text } from '../column.ts'
import { defineTable, type RecordOf } from '../table.ts'

export const challenges = defineTable({
  name: 'challenges',
  columns: {
    projectId: text(),
    id: text(),
    userId: text(),
    createdAt: instant(),
    factor: oneOf('totp', 'email', 'phone', 'recoveryCode', 'custom'),
    code: text(),
    expire: instant(),
    /** Emulator: what becomes of it whatever the code, when a developer has said so. */
    outcome: oneOfOrNull('pass', 'fail'),
  },
  unique: [['projectId', 'id']],
  indexes: [['projectId', 'userId'], ['expire']],
})

export type Challenge = RecordOf<(typeof challenges)['columns']>
