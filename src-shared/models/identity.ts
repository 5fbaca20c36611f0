/** An OAuth2 identity (contract models.json `identity`, `identityList`). */
import { wireTime } from '../domain/time.ts'
import type { Model } from '../http/route.ts'
import type { Identity } from '../store/tables/identities.ts'

export const identityModel: Model<Identity, unknown> = {
  name: 'identity',
  write: (identity) => ({
    $id: identity.id,
    $createdAt: wireTime(identity.createdAt),
    $updatedAt: wireTime(identity.updatedAt),
    userId: identity.userId,
    provider: identity.provider,
    providerUid: identity.providerUid,
    providerEmail: identity.providerEmail,
    providerAccessToken: identity.providerAccessToken,
    providerAccessTokenExpiry: wireTime(identity.providerAccessTokenExpiry),
    providerRefreshToken: identity.providerRefreshToken,
  }),
}

export interface IdentityList {
  readonly total: number
  readonly identities: readonly Identity[]
}

export const identityListModel: Model<IdentityList, unknown> = {
  name: 'identityList',
  write: ({ total, identities }, view) => ({
    total,
    identities: identities.map((identity) => identityModel.write(identity, view)),
  }),
}
