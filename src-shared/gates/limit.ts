/** Rate limits (contract section 14): headers always, 429 for clients while the project's setting is on. */
import { fail } from '../http/errors.ts'
import { windowEnd } from '../simulate/rate-limits.ts'
import type { Call, Gate } from './call.ts'

export const limit: Gate = {
  name: 'limit',
  check(call) {
    const { rateLimit } = call.route
    if (rateLimit === undefined) return null
    const { rateLimits } = call.world
    const reset = windowEnd(rateLimit.windowSeconds, call.now)
    const keys = rateLimit.keys.map((pattern) => fillKey(pattern, call))
    const used = Math.max(...keys.map((key) => rateLimits.used(key, rateLimit.windowSeconds, call.now)))
    const remaining = Math.max(0, rateLimit.limit - (used + 1))
    call.responseHeaders.set('X-RateLimit-Limit', String(rateLimit.limit))
    call.responseHeaders.set('X-RateLimit-Remaining', String(remaining))
    call.responseHeaders.set('X-RateLimit-Reset', String(reset))
    if (call.actor.kind === 'key') return 'not counted for API keys'
    if (call.devKey !== null) return `not counted for the dev key ${call.devKey.name}`
    if (call.project?.settings.rateLimits === false) return 'limits are off in this project'
    if (used >= rateLimit.limit) {
      call.trace.note(`counter ${keys.join(' and ')} is at ${used} of ${rateLimit.limit}`)
      fail('general_rate_limit_exceeded')
    }
    for (const key of keys) rateLimits.hit(key, rateLimit, call.now)
    call.onStatus.push((status) => {
      if (rateLimit.clearOn?.includes(status) === true) for (const key of keys) rateLimits.clear(key)
    })
    return `${remaining} of ${rateLimit.limit} left`
  },
}

/** The project is no part of a key, so some counters are shared by all projects, as on a real server. */
function fillKey(pattern: string, call: Call): string {
  return pattern.replace(/\{([^}]+)\}/g, (_whole, name: string) => {
    if (name === 'url') return `${call.url.host}${call.route.path}`
    if (name === 'ip') return call.peer.ip
    if (name === 'userId') return call.actor.signedIn?.user.id ?? ''
    const value = call.raw[name.replace(/^param-/, '')]
    return typeof value === 'string' ? value : JSON.stringify(value ?? '')
  })
}
