/** The emulated API as a host calls it: routed, answered, logged, told to everybody who listens. */
import type { Answer, Peer } from '../emulator.ts'
import { createId } from '../domain/ids.ts'
import type { ApiRoute } from '../endpoints/define-route.ts'
import { routes } from '../endpoints/index.ts'
import { addStandardHeaders, errorReply, serve, type Served } from '../endpoints/serve.ts'
import { serveUnrouted, type Unrouted } from '../endpoints/unrouted.ts'
import type { World } from '../gates/call.ts'
import { requestedProject } from '../gates/open-call.ts'
import { createApp, createRouter, type Match, type Router } from '../http/app.ts'
import { type Incoming, incomingOf } from '../http/incoming.ts'
import { systemElapsed } from '../simulate/system.ts'
import type { EventHub } from './event-hub.ts'
import { type History, keepExchange, titleIn } from './steps.ts'
import { recordExchange } from './record-exchange.ts'
import type { RequestLog } from './request-log.ts'

export interface ApiOptions {
  readonly world: World
  readonly log: RequestLog
  readonly events: EventHub
  /** What the window does by a call of the emulated API is a step, as what it does by a control call. */
  readonly history: History
  readonly realtime: { publish(served: Served): void }
}

/** Travels beside a request while the router has it. */
interface UnderWay {
  readonly peer: Peer
  readonly incoming: Incoming
  cookies: Answer['cookies']
  isDropped: boolean
}

let router: Router<ApiRoute> | null = null

/** Made once, for the first emulator while it waits for SQLite. */
export function apiRouter(): Router<ApiRoute> {
  router ??= createRouter(routes)
  return router
}

export function createApi({
  world,
  log,
  events,
  history,
  realtime,
}: ApiOptions): (request: Request, peer: Peer) => Promise<Answer> {
  const { clock, random, store } = world
  const underWay = new WeakMap<Request, UnderWay>()
  const route = createApp(apiRouter(), answer)

  async function answer(request: Request, match: Match<ApiRoute> | null): Promise<Response> {
    const startedElapsed = systemElapsed()
    const at = clock.now()
    const realAt = clock.realNow()
    const id = createId(random, at)
    const sequence = log.nextSequence()
    const entry = underWay.get(request)
    const incoming = entry?.incoming ?? request
    const requestBody = request.method === 'GET' || request.method === 'HEAD' ? '' : await request.text()
    const served =
      match === null || entry === undefined ? null : await serve(world, id, incoming, requestBody, entry.peer, match)
    const projectId = served?.call.projectId ?? requestedProject(incoming, new URL(request.url), {})
    const answered = served === null ? await serveUnrouted(world, incoming, projectId) : asAnswered(served)
    const { response, isDropped, faults } = answered
    if (faults.length > 0) response.headers.set('X-Emulator-Fault', faults.join(', '))
    if (entry !== undefined) {
      entry.isDropped = isDropped
      entry.cookies = served?.cookies ?? []
    }
    const logged = recordExchange(
      {
        id,
        sequence,
        at,
        realAt,
        durationMilliseconds: systemElapsed() - startedElapsed,
        request: incoming,
        requestBody,
        projectId,
        response: isDropped ? Response.error() : response,
        responseBody: isDropped ? '' : answered.text,
        error: answered.error,
        steps: answered.steps,
        faults,
        served,
      },
      store,
    )
    if (served !== null) realtime.publish(served)
    // What the window reads while it shows a user would only push calls of the app out of the log; its test ping stays.
    const isRecordRead = request.method === 'GET' && response.ok && served !== null && match?.route.service !== 'none'
    if (logged.summary.source === 'app' || !isRecordRead) {
      log.add(logged)
      events.publish({ type: 'exchange', exchange: logged.summary })
    }
    if (logged.summary.source === 'window') {
      const step = keepExchange(history, logged, titleIn(incoming.headers))
      if (step !== null) response.headers.set('X-Emulator-Step-Id', step.id)
    }
    response.headers.set('X-Emulator-Request-Id', id)
    return request.method === 'HEAD' ? new Response(null, response) : response
  }

  return async (request, peer) => {
    const incoming = incomingOf(request, peer)
    if (request.method === 'OPTIONS') return { response: preflight(incoming), cookies: [] }
    const entry: UnderWay = { peer, incoming, cookies: [], isDropped: false }
    underWay.set(request, entry)
    try {
      const response = await route(request)
      return entry.isDropped ? { response: Response.error(), cookies: [] } : { response, cookies: entry.cookies }
    } catch (thrown) {
      // Before the first gate: the body broke off, or the project that the request would make could not be written.
      const { response } = errorReply(thrown)
      addStandardHeaders(response.headers, incoming, '', null)
      return { response, cookies: [] }
    }
  }
}

function asAnswered({ call, response, sentBody, isDropped, error }: Served): Unrouted {
  return { response, text: sentBody, isDropped, error, faults: call.faults, steps: call.trace.steps }
}

/** Contract section 4: a pre-flight is granted to every origin; the request itself is then checked. */
function preflight(incoming: Incoming): Response {
  const response = new Response(null, { status: 204 })
  addStandardHeaders(response.headers, incoming, '', null)
  const origin = incoming.headers.get('origin')
  if (origin !== null) response.headers.set('Access-Control-Allow-Origin', origin.toLowerCase())
  return response
}
