/** Memberships of teams, invitations among them. */
import { boolean, instant, instantOrNull, isStringList, json, text } from '../column.ts'
import { defineTable, type RecordOf } from '../table.ts'
import { wordsOf } from '../words.ts'

export const memberships = defineTable({
  name: 'memberships',
  columns: {
    projectId: text(),
    id: text(),
    userId: text(),
    teamId: text(),
    createdAt: instant(),
    updatedAt: instant(),
    roles: json(isStringList),
    invited: instant(),
    joined: instantOrNull(),
    confirm: boolean(),
    /** Of the invitation; empty when there was none. */
    secret: text(),
    /** Made by the creation of its team, not by an invitation. */
    isCreator: boolean(),
    search: text(),
  },
  unique: [
    ['projectId', 'id'],
    ['projectId', 'teamId', 'userId'],
  ],
  indexes: [
    ['projectId', 'userId'],
    ['projectId', 'teamId'],
  ],
  words: { scope: 'projectId', of: (membership) => wordsOf(membership.search) },
})

export type Membership = RecordOf<(typeof memberships)['columns']>
