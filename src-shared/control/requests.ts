/** The request log: list, one exchange whole, undo what it changed, clear. */
import type { ExchangeDetail, ExchangeSummary, RecordChange, UndoResult } from '../contract/requests.ts'
import { routes } from '../endpoints/index.ts'
import { EmulatorError } from '../http/errors.ts'
import { optional, text } from '../http/rules.ts'
import type { Change } from '../store/change.ts'
import type { Store } from '../store/store.ts'
import { type ControlContext, controlFacts, defineControlRoute, invalid, notFound } from './control-route.ts'
import { fixesFor } from './fixes.ts'
import { jsonModel, noBody } from './json-model.ts'
import { leadsFor } from './leads.ts'
import { type LoggedExchange, ownChanges } from './request-log.ts'
import { standing } from './steps.ts'

const word = () => optional(text({ min: 1, max: 256 }), null)

export const listRequests = defineControlRoute({
  ...controlFacts('GET', '/requests'),
  params: {
    projectId: word(),
    /** `404`, or `4xx` */
    status: word(),
    /** `account.get`, or `account.*` */
    sdk: word(),
    error: word(),
    actor: word(),
    /** Only exchanges after the one with this sequence. */
    since: word(),
    limit: word(),
  },
  response: jsonModel<{ readonly total: number; readonly requests: readonly ExchangeSummary[] }>('ExchangeList'),
  handle({ projectId, status, sdk, error, actor, since, limit }, { log }) {
    const most = limit === null ? 1000 : Number(limit)
    if (!Number.isInteger(most) || most < 1) invalid(`limit is ${limit}.`, 'Send a whole number such as 100.')
    const found = log
      .all()
      .map(({ summary }) => summary)
      .filter(
        (summary) =>
          (projectId === null || summary.projectId === projectId) &&
          (status === null || matches(String(summary.status), status.replace(/xx$/i, '*'))) &&
          (sdk === null || matches(summary.sdk ?? '', sdk)) &&
          (error === null || matches(summary.errorType ?? '', error)) &&
          (actor === null || matches(actorName(summary), actor)) &&
          (since === null || summary.sequence > Number(since)),
      )
    return { total: found.length, requests: found.slice(-most) }
  },
})

function matches(value: string, pattern: string): boolean {
  return pattern.endsWith('*') ? value.startsWith(pattern.slice(0, -1)) : value === pattern
}

function actorName({ actor }: ExchangeSummary): string {
  return actor.kind === 'guest' ? 'guest' : actor.id
}

export const getRequest = defineControlRoute({
  ...controlFacts('GET', '/requests/:id'),
  params: { id: text({ min: 1, max: 64 }) },
  response: jsonModel<ExchangeDetail>('ExchangeDetail'),
  handle: ({ id }, context) => detail(exchangeOf(context, id), context),
})

export const undoRequest = defineControlRoute({
  ...controlFacts('POST', '/requests/:id/undo'),
  params: { id: text({ min: 1, max: 64 }) },
  response: jsonModel<UndoResult>('UndoResult'),
  handle({ id }, context) {
    const exchange = exchangeOf(context, id)
    const { summary } = exchange
    const undone = context.world.store.undo(ownChanges(exchange))
    if (undone === null) {
      throw new EmulatorError(
        409,
        'not_undoable',
        'This request cannot be undone: it changed nothing, or a record it changed has changed since.',
        'Undo the later changes first.',
      )
    }
    const step = context.history.ofRequest(id)
    const title = step?.title ?? summary.sdk ?? `${summary.method} ${summary.path}`
    context.history.add(`Undo: ${title}`, undone, { undoes: step === null ? id : standing(context.history, step).id })
    return { undone: undone.length }
  },
})

export const clearRequests = defineControlRoute({
  ...controlFacts('DELETE', '/requests', 204),
  params: {},
  response: noBody,
  handle(_input, { log, events }) {
    log.clear()
    events.publish({ type: 'status' })
  },
})

/** Or a 404 that says what to do. */
export function exchangeOf({ log }: ControlContext, id: string): LoggedExchange {
  return (
    log.find(id) ??
    notFound(`request "${id}" in the log`, 'The log keeps the last 5,000; list them with GET /__emulator/requests.')
  )
}

function detail(exchange: LoggedExchange, { world }: ControlContext): ExchangeDetail {
  const { store } = world
  return {
    ...exchange.summary,
    request: exchange.request,
    response: exchange.response,
    parameters: exchange.parameters,
    story: exchange.steps.map(({ gate, verdict, text, notes }) => ({ gate, verdict, text, emulatorOnly: notes })),
    changes: exchange.changes.map((change) => describeChange(store, change)),
    events: exchange.events,
    fixes: fixesFor(exchange, world, routes),
    leads: leadsFor(exchange, world),
    undoable: store.isUndoable(ownChanges(exchange)),
  }
}

/** Field by field; what is derived for search is left out. */
export function describeChange(store: Store, { table, sequence, before, after }: Change): RecordChange {
  const old = before === null ? null : store.decode(table, sequence, before)
  const now = after === null ? null : store.decode(table, sequence, after)
  const names = Object.keys(now ?? old ?? {}).filter((name) => !['sequence', 'search', 'projectId'].includes(name))
  return {
    table,
    id: String((now ?? old)?.id),
    operation: old === null ? 'created' : now === null ? 'deleted' : 'changed',
    fields: names
      .map((name) => ({ name, before: old?.[name] ?? null, after: now?.[name] ?? null }))
      .filter((field) => JSON.stringify(field.before) !== JSON.stringify(field.after)),
  }
}
