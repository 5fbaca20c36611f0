/** What bends the emulator away from a real server, one row each: the clock, the faults. */
import { isObject, json, text } from '../column.ts'
import { defineTable, type RecordOf } from '../table.ts'

export const simulation = defineTable({
  name: 'simulation',
  columns: {
    /** Such as `clock`. */
    id: text(),
    value: json(isObject),
  },
  unique: [['id']],
  indexes: [],
})

export type Simulation = RecordOf<(typeof simulation)['columns']>
