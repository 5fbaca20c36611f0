/** Messaging providers that targets may name. */
import { boolean, instant, isObject, json, oneOf, text } from '../column.ts'
import { defineTable, type RecordOf } from '../table.ts'
import { wordsOf } from '../words.ts'

export const providers = defineTable({
  name: 'providers',
  columns: {
    projectId: text(),
    id: text(),
    createdAt: instant(),
    updatedAt: instant(),
    name: text(),
    /** Such as `smtp`, `twilio`, `fcm`. */
    provider: text(),
    type: oneOf('email', 'sms', 'push'),
    enabled: boolean(),
    credentials: json(isObject),
    options: json(isObject),
    search: text(),
  },
  unique: [['projectId', 'id']],
  indexes: [],
  words: { scope: 'projectId', of: (provider) => wordsOf(provider.search) },
})

export type Provider = RecordOf<(typeof providers)['columns']>
