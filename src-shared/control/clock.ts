/** The clock: how it stands, moving it, what ends next. */
import type { ClockPreview, Lapsed, Lapsing, MovedClock, Upcoming } from '../contract/clock.ts'
import type { ClockStatus } from '../contract/control.ts'
import { putClock } from '../domain/simulation.ts'
import { earliest, isoTime, latest } from '../domain/time.ts'
import { tokenTypeName, type TokenType } from '../domain/token.ts'
import { id, integer, oneOf, optional } from '../http/rules.ts'
import { type ClockState, speedOf, timeAt } from '../simulate/clock.ts'
import { countEndings, type Ending, endingsBetween } from '../store/lapsing.ts'
import type { Store } from '../store/store.ts'
import { type ControlContext, controlFacts, defineControlRoute, invalid, notFound } from './control-route.ts'
import { jsonModel } from './json-model.ts'
import { moment, span } from './times.ts'

/** How much after an expiry *just past it* is. */
const justPast = 1000
const shownEndings = 100
/** An hour in a second. */
const fastest = 3600

export const getClock = defineControlRoute({
  ...controlFacts('GET', '/clock'),
  params: {},
  response: jsonModel<ClockStatus>('ClockStatus'),
  handle: (_input, { clockStatus }) => clockStatus(),
})

/**
 * `offset` stands `offset` from the host's time, or at `now`, and runs on: `speed` times as fast, by itself as fast as
 * before. `frozen` stands still at `now`.
 */
export const setClock = defineControlRoute({
  ...controlFacts('PUT', '/clock'),
  params: {
    mode: oneOf(['follow', 'offset', 'frozen']),
    now: optional(moment(), null),
    offset: optional(span(), null),
    speed: optional(integer({ min: 1, max: fastest }), null),
  },
  response: jsonModel<MovedClock>('MovedClock'),
  handle({ mode, now, offset, speed }, context) {
    const { clock } = context.world
    if (mode === 'follow') return move(context, { mode })
    if (mode === 'frozen') return move(context, { mode, at: now ?? clock.now() })
    const realNow = clock.realNow()
    const offsetMilliseconds = offset ?? (now ?? clock.now()) - realNow
    return move(context, { mode, offsetMilliseconds, ...running(speed ?? Math.max(1, speedOf(clock.state)), realNow) })
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

/** What a move would end, or make valid again; nothing is moved. */
export const previewClock = defineControlRoute({
  ...controlFacts('GET', '/clock/preview'),
  params: { by: optional(span(), null), now: optional(moment(), null) },
  response: jsonModel<ClockPreview>('ClockPreview'),
  handle({ by, now: at }, { world, now }) {
    const target = checkedTime(at ?? now + (by ?? 0))
    return { now: isoTime(target), lapsed: lapsedBetween(world.store, now, target) }
  },
})

function moved(state: ClockState, by: number): ClockState {
  if (state.mode === 'frozen') return { mode: 'frozen', at: state.at + by }
  if (state.mode === 'follow') return { mode: 'offset', offsetMilliseconds: by, ...running(1, 0) }
  return { ...state, offsetMilliseconds: state.offsetMilliseconds + by }
}

function running(speed: number, realNow: number) {
  return speed === 1 ? { speed, since: 0 } : { speed, since: realNow }
}

function move({ world, history, now, clockStatus }: ControlContext, state: ClockState): MovedClock {
  const { store, clock } = world
  const target = timeAt(state, clock.realNow())
  checkedTime(target)
  history.commit('Move the clock', () => putClock(store, state))
  return { ...clockStatus(), lapsed: lapsedBetween(store, now, target) }
}

function checkedTime(target: number): number {
  if (target >= earliest && target < latest) return target
  return invalid('The clock cannot go there.', 'It runs from the year 1000 to 9998.')
}

function lapsedBetween(store: Store, now: number, target: number): Lapsed {
  const [from, to] = now <= target ? [now, target] : [target, now]
  return {
    ...countEndings(store, from, to),
    items: endingsBetween(store, from, to, shownEndings).map((ending) => described(store, ending)),
  }
}

const tokenNames: Readonly<Record<TokenType, string>> = {
  verification: 'Email verification',
  recovery: 'Password recovery',
  magicUrl: 'Magic URL',
  phone: 'Phone code',
  oauth2: 'OAuth2 token',
  generic: 'Token',
  emailOtp: 'Email code',
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
  return tokenNames[tokenTypeName(ending.record.type)]
}
