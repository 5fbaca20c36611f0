/** A logged call made once more: as its caller made it, or as somebody else. */
import type { Replayed } from '../contract/requests.ts'
import { sessionValue } from '../domain/session.ts'
import { EmulatorError } from '../http/errors.ts'
import { optional, text } from '../http/rules.ts'
import type { Session } from '../store/tables/sessions.ts'
import { type ControlContext, controlFacts, controlProject, controlUser, defineControlRoute } from './control-route.ts'
import { jsonModel } from './json-model.ts'
import { replayHeader } from './record-exchange.ts'
import type { LoggedExchange } from './request-log.ts'
import { exchangeOf } from './requests.ts'
import { openSession } from './session-forms.ts'

export const replayRequest = defineControlRoute({
  ...controlFacts('POST', '/requests/:id/replay', 201),
  params: { id: text({ min: 1, max: 64 }), as: optional(text({ min: 1, max: 36 }), 'caller') },
  response: jsonModel<Replayed>('Replayed'),
  async handle({ id, as }, context): Promise<Replayed> {
    const exchange = exchangeOf(context, id)
    if (!isWhole(exchange)) {
      throw new EmulatorError(
        409,
        'not_repeatable',
        'The log has only the beginning of what this request sent.',
        'Make the call in your app.',
      )
    }
    const headers = as === 'caller' ? sentHeaders(exchange) : headersAs(as, exchange, context)
    headers.set(replayHeader, id)
    const response = await callAgain(exchange, context, headers)
    return { id: response.headers.get('X-Emulator-Request-Id') ?? '', replayOf: id, status: response.status }
  },
})

/** Whether the log has all that was sent. */
export function isWhole({ request }: LoggedExchange): boolean {
  return request.bodyOmittedBytes === 0
}

export function callAgain(
  exchange: LoggedExchange,
  context: ControlContext,
  headers = sentHeaders(exchange),
): Promise<Response> {
  const { method, path } = exchange.summary
  return context.callApi(new Request(context.base + path, { method, headers, body: exchange.request.body }))
}

function sentHeaders({ request }: LoggedExchange): Headers {
  return new Headers(request.headers.map(([name, value]) => [name, value]))
}

/** What says who calls; `x-appwrite-project` says where and stays. */
const identifying = [
  'authorization',
  'cookie',
  'x-appwrite-key',
  'x-appwrite-jwt',
  'x-appwrite-session',
  'x-appwrite-user',
  'x-appwrite-impersonate-user-id',
  'x-appwrite-impersonate-user-email',
  'x-appwrite-impersonate-user-phone',
  'x-fallback-cookies',
] as const

function headersAs(as: string, exchange: LoggedExchange, context: ControlContext): Headers {
  const headers = sentHeaders(exchange)
  for (const name of identifying) headers.delete(name)
  const { projectId } = exchange.summary
  if (as === 'guest') return headers
  if (as === 'key') {
    const keys = context.world.store.keys.list({ projectId })
    const key = keys.find(({ seen }) => !seen) ?? keys[0]
    if (key !== undefined) headers.set('x-appwrite-key', key.secret)
    return headers
  }
  headers.set('x-appwrite-session', sessionValue(newestSession(context, projectId, as)))
  return headers
}

function newestSession(context: ControlContext, projectId: string, userId: string): Session {
  const user = controlUser(context, projectId, userId)
  const sessions = context.world.store.sessions.list({ projectId, userId })
  return (
    sessions.findLast(({ expire }) => expire > context.now) ??
    openSession(context, controlProject(context, projectId), user)
  )
}
