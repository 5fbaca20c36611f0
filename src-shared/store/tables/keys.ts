/** API keys. */
import { boolean, instant, instantOrNull, isStringList, json, text } from '../column.ts'
import { defineTable, type RecordOf } from '../table.ts'

export const keys = defineTable({
  name: 'keys',
  columns: {
    id: text(),
    projectId: text(),
    name: text(),
    secret: text(),
    /** SHA-256 of the secret: keys are found by it, so that no comparison tells how much of a guess was right. */
    secretHash: text(),
    scopes: json(isStringList),
    expire: instantOrNull(),
    seen: boolean(),
    createdAt: instant(),
    accessedAt: instantOrNull(),
  },
  unique: [
    ['projectId', 'id'],
    ['projectId', 'secretHash'],
  ],
  indexes: [],
})

export type KeyRecord = RecordOf<(typeof keys)['columns']>
