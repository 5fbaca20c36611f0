/** Moments and spans of time as control calls give them. */
import { parseDuration } from '../contract/duration.ts'
import { earliest, latest } from '../domain/time.ts'
import { defineRule, refuse, type Rule } from '../http/rules.ts'

const example = '2027-01-31T09:00:00.000Z'

/** Milliseconds since the epoch. */
export const moment = (): Rule<number> =>
  defineRule(`a time such as ${example}`, (value) => {
    const at = typeof value === 'string' ? Date.parse(value) : Number.NaN
    return at >= earliest && at < latest ? at : refuse(`the value must be a time such as ${example}`)
  })

/** Milliseconds. */
export const span = (): Rule<number> =>
  defineRule('a span of time such as 15m, 2h, 31d or -1h', (value) => {
    const parsed = typeof value === 'string' ? parseDuration(value) : null
    return parsed ?? refuse('the value must be a span of time such as 15m, 2h, 31d or -1h')
  })
