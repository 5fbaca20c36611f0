/** Rate-limit counters: what they stand at, and clearing them. They are shared by projects, as on a real server. */
import type { RateLimitCounter } from '../contract/limits.ts'
import { isoTime } from '../domain/time.ts'
import { optional, text } from '../http/rules.ts'
import { windowEnd } from '../simulate/rate-limits.ts'
import { controlFacts, defineControlRoute } from './control-route.ts'
import { jsonModel, noBody } from './json-model.ts'

export const listLimits = defineControlRoute({
  ...controlFacts('GET', '/limits'),
  params: {},
  response: jsonModel<{ readonly total: number; readonly limits: readonly RateLimitCounter[] }>('RateLimitList'),
  handle(_input, { world, now }) {
    const limits = world.rateLimits.open(now).map(({ key, used, limit, windowSeconds }) => ({
      key,
      used,
      limit,
      reset: isoTime(windowEnd(windowSeconds, now) * 1000),
    }))
    return { total: limits.length, limits }
  },
})

/** All, or the one of a key. */
export const clearLimits = defineControlRoute({
  ...controlFacts('DELETE', '/limits', 204),
  params: { key: optional(text({ min: 1, max: 2000 }), null) },
  response: noBody,
  handle: ({ key }, { world: { rateLimits } }) => (key === null ? rateLimits.clearAll() : rateLimits.clear(key)),
})
