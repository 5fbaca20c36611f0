/** API keys of a project. */
import type { Random } from '../simulate/random.ts'
import type { Store } from '../store/store.ts'
import type { KeyRecord } from '../store/tables/keys.ts'
import { createId } from './ids.ts'
import { sha256Hex } from './secrets.ts'

export interface NewKey {
  readonly projectId: string
  readonly name: string
  /** Null: a fresh one. */
  readonly secret: string | null
  readonly scopes: readonly string[]
  readonly expire: number | null
  readonly seen: boolean
}

/** Inserts a key; call it inside a transaction. */
export function insertKey(store: Store, random: Random, now: number, key: NewKey): KeyRecord {
  const secret = key.secret ?? `standard_${random.hex(256)}`
  const id = createId(random, now)
  return store.keys.insert({ ...key, id, secret, secretHash: sha256Hex(secret), createdAt: now, accessedAt: null })
}

/** The key with this secret, whoever made it. */
export function findKey(store: Store, projectId: string, secret: string): KeyRecord | null {
  return store.keys.first({ projectId, secretHash: sha256Hex(secret) })
}
