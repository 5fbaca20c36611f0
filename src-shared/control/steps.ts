/** The steps that can be put back, in the order in which they were made; undoing is a step itself, so it can be too. */
import type { Clock } from '../simulate/clock.ts'
import type { Change } from '../store/change.ts'
import type { Store } from '../store/store.ts'
import { type LoggedExchange, ownChanges } from './request-log.ts'

export interface Step {
  readonly id: string
  readonly at: number
  readonly realAt: number
  readonly title: string
  readonly changes: readonly Change[]
  readonly undoes: string | null
  readonly requestId: string | null
}

/** What a step is about, beside its changes. */
type About = Partial<Pick<Step, 'undoes' | 'requestId'>>

export interface History {
  /** Runs `work` in a transaction and keeps what it changed as one step. Steps without changes are none. */
  commit<T>(title: string, work: () => T): T
  /** Keeps changes that are committed already. */
  add(title: string, changes: readonly Change[], about?: About): Step | null
  find(id: string): Step | null
  /** The step that a call of the emulated API made; null when it was an app's. */
  ofRequest(requestId: string): Step | null
  /** Oldest first. */
  all(): readonly Step[]
  /** The same history; `made` hears of the steps that are kept through it, and they have this title unless it is null. */
  telling(made: (step: Step) => void, title: string | null): History
}

/** Steps kept, and rows in all of them: the oldest go first. */
const capacity = 50
const rowCapacity = 500_000

export function createHistory(store: Store, clock: Pick<Clock, 'now' | 'realNow'>): History {
  const steps: Step[] = []
  let made = 0

  const add: History['add'] = (title, changes, { undoes = null, requestId = null } = {}) => {
    if (changes.length === 0) return null
    made += 1
    const step = { id: `step-${made}`, at: clock.now(), realAt: clock.realNow(), title, changes, undoes, requestId }
    steps.push(step)
    let rows = steps.reduce((sum, kept) => sum + kept.changes.length, 0)
    while (steps.length > capacity || (rows > rowCapacity && steps.length > 1)) {
      rows -= steps.shift()?.changes.length ?? 0
    }
    return step
  }

  function historyTelling(made: (step: Step) => void, named: string | null): History {
    const addAndTell: History['add'] = (title, changes, about) => {
      const step = add(named ?? title, changes, about)
      if (step !== null) made(step)
      return step
    }
    return {
      add: addAndTell,
      commit(title, work) {
        const { result, changes } = store.commit(work)
        addAndTell(title, changes)
        return result
      },
      find: (id) => steps.find((step) => step.id === id) ?? null,
      ofRequest: (requestId) => steps.find((step) => step.requestId === requestId) ?? null,
      all: () => steps,
      telling: historyTelling,
    }
  }

  return historyTelling(() => undefined, null)
}

/** Keeps what a call of the emulated API changed as a step, once: of the window, or of a control call. */
export function keepExchange(history: History, exchange: LoggedExchange, named: string | null): Step | null {
  const { id, sdk, method, path } = exchange.summary
  const title = named ?? sdk ?? `${method} ${path}`
  return history.ofRequest(id) ?? history.add(title, ownChanges(exchange), { requestId: id })
}

/** The window says what its reader did: `Block Grace Hopper` is more than the name of the call. */
export function titleIn(headers: Headers): string | null {
  try {
    const title = decodeURIComponent(headers.get('x-emulator-step') ?? '').trim()
    return title === '' ? null : title.slice(0, 256)
  } catch {
    return null
  }
}

export function nextToUndo(history: History): Step | null {
  return history.all().findLast((step) => !isUndoing(history, step) && !isUndone(history, step.id)) ?? null
}

export function nextToRedo(history: History): Step | null {
  const steps = history.all()
  const sinceChange = steps.slice(steps.findLastIndex(({ undoes }) => undoes === null) + 1)
  return sinceChange.findLast((step) => isUndoing(history, step) && !isUndone(history, step.id)) ?? null
}

/** An undoing, and not the undoing of one. */
function isUndoing(history: History, { undoes }: Step): boolean {
  if (undoes === null) return false
  const undone = history.find(undoes)
  return undone === null || !isUndoing(history, undone)
}

/** The step itself, or the last time that it was done again. */
export function standing(history: History, step: Step): Step {
  const after = ({ id }: Step) => history.all().findLast(({ undoes }) => undoes === id)
  const undoing = after(step)
  const again = undoing === undefined ? undefined : after(undoing)
  return again === undefined ? step : standing(history, again)
}

/** Undone, and the undoing has not been undone itself. */
export function isUndone(history: History, id: string): boolean {
  const undoing = history.all().findLast(({ undoes }) => undoes === id)
  return undoing !== undefined && !isUndone(history, undoing.id)
}
