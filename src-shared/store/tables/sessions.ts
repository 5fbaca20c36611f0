/** Sessions (contract section 9). */
import { instant, instantOrNull, isStringList, json, text } from '../column.ts'
import { defineTable, type RecordOf } from '../table.ts'

export const sessions = defineTable({
  name: 'sessions',
  columns: {
    projectId: text(),
    id: text(),
    userId: text(),
    createdAt: instant(),
    updatedAt: instant(),
    expire: instant(),
    /**
     * Emulator: a real server keeps only the SHA-256 of this; the window shows sessions so that they can be used.
     * It never reaches the wire of the emulated API.
     */
    secret: text(),
    /** What the server keeps, and what sessions are found by. */
    secretHash: text(),
    provider: text(),
    providerUid: text(),
    providerAccessToken: text(),
    providerAccessTokenExpiry: instantOrNull(),
    providerRefreshToken: text(),
    factors: json(isStringList),
    ip: text(),
    userAgent: text(),
    osCode: text(),
    osName: text(),
    osVersion: text(),
    clientType: text(),
    clientCode: text(),
    clientName: text(),
    clientVersion: text(),
    clientEngine: text(),
    clientEngineVersion: text(),
    deviceName: text(),
    deviceBrand: text(),
    deviceModel: text(),
    countryCode: text(),
    mfaUpdatedAt: instantOrNull(),
  },
  unique: [
    ['projectId', 'id'],
    ['projectId', 'secretHash'],
  ],
  // The last one finds the user of an OAuth2 provider's person.
  indexes: [['projectId', 'userId'], ['projectId', 'provider', 'providerUid'], ['expire']],
})

export type Session = RecordOf<(typeof sessions)['columns']>
