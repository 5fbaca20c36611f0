/** A messaging provider, as far as targets need one; the contract has no model for it, the SDK's types do. */
import { wireTime } from '../domain/time.ts'
import type { Model } from '../http/route.ts'
import type { Provider } from '../store/tables/providers.ts'

export const providerModel: Model<Provider, unknown> = {
  name: 'provider',
  write: (provider) => ({
    $id: provider.id,
    $createdAt: wireTime(provider.createdAt),
    $updatedAt: wireTime(provider.updatedAt),
    name: provider.name,
    provider: provider.provider,
    enabled: provider.enabled,
    type: provider.type,
    credentials: provider.credentials,
    options: provider.options,
  }),
}

export interface ProviderList {
  readonly total: number
  readonly providers: readonly Provider[]
}

export const providerListModel: Model<ProviderList, unknown> = {
  name: 'providerList',
  write: ({ total, providers }, view) => ({
    total,
    providers: providers.map((provider) => providerModel.write(provider, view)),
  }),
}
