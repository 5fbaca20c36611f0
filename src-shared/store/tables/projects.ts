/** Projects and their settings. */
import { boolean, instant, isObject, json, oneOf, text } from '../column.ts'
import { defineTable, type RecordOf } from '../table.ts'

export const projects = defineTable({
  name: 'projects',
  columns: {
    id: text(),
    name: text(),
    madeBy: oneOf('start', 'control', 'first-use'),
    /** Unknown keys are refused even when the emulator is not strict. */
    strictKeys: boolean(),
    /** Signs the JWTs of its users. */
    secretKey: text(),
    /** Settings that differ from their default. */
    settings: json(isObject),
    createdAt: instant(),
  },
  unique: [['id']],
  indexes: [],
})

export type ProjectRecord = RecordOf<(typeof projects)['columns']>
