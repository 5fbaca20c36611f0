/** What emulated OAuth2 providers answer without showing their page. */
import type { OAuth2Outcome } from '../../contract/oauth2.ts'
import { boolean, instant, oneOf, text } from '../column.ts'
import { defineTable, type RecordOf } from '../table.ts'

export const oauth2Outcomes = [
  'sign-in',
  'short-token',
  'no-email',
  'unverified-email',
  'taken-email',
  'no-id',
  'refused-code',
  'deny',
  'error',
] as const satisfies readonly OAuth2Outcome[]

export const oauth2Answers = defineTable({
  name: 'oauth2Answers',
  columns: {
    projectId: text(),
    provider: text(),
    updatedAt: instant(),
    providerUid: text(),
    name: text(),
    email: text(),
    emailVerified: boolean(),
    outcome: oneOf(...oauth2Outcomes),
  },
  unique: [['projectId', 'provider']],
  indexes: [],
})

export type OAuth2AnswerRecord = RecordOf<(typeof oauth2Answers)['columns']>
