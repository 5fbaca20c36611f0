/** The clock: how it stands, moving it, what ends next. */
import type { Lapsing, MovedClock, Upcoming } from '../contract/clock.ts'
import type { ClockStatus } from '../contract/control.ts'
import { parseDuration } from '../domain/duration.ts'
import { putClock } from '../domain/simulation.ts'
import { isoTime } from '../domain/time.ts'
import { tokenTypes } from '../domain/token.ts'
import { defineRule, id, integer, oneOf, optional, refuse, type Rule } from '../http/rules.ts'
import type { ClockState } from '../simulate/clock.ts'
import { countEndings, type Ending, endingsBetween } from '../store/lapsing.ts'
import type { Store } from '../store/store.ts'
import { type ControlContext, controlFacts, defineControlRoute, invalid, notFound } from './control-route.ts'
import { jsonModel } from './json-model.ts'

/** How much after an expiry *just past it* is. */
const justPast = 1000
const shownEndings = 100
/** Dates have four digits for their year from here to there. */
const [earliest, latest] = [Date.UTC(1, 0), Date.UTC(9999, 0)]

const span = (): Rule<number> =>
  defineRule('a span of time such as 15m, 2h, 31d or -1h', (value) => {
    const parsed = typeof value === 'string' ? parseDuration(value) : null
    return parsed ?? refuse('the value must be a span of time such as 15m, 2h, 31d or -1h')
  })

const moment = (): Rule<number> =>
  defineRule('a time such as 2026-03-01T12:00:00Z', (value) => {
    const at = typeof value === 'string' ? Date.parse(value) : Number.NaN
    return at >= earliest && at < latest ? at : refuse('the value must be a time such as 2026-03-01T12:00:00Z')
  })

export const getClock = defineControlRoute({
  ...controlFacts('GET', '/clock'),
  params: {},
  response: jsonModel<ClockStatus>('ClockStatus'),
  handle: (_input, { clockStatus }) => clockStatus(),
})

/** `offset` stands `offset` from the host's time, or at `now` and runs on; `frozen` stands still at `now`. */
export const setClock = defineControlRoute({
  ...controlFacts('PUT', '/clock'),
  params: {
    mode: oneOf(['follow', 'offset', 'frozen']),
    now: optional(moment(), null),
    offset: optional(span(), null),
  },
  response: jsonModel<MovedClock>('MovedClock'),
  handle({ mode, now, offset }, context) {
    const { clock } = context.world
    if (mode === 'follow') return move(context, { mode })
    if (mode === 'frozen') return move(context, { mode, at: now ?? clock.now() })
    const offsetMilliseconds = offset ?? (now ?? clock.now()) - clock.realNow()
    return move(context, { mode, offsetMilliseconds })
  },
})

/** By a span, or to just past the end of a session, a token or a challenge. */
export const advanceClock = defineControlRoute({
  ...controlFacts('POST', '/clock/advance'),
  params: {
    by: optional(span(), null),
    past: optional(oneOf(['session', 'token', 'challenge']), null),
    projectId: optional(id(), null),
    id: optional(id(), null),
  },
  response: jsonModel<MovedClock>('MovedClock'),
  handle({ by, past, projectId, id }, context) {
    const { clock, store } = context.world
    if (by !== null) return move(context, moved(clock.state, by))
    if (past === null || projectId === null || id === null) {
      invalid(
        'Neither a span nor an expiry was given.',
        'Send {"by":"15m"}, or {"past":"session","projectId":"demo","id":"…"}.',
      )
    }
    const record = store[`${past}s`].first({ projectId, id })
    if (record === null) notFound(`${past} "${id}" in the project "${projectId}"`, 'It may have been used or deleted.')
    return move(context, moved(clock.state, record.expire + justPast - context.now))
  },
})

export const listUpcoming = defineControlRoute({
  ...controlFacts('GET', '/clock/upcoming'),
  params: { limit: optional(integer({ min: 1, max: 500 }), 50) },
  response: jsonModel<Upcoming>('Upcoming'),
  handle: ({ limit }, { world, now }) => ({
    upcoming: endingsBetween(world.store, now, latest, limit).map((ending) => described(world.store, ending)),
  }),
})

function moved(state: ClockState, by: number): ClockState {
  if (state.mode === 'frozen') return { mode: 'frozen', at: state.at + by }
  return { mode: 'offset', offsetMilliseconds: (state.mode === 'offset' ? state.offsetMilliseconds : 0) + by }
}

function move({ world, history, now, clockStatus }: ControlContext, state: ClockState): MovedClock {
  const { store, clock } = world
  const target =
    state.mode === 'frozen' ? state.at : clock.realNow() + (state.mode === 'offset' ? state.offsetMilliseconds : 0)
  if (target < earliest || target >= latest) invalid('The clock cannot go there.', 'It runs from year 1 to 9998.')
  history.commit('Move the clock', () => putClock(store, state))
  const [from, to] = now <= target ? [now, target] : [target, now]
  return {
    ...clockStatus(),
    lapsed: {
      ...countEndings(store, from, to),
      items: endingsBetween(store, from, to, shownEndings).map((ending) => described(store, ending)),
    },
  }
}

const tokenNames: Readonly<Record<number, string>> = {
  [tokenTypes.verification]: 'Email verification',
  [tokenTypes.recovery]: 'Password recovery',
  [tokenTypes.magicUrl]: 'Magic URL',
  [tokenTypes.phone]: 'Phone code',
  [tokenTypes.oauth2]: 'OAuth2 token',
  [tokenTypes.generic]: 'Token',
  [tokenTypes.emailOtp]: 'Email code',
}

function described(store: Store, ending: Ending): Lapsing {
  const { kind, record } = ending
  const user = store.users.first({ projectId: record.projectId, id: record.userId })
  const whose = user?.name || user?.email || user?.phone || record.userId
  return {
    kind,
    projectId: record.projectId,
    id: record.id,
    userId: record.userId,
    label: `${nameOf(ending)} of ${whose}`,
    expire: isoTime(record.expire),
  }
}

function nameOf(ending: Ending): string {
  if (ending.kind === 'session') return 'Session'
  if (ending.kind === 'challenge') return 'MFA challenge'
  return tokenNames[ending.record.type] ?? 'Token'
}
