/** The public door: an emulator is a function from requests to answers. Hosts put sockets, files and windows around it. */
import initSqlJs from 'sql.js'
import type { ClockStatus } from './contract/control.ts'
import type { RecordChange } from './contract/requests.ts'
import { describeMessage } from './control/inbox-message.ts'
import { createControl } from './control/serve.ts'
import { createEventHub } from './control/event-hub.ts'
import { recordExchange } from './control/record-exchange.ts'
import { createRequestLog } from './control/request-log.ts'
import { loadDisposableDomains } from './domain/email-providers.ts'
import { createPasswordDictionary } from './domain/password-dictionary.ts'
import { createProject } from './domain/project.ts'
import { createId } from './domain/ids.ts'
import { isoTime } from './domain/time.ts'
import type { Answer, Emulator, EmulatorOptions, Peer } from './emulator.ts'
import type { ApiRoute } from './endpoints/define-route.ts'
import { routes } from './endpoints/index.ts'
import { addStandardHeaders, serve } from './endpoints/serve.ts'
import { answerUnknown } from './endpoints/unknown.ts'
import type { World } from './gates/call.ts'
import { requestedProject } from './gates/open-call.ts'
import { createApp, type Match } from './http/app.ts'
import { isHostHeaderAllowed } from './http/host-rule.ts'
import { type Incoming, incomingOf } from './http/incoming.ts'
import { withSetCookies } from './http/set-cookie.ts'
import { createRealtime } from './realtime/realtime.ts'
import { followClock, frozenClock } from './simulate/clock.ts'
import { createHasher, passwordWork } from './simulate/hasher.ts'
import { randomFrom, seededBytes } from './simulate/random.ts'
import { createRateLimits } from './simulate/rate-limits.ts'
import { systemBytes, systemElapsed, systemNow } from './simulate/system.ts'
import type { Change } from './store/change.ts'
import { openStore } from './store/store.ts'

export type {
  Answer,
  Emulator,
  EmulatorOptions,
  Peer,
  RealtimeConnection,
  RealtimeSocket,
  SetCookie,
} from './emulator.ts'
export type * from './contract/control.ts'
export type * from './contract/inbox.ts'
export type * from './contract/requests.ts'
export type * from './contract/roles.ts'
export type { PasswordCostLevel, PasswordWork } from './simulate/hasher.ts'

const localPeer: Peer = { ip: '127.0.0.1' }

/** Travels beside a request while the router has it. */
interface UnderWay {
  readonly peer: Peer
  readonly incoming: Incoming
  cookies: Answer['cookies']
}

/**
 * Makes an emulator with its own database, project and API key.
 *
 * ```ts
 * const emulator = await createEmulator({ projectId: 'demo', clock: 'frozen', seed: 1 })
 * const response = await emulator.fetch(new Request('http://localhost/v1/ping'))
 * ```
 */
