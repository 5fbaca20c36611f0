/** Teams. */
import { instant, integer, isObject, json, text } from '../column.ts'
import { defineTable, type RecordOf } from '../table.ts'
import { wordsOf } from '../words.ts'

export const teams = defineTable({
  name: 'teams',
  columns: {
    projectId: text(),
    id: text(),
    createdAt: instant(),
    updatedAt: instant(),
    name: text(),
    /** Confirmed members. */
    total: integer(),
    prefs: json(isObject),
    search: text(),
  },
  unique: [['projectId', 'id']],
  indexes: [['projectId']],
  words: { scope: 'projectId', of: (team) => wordsOf(team.search) },
})

export type Team = RecordOf<(typeof teams)['columns']>
