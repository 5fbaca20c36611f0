import type { ApiKey } from '../../../src-shared/contract/control.ts'

/** A key as rows are copied, for other programs; its secret is copied by itself alone. */
export function plainKey(key: ApiKey) {
  return {
    id: key.id,
    name: key.name,
    scopes: key.scopes,
    expire: key.expire,
    seen: key.seen,
    createdAt: key.createdAt,
    accessedAt: key.accessedAt,
  }
}