export async function createEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const [sql, disposableDomains] = await Promise.all([initSqlJs(wasmOptions(options.wasm)), loadDisposableDomains()])
  const clock =
    options.clock === 'frozen'
      ? frozenClock(options.now === undefined ? systemNow() : new Date(options.now).getTime(), systemNow)
      : followClock(systemNow)
  const random = randomFrom(options.seed === undefined ? systemBytes : seededBytes(options.seed))
  const events = createEventHub(clock.now)
  const log = createRequestLog()
  const store = openStore({
    sql,
    stored: options.stored ?? null,
    commitLog: options.commitLog ?? null,
    onCommit(changes) {
      for (const { table, sequence, before, after } of changes) {
        const row = after ?? before
        // An audit row tells nothing that the change it stands beside does not.
        if (row === null || table === 'logs') continue
        const { id, projectId, userId } = store.decode(table, sequence, row)
        events.publish({
          type: 'record',
          table,
          id: String(id),
          projectId: String(projectId ?? id),
          userId: table === 'users' ? String(id) : typeof userId === 'string' ? userId : null,
          operation: operationOf({ before, after }),
        })
        if (table === 'messages') {
          const message = describeMessage(store, store.messages.decode(sequence, row), clock.now())
          const operation = operationOf({ before, after })
          events.publish({ type: 'message', projectId: message.projectId, operation, message })
        }
      }
    },
  })
  const world: World = {
    store,
    clock,
    random,
    hasher: createHasher(options.passwordCost ?? 'cheap', options.hasher ?? passwordWork),
    rateLimits: createRateLimits(),
    disposableDomains,
    passwordDictionary: createPasswordDictionary(),
    strict: options.strict ?? false,
  }
  const projectId = options.projectId ?? 'demo'
  const startedAt = clock.now()
  if (store.projects.first({ id: projectId }) === null) {
    createProject(store, random, startedAt, {
      id: projectId,
      name: options.projectName ?? projectId,
      madeBy: 'start',
      strictKeys: false,
      settings: {},
    })
  }

  const clockStatus = (): ClockStatus => ({
    mode: clock.mode,
    now: isoTime(clock.now()),
    realNow: isoTime(clock.realNow()),
    offsetMilliseconds: clock.now() - clock.realNow(),
  })
  const control = createControl({
    origins: options.controlOrigins ?? [],
    context: (request) => ({
      world,
      log,
      events,
      strict: world.strict,
      startedAt,
      endpoint: options.endpoint ?? (() => null),
      dataFile: options.dataFile ?? (() => null),
      clockStatus,
      now: clock.now(),
      callApi: async (call) => (await exchange(call)).response,
      base: new URL(request.url).origin,
    }),
  })
  const realtime = createRealtime(world)
  const underWay = new WeakMap<Request, UnderWay>()
  const api = createApp<ApiRoute>(routes, answerApi)

  async function answerApi(request: Request, match: Match<ApiRoute> | null): Promise<Response> {
    const startedElapsed = systemElapsed()
    const id = createId(random, clock.now())
    const sequence = log.nextSequence()
    const at = clock.now()
    const body = request.method === 'GET' || request.method === 'HEAD' ? '' : await request.text()
    const exchange = underWay.get(request)
    const incoming = exchange?.incoming ?? request
    const served = match === null ? null : await serve(world, id, incoming, body, exchange?.peer ?? localPeer, match)
    const url = new URL(request.url)
    const unknown = served === null ? answerUnknown(request.method, url.pathname) : null
    const projectId = served?.call.projectId ?? requestedProject(incoming, url, {})
    const response = served?.response ?? unknown?.response ?? new Response(null, { status: 500 })
    if (served === null) addStandardHeaders(response.headers, incoming, projectId, null)
    if (served !== null && exchange !== undefined) exchange.cookies = served.cookies
    const logged = recordExchange(
      {
        id,
        sequence,
        at,
        durationMilliseconds: systemElapsed() - startedElapsed,
        request: incoming,
        requestBody: body,
        projectId,
        response,
        responseBody: served?.body ?? unknown?.text ?? '',
        error: served?.error ?? unknown,
        served,
      },
      store,
    )
    // What the window reads while it shows a user would only push calls of the app out of the log; its test ping stays.
    const isRecordRead = request.method === 'GET' && response.ok && served !== null && match?.route.service !== 'none'
    const isWindowReading = logged.summary.source === 'window' && isRecordRead
    if (!isWindowReading) log.add(logged)
    if (served !== null) realtime.publish(served)
    if (!isWindowReading) events.publish({ type: 'exchange', exchange: logged.summary })
    response.headers.set('X-Emulator-Request-Id', id)
    return request.method === 'HEAD' ? new Response(null, response) : response
  }

  async function exchange(request: Request, peer: Peer = localPeer): Promise<Answer> {
    const { pathname } = new URL(request.url)
    if (!isHostHeaderAllowed(request.headers.get('host') ?? new URL(request.url).host, options.allowedHosts ?? 'any')) {
      return { response: refuseHost(request), cookies: [] }
    }
    if (pathname === '/__emulator' || pathname.startsWith('/__emulator/')) {
      return { response: await control(request), cookies: [] }
    }
    const incoming = incomingOf(request, peer)
    if (request.method === 'OPTIONS') {
      const response = new Response(null, { status: 204 })
      addStandardHeaders(response.headers, incoming, '', null)
      const origin = incoming.headers.get('origin')
      // Contract section 4: a pre-flight is granted to every origin; the request itself is then checked.
      if (origin !== null) response.headers.set('Access-Control-Allow-Origin', origin.toLowerCase())
      return { response, cookies: [] }
    }
    const entry: UnderWay = { peer, incoming, cookies: [] }
    underWay.set(request, entry)
    const response = await api(request)
    return { response, cookies: entry.cookies }
  }

  return {
    exchange,
    fetch: async (request, peer) => withSetCookies(await exchange(request, peer)),
    connect: (request, socket, peer = localPeer) => realtime.connect(request, socket, peer),
    subscribe: (listener) => events.subscribe(listener),
    exportDatabase: () => store.database.export(),
    projectId,
    now: clock.now,
    get apiKey() {
      return store.keys.first({ projectId })?.secret ?? ''
    },
    close: () => store.database.close(),
  }
}

function operationOf({ before, after }: Pick<Change, 'before' | 'after'>): RecordChange['operation'] {
  return before === null ? 'created' : after === null ? 'deleted' : 'changed'
}

function refuseHost(request: Request): Response {
  const host = request.headers.get('host') ?? ''
  return Response.json(
    {
      message: `The host name "${host.slice(0, 100)}" is not allowed here. Use localhost, or allow it with --allow-host.`,
      code: 403,
      type: 'host_refused',
      hint: 'A page can point a name of its own at this computer; that is why only known names are served.',
    },
    { status: 403, headers: { 'X-Emulator-Error': 'host_refused' } },
  )
}

function wasmOptions(wasm: EmulatorOptions['wasm']) {
  if (wasm === undefined) return {}
  return typeof wasm === 'string' ? { locateFile: () => wasm } : { wasmBinary: wasm }
}
