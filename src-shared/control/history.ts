/** The last steps: listed, put back, done again. */
import type { HistoryDetail, HistoryList, HistoryStep } from '../contract/history.ts'
import { isoTime } from '../domain/time.ts'
import { EmulatorError } from '../http/errors.ts'
import { id, integer, optional, text } from '../http/rules.ts'
import type { Change } from '../store/change.ts'
import type { Store } from '../store/store.ts'
import { type ControlContext, controlFacts, defineControlRoute, invalid, notFound } from './control-route.ts'
import { jsonModel } from './json-model.ts'
import { ownChanges } from './request-log.ts'
import { describeChange } from './requests.ts'
import { isUndone, nextToRedo, nextToUndo, standing, type Step } from './steps.ts'
import { isOfUser } from './user-change.ts'

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
      .filter((exchange) => isAsked(ownChanges(exchange)) && history.ofRequest(exchange.summary.id) === null)
      .slice(-limit)
      .map(({ summary, changes }): HistoryStep => ({
        id: summary.id,
        at: summary.at,
        realAt: summary.realAt,
        title: summary.sdk ?? `${summary.method} ${summary.path}`,
        requestId: summary.id,
        changes: changes.length,
        undoes: null,
        isUndone: isUndone(history, summary.id),
      }))
    const byControl = history.all().filter(({ changes }) => isAsked(changes))
    const steps = [...byRequests, ...byControl.map((step) => summarize(context, step))]
    const ordered = steps.toSorted(
      (left, right) => left.at.localeCompare(right.at) || left.realAt.localeCompare(right.realAt),
    )
    const describe = (step: Step | null) => (step === null ? null : summarize(context, step))
    return {
      total: ordered.length,
      steps: ordered.slice(-limit),
      undoNext: describe(nextToUndo(history)),
      redoNext: describe(nextToRedo(history)),
    }
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
    return undo(context, nextToUndo(context.history) ?? nothing('undo'))
  },
})

/** Takes back the newest undoing; a change of its own after it ends what can be redone. */
export const redoLatest = defineControlRoute({
  ...controlFacts('POST', '/history/redo'),
  params: {},
  response: jsonModel<HistoryStep>('HistoryStep'),
  handle(_input, context) {
    return undo(context, nextToRedo(context.history) ?? nothing('redo'))
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
  const title = step.title.replace(/^(Undo|Redo): /, '')
  const way = step.title.startsWith('Undo: ') ? 'Redo' : 'Undo'
  const made = context.history.add(`${way}: ${title}`, undone, { undoes: standing(context.history, step).id })
  return summarize(context, made ?? step)
}

function summarize({ history }: Pick<ControlContext, 'history'>, { changes, at, realAt, ...step }: Step): HistoryStep {
  return {
    ...step,
    at: isoTime(at),
    realAt: isoTime(realAt),
    changes: changes.length,
    isUndone: isUndone(history, step.id),
  }
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
