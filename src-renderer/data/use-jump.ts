import { useCallback } from 'react'
import { lapsedCount } from './lapsed-words.ts'
import { fieldsOf } from './read-fields.ts'
import { useServices } from './services.ts'
import { announce, useActions } from './use-action.ts'
import { countsIn } from './use-clock-moves.ts'
import { useEmulatorClock } from './use-now.ts'
import { useProjectId } from './use-project.ts'

/** What ends: a record that the clock knows the end of, or any time. */
export type Ending =
  | {
      readonly past: 'session' | 'token' | 'challenge'
      readonly id: string
      /** Left out: the project that is looked at. */
      readonly projectId?: string
    }
  | { readonly at: string }

/** Moves the clock to just past an end and says what ended with it; undo returns to the time before. */
export function useJump(): (ending: Ending, what: string) => Promise<void> {
  const services = useServices()
  const projectId = useProjectId()
  const clock = useEmulatorClock()
  const { send } = useActions()
  return useCallback(
    async (ending, what) => {
      const body =
        'at' in ending
          ? { by: `${Math.max(0, Math.ceil((Date.parse(ending.at) - clock.now()) / 1000)) + 1}s` }
          : { projectId, ...ending }
      const doing = `Jump past the end of ${what}`
      try {
        const reply = await send({ method: 'POST', path: '/__emulator/clock/advance', body }, doing)
        announce(services, reply, { doing, done: `Just past the end of ${what}: ${lapsedWords(reply.body)}` })
      } catch (error) {
        services.notices.fail(error, doing)
      }
    },
    [services, projectId, clock, send],
  )
}

function lapsedWords(body: unknown): string {
  const count = lapsedCount(countsIn(fieldsOf(body)['lapsed']))
  return count === null ? 'nothing else ended' : `${count} ended`
}
