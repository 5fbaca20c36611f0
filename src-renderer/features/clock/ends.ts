/** All that ends by the emulator's clock, as the strip and the list show it. */
import type { Lapsing } from '../../../src-shared/contract/clock.ts'
import type { RateLimitCounter } from '../../../src-shared/contract/limits.ts'
import { limitWords } from '../../data/rate-limits.ts'
import type { Ending } from '../../data/use-jump.ts'

export interface End {
  readonly id: string
  readonly kind: Lapsing['kind'] | 'limit'
  /** `Session of Grace Hopper` */
  readonly label: string
  /** Null: it concerns all of them. */
  readonly projectId: string | null
  readonly expire: string
  readonly ending: Ending
}

/** Soonest first, of what is yet to come. A counter shows only while it refuses calls. */
export function endsOf(upcoming: readonly Lapsing[], limits: readonly RateLimitCounter[], now: number): readonly End[] {
  const records = upcoming.map(({ kind, projectId, id, label, expire }): End => ({
    id: `${kind}/${projectId}/${id}`,
    kind,
    label,
    projectId,
    expire,
    ending: { past: kind, projectId, id },
  }))
  const refusing = limits
    .filter(({ used, limit }) => used >= limit)
    .map((limit): End => ({
      id: `limit/${limit.key}`,
      kind: 'limit',
      label: `Rate limit of ${limitWords(limit)}`,
      projectId: null,
      expire: limit.reset,
      ending: { at: limit.reset },
    }))
  return [...records, ...refusing]
    .filter(({ expire }) => Date.parse(expire) > now)
    .toSorted((left, right) => Date.parse(left.expire) - Date.parse(right.expire))
}
