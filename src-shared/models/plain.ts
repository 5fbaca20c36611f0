/** Replies without fixed fields (contract models.json `preferences`, `none`) and the two status replies. */
import type { Model } from '../http/route.ts'

export const preferencesModel: Model<Readonly<Record<string, unknown>>, unknown> = {
  name: 'preferences',
  write: (preferences) => preferences,
}

/** No body: 204. */
export const none: Model<void, unknown> = { name: 'none', write: () => null }

export const anyModel: Model<object, unknown> = { name: 'any', write: (body) => body }
