import { useMemo } from 'react'
import type { ClockStatus } from '../../src-shared/contract/control.ts'
import type { Call } from '../../src-shared/client/transport.ts'
import { absoluteTime } from './emulator-clock.ts'
import { lapsedWords } from './lapsed-words.ts'
import { fieldsOf, textOf } from './read-fields.ts'
import { useServices } from './services.ts'
import { announce, useActions } from './use-action.ts'
import { useEmulatorClock } from './use-now.ts'

/** By a span, or to a time; in milliseconds. */
export type ClockMove = { readonly by: number } | { readonly to: number }

export interface ClockMoves {
  /** A frozen clock stays frozen, any other runs on from there. */
  move(to: ClockMove): Promise<void>
  setMode(mode: ClockStatus['mode']): Promise<void>
  /** Runs on from where it is, so many times as fast. */
  setSpeed(speed: number): Promise<void>
}

/** Moves the clock and says what ended with it, or is valid again; undo returns to the time before. */
export function useClockMoves(): ClockMoves {
  const services = useServices()
  const { send } = useActions()
  const clock = useEmulatorClock()
  return useMemo(() => {
    const change = async (call: Omit<Call, 'path'> & { readonly path: string }, doing: string, said: Said) => {
      const before = clock.now()
      try {
        const reply = await send({ ...call, path: `/__emulator${call.path}` }, doing)
        const { now, lapsed } = fieldsOf(reply.body)
        const after = Date.parse(textOf(now))
        const at = said(absoluteTime(after, 'local').slice(0, 19))
        const ended = lapsedWords(countsIn(lapsed), after < before)
        announce(services, reply, { doing, done: ended === null ? at : `${at}: ${ended}` })
      } catch (error) {
        services.notices.fail(error, doing)
      }
    }
    return {
      move: (to) =>
        change(
          'by' in to
            ? { method: 'POST', path: '/clock/advance', body: { by: `${to.by}ms` } }
            : {
                method: 'PUT',
                path: '/clock',
                body: { mode: clock.isFrozen ? 'frozen' : 'offset', now: new Date(to.to).toISOString() },
              },
          'Move the clock',
          (at) => `Clock at ${at}`,
        ),
      setMode: (mode) =>
        change({ method: 'PUT', path: '/clock', body: { mode } }, modeWords[mode].doing, modeWords[mode].done),
      setSpeed: (speed) =>
        change(
          { method: 'PUT', path: '/clock', body: { mode: 'offset', speed } },
          `Let the clock run ×${speed}`,
          (at) => `Clock runs ×${speed} from ${at}`,
        ),
    }
  }, [services, send, clock])
}

type Said = (at: string) => string

const modeWords: Readonly<Record<ClockStatus['mode'], { readonly doing: string; readonly done: Said }>> = {
  follow: { doing: 'Go back to now', done: () => 'Clock back at now' },
  offset: { doing: 'Let the clock run', done: (at) => `Clock runs from ${at}` },
  frozen: { doing: 'Freeze the clock', done: (at) => `Clock frozen at ${at}` },
}

/** From an answer of the clock. */
export function countsIn(lapsed: unknown) {
  const { tokens, sessions, challenges } = fieldsOf(lapsed)
  return { tokens: Number(tokens), sessions: Number(sessions), challenges: Number(challenges) }
}
