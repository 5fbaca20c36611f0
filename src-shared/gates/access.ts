/** When a user, or a key, was last there (contract section 20): rewritten when older than a day. */
import type { Change } from '../store/change.ts'
import type { Call } from './call.ts'

const dayMilliseconds = 24 * 3600 * 1000

export function touchAccess({ actor, now, world: { store } }: Call): readonly Change[] {
  const isStale = (accessedAt: number | null) => accessedAt === null || accessedAt <= now - dayMilliseconds
  if (actor.kind === 'key') {
    const { key } = actor
    return isStale(key.accessedAt) ? store.commit(() => store.keys.update({ ...key, accessedAt: now })).changes : []
  }
  if (actor.kind === 'guest') return []
  const { user, impersonated } = actor.signedIn
  // Neither of the two was there (contract section 15).
  if (impersonated !== null) return []
  return isStale(user.accessedAt) ? store.commit(() => store.users.update({ ...user, accessedAt: now })).changes : []
}
