/** One request of the control API: who may call, route, parameters, answer. */
import { checkControlOrigin } from '../gates/control-origin.ts'
import { createApp, createRouter, type Match, type Router } from '../http/app.ts'
import { AppwriteError, EmulatorError } from '../http/errors.ts'
import { decodeForm, rawInput } from '../http/input.ts'
import type { ControlError } from '../contract/control-error.ts'
import type { ControlContext, ControlRoute } from './control-route.ts'
import { streamEvents } from './events.ts'
import { fileText } from './fields.ts'
import { keepExchange, titleIn } from './steps.ts'
import { kitRoutes } from './kit-routes.ts'

export interface ControlOptions {
  /** Origins, beside its own, whose pages may call. */
  readonly origins: readonly string[]
  context(request: Request): ControlContext
}

let kitRouter: Router<ControlRoute> | null = null

/** Made once, for the first emulator while it waits for SQLite. */
export function controlRouter(): Router<ControlRoute> {
  kitRouter ??= createRouter(kitRoutes)
  return kitRouter
}

export function createControl({ origins, context }: ControlOptions): (request: Request) => Promise<Response> {
  const loadRoutes = async () => createApp(createRouter((await import('./index.ts')).controlRoutes), answer)
  let allRoutes: ReturnType<typeof loadRoutes> | null = null
  const route = createApp(controlRouter(), async (request, match) => {
    if (match !== null) return answer(request, match)
    allRoutes ??= loadRoutes()
    return (await allRoutes)(request)
  })

  async function answer(request: Request, match: Match<ControlRoute> | null): Promise<Response> {
    const path = new URL(request.url).pathname
    if (match === null) {
      if (path === '/__emulator/events' && request.method === 'GET') return streamEvents(context(request).events)
      throw new EmulatorError(
        404,
        'route_not_found',
        `There is no control call ${request.method} ${path}.`,
        'GET /__emulator/ is a start.',
      )
    }
    const body = request.method === 'GET' || request.method === 'HEAD' ? '' : await request.text()
    // Whatever the content type says: curl sends JSON as a form unless told otherwise. A file is taken as it stands.
    const sent =
      fileText in match.route.params
        ? { [fileText]: body }
        : rawInput(request.method, new URL(request.url), 'application/json', body)
    // A call with a body may still say in its query what it is about: `DELETE /inbox?projectId=demo`.
    const raw = { '*': sent, ...decodeForm(new URL(request.url).searchParams), ...sent, ...match.pathParams }
    const headers = new Headers()
    const asked = context(request)
    // The step that would put this very call back, as the answers of the emulated API name their request.
    const title = titleIn(request.headers)
    const history = asked.history.telling(({ id }) => headers.set('X-Emulator-Step-Id', id), title)
    // A call that the control call made is a step too, and can be put back as itself.
    const callApi = async (call: Request) => {
      const response = await asked.callApi(call)
      const id = response.headers.get('X-Emulator-Request-Id') ?? ''
      const exchange = asked.log.find(id)
      if (exchange === null) return response
      headers.set('X-Emulator-Request-Id', id)
      const step = keepExchange(history, exchange, title)
      if (step !== null) headers.set('X-Emulator-Step-Id', step.id)
      return response
    }
    const answered = await match.route.run(raw, { ...asked, history, callApi }, null, () => {})
    // A file is sent as it is.
    if (answered instanceof Response) return answered
    if (match.route.status === 204) return new Response(null, { status: 204, headers })
    headers.set('Cache-Control', 'no-store')
    return Response.json(answered, { status: match.route.status, headers })
  }

  return async (request) => {
    let allowed: string | null = null
    try {
      allowed = checkControlOrigin(request, origins)
      const isPreflight = request.method === 'OPTIONS'
      const response = isPreflight ? new Response(null, { status: 204 }) : await route(request)
      return allowed === null ? response : withCors(response, allowed)
    } catch (thrown) {
      const response = errorReply(thrown)
      return allowed === null ? response : withCors(response, allowed)
    }
  }
}

function withCors(response: Response, origin: string): Response {
  response.headers.set('Access-Control-Allow-Origin', origin)
  response.headers.set('Access-Control-Allow-Methods', 'GET, POST, PUT, PATCH, DELETE')
  response.headers.set('Access-Control-Allow-Headers', 'Content-Type, X-Emulator-Source, X-Emulator-Step')
  response.headers.set('Vary', 'Origin')
  return response
}

function errorReply(thrown: unknown): Response {
  const body: ControlError =
    thrown instanceof EmulatorError
      ? { message: thrown.message, code: thrown.status, type: thrown.type, hint: thrown.hint }
      : thrown instanceof AppwriteError
        ? { message: thrown.message, code: 400, type: 'invalid', hint: 'Correct the value; nothing was changed.' }
        : {
            message: `The emulator failed: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
            code: 500,
            type: 'emulator_failed',
            hint: 'This is a fault of Offwrite. Please report it with what you did.',
          }
  return Response.json(body, {
    status: body.code,
    headers: { 'X-Emulator-Error': body.type, 'Cache-Control': 'no-store' },
  })
}
