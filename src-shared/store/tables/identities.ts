/** OAuth2 identities: one row for a provider and its user id. */
import { instant, instantOrNull, text } from '../column.ts'
import { defineTable, type RecordOf } from '../table.ts'

export const identities = defineTable({
  name: 'identities',
  columns: {
    projectId: text(),
    id: text(),
    userId: text(),
    createdAt: instant(),
    updatedAt: instant(),
    provider: text(),
    providerUid: text(),
    providerEmail: text(),
    providerAccessToken: text(),
    providerAccessTokenExpiry: instantOrNull(),
    providerRefreshToken: text(),
  },
  unique: [
    ['projectId', 'id'],
    ['projectId', 'provider', 'providerUid'],
  ],
  indexes: [
    ['projectId', 'userId'],
    ['projectId', 'providerEmail'],
  ],
})

export type Identity = RecordOf<(typeof identities)['columns']>
