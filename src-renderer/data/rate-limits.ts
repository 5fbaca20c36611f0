/** Rate-limit counters, which all projects share. */
import type { ControlClient } from '../../src-shared/client/control-client.ts'
import type { RateLimitCounter } from '../../src-shared/contract/limits.ts'
import type { Query } from './query-cache.ts'
import { topics } from './topics.ts'

/** No event tells of counters; only requests move them, and those make the status stale. */
export function limitsQuery(client: ControlClient): Query<readonly RateLimitCounter[]> {
  return { key: 'limits', topics: [topics.status], load: async (signal) => (await client.limits(signal)).limits }
}

/** The path, as a counter has no method: `/v1/account/sessions/email`. */
export function limitWords({ key }: Pick<RateLimitCounter, 'key'>): string {
  const [url = ''] = key.split(',')
  return url.replace(/^url:[^/]*/, '') || key
}
