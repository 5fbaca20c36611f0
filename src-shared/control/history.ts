/** The last steps of the control API, kept so that each can be put back; undoing is a step itself, so it can be too. */
import type { HistoryDetail, HistoryList, HistoryStep } from '../contract/history.ts'
import { isoTime } from '../domain/time.ts'
import { EmulatorError } from '../http/errors.ts'
import { id, integer, optional, text } from '../http/rules.ts'
import type { Change } from '../store/change.ts'
import type { Store } from '../store/store.ts'
import { type ControlContext, controlFacts, defineControlRoute, invalid, notFound } from './control-route.ts'
import { isOfUser } from './user-change.ts'
import { jsonModel } from './json-model.ts'
import { describeChange } from './requests.ts'

interface Step {
  readonly id: string
  readonly at: number
  readonly title: string
  readonly changes: readonly Change[]
  readonly undoes: string | null
}

export interface History {
  /** Runs `work` in a transaction and keeps what it changed as one step. Steps without changes are none. */
  commit<T>(title: string, work: () => T): T
  /** Keeps changes that are committed already. */
  add(title: string, changes: readonly Change[], undoes?: string | null): Step | null
  find(id: string): Step | null
  /** Oldest first. */
  all(): readonly Step[]
  /** The same history; `made` hears of the steps that are kept through it. */
  telling(made: (step: Step) => void): History
}

/** Steps kept, and rows in all of them: the oldest go first. */
const capacity = 50
const rowCapacity = 500_000

export function createHistory(store: Store, now: () => number): History {
  const steps: Step[] = []
  let made = 0

  function add(title: string, changes: readonly Change[], undoes: string | null = null): Step | null {
    if (changes.length === 0) return null
    made += 1
    const step = { id: `step-${made}`, at: now(), title, changes, undoes }
    steps.push(step)
    let rows = steps.reduce((sum, kept) => sum + kept.changes.length, 0)
    while (steps.length > capacity || (rows > rowCapacity && steps.length > 1)) {
      rows -= steps.shift()?.changes.length ?? 0
    }
    return step
  }

  function historyTelling(made: (step: Step) => void): History {
    const addAndTell: History['add'] = (title, changes, undoes) => {
      const step = add(title, changes, undoes)
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
      all: () => steps,
      telling: historyTelling,
    }
  }

  return historyTelling(() => undefined)
}

/** With a project: only what was changed of this user. */
const ofUser = { userId: optional(id(), null), projectId: optional(id(), null) } as const

function changesOf(
  store: Store,
  { userId, projectId }: { readonly userId: string | null; readonly projectId: string | null },
): (change: Change) => boolean {
  if (userId === null) return () => true
  if (projectId === null) invalid('A user is of a project.', 'Send projectId beside userId.')
  return (change) => isOfUser(store, change, projectId, userId)
}

export const listHistory = defineControlRoute({
  ...controlFacts('GET', '/history'),
  params: {
    limit: optional(integer({ min: 1, max: 1000 }), 100),
    ...ofUser,
  },
  response: jsonModel<HistoryList>('HistoryList'),
  handle({ limit, ...user }, context) {
    const { log, history, world } = context
    const isOfAsked = changesOf(world.store, user)
    const isAsked = (changes: readonly Change[]) => changes.some(isOfAsked)
    const byRequests = log
      .all()
      .filter(({ changes, accessChanges }) => changes.length > accessChanges && isAsked(changes.slice(accessChanges)))
      .slice(-limit)
      .map(({ summary, changes }): HistoryStep => ({
        id: summary.id,
        at: summary.at,
        title: summary.sdk ?? `${summary.method} ${summary.path}`,
        requestId: summary.id,
        changes: changes.length,
        undoes: null,
        isUndone: isUndone(history, summary.id),
      }))
    const byControl = history.all().filter(({ changes }) => isAsked(changes))
    const steps = [...byRequests, ...byControl.map((step) => summarize(context, step))]
    const ordered = steps.toSorted((left, right) => left.at.localeCompare(right.at))
    return { total: ordered.length, steps: ordered.slice(-limit) }
  },
})

const stepId = () => text({ min: 1, max: 64 })

export const getHistoryStep = defineControlRoute({
  ...controlFacts('GET', '/history/:id'),
  params: { id: stepId(), ...ofUser },
  response: jsonModel<HistoryDetail>('HistoryDetail'),
  handle({ id, ...user }, context) {
    const { store } = context.world
    const step = context.history.find(id) ?? unknownStep(id)
    const changes = step.changes.filter(changesOf(store, user)).slice(0, 1000)
    return { ...summarize(context, step), records: changes.map((change) => describeChange(store, change)) }
  },
})

/** Puts back the newest step that stands. */
export const undoLatest = defineControlRoute({
  ...controlFacts('POST', '/history/undo'),
  params: {},
  response: jsonModel<HistoryStep>('HistoryStep'),
  handle(_input, context) {
    const { history } = context
    const latest = history.all().findLast((step) => !isUndoing(history, step) && !isUndone(history, step.id))
    return undo(context, latest ?? nothing('undo'))
  },
})

/** Takes back the newest undoing; a change of its own after it ends what can be redone. */
export const redoLatest = defineControlRoute({
  ...controlFacts('POST', '/history/redo'),
  params: {},
  response: jsonModel<HistoryStep>('HistoryStep'),
  handle(_input, context) {
    const { history } = context
    const steps = history.all()
    const sinceChange = steps.slice(steps.findLastIndex(({ undoes }) => undoes === null) + 1)
    const latest = sinceChange.findLast((step) => isUndoing(history, step) && !isUndone(history, step.id))
    return undo(context, latest ?? nothing('redo'))
  },
})

export const undoStep = defineControlRoute({
  ...controlFacts('POST', '/history/:id/undo'),
  params: { id: stepId() },
  response: jsonModel<HistoryStep>('HistoryStep'),
  handle: ({ id }, context) => undo(context, context.history.find(id) ?? unknownStep(id)),
})

function undo(context: ControlContext, step: Step): HistoryStep {
  const undone = context.world.store.undo(step.changes)
  if (undone === null) {
    throw new EmulatorError(
      409,
      'not_undoable',
      `"${step.title}" cannot be put back: a record it changed has changed since.`,
      'Undo the later changes first; GET /__emulator/history lists them.',
    )
  }
  const title = step.title.startsWith('Undo: ') ? `Redo: ${step.title.slice(6)}` : `Undo: ${step.title}`
  const made = context.history.add(title, undone, step.id)
  return summarize(context, made ?? step)
}

function summarize({ history }: Pick<ControlContext, 'history'>, { changes, at, ...step }: Step): HistoryStep {
  return { ...step, at: isoTime(at), requestId: null, changes: changes.length, isUndone: isUndone(history, step.id) }
}

/** An undoing, and not the undoing of one. */
function isUndoing(history: History, { undoes }: Step): boolean {
  if (undoes === null) return false
  const undone = history.find(undoes)
  return undone === null || !isUndoing(history, undone)
}

/** Undone, and the undoing has not been undone itself. */
function isUndone(history: History, id: string): boolean {
  const undoing = history.all().findLast(({ undoes }) => undoes === id)
  return undoing !== undefined && !isUndone(history, undoing.id)
}

function unknownStep(id: string): never {
  notFound(`step "${id}" in the history`, 'The last 50 are kept; list them with GET /__emulator/history.')
}

function nothing(what: 'undo' | 'redo'): never {
  throw new EmulatorError(
    409,
    'nothing_to_undo',
    `There is nothing to ${what}.`,
    'GET /__emulator/history lists steps.',
  )
}
