/** The public door: an emulator is a function from requests to answers. Hosts put sockets, files and windows around it. */
import { createControlClient } from './client/control-client.ts'
import type { ClockStatus } from './contract/control.ts'
import { apiRouter, createApi } from './control/api.ts'
import { publishChanges } from './control/publish-changes.ts'
import { isOAuth2Page } from './control/oauth2-paths.ts'
import { controlRouter, createControl } from './control/serve.ts'
import { createEventHub } from './control/event-hub.ts'
import { createHistory } from './control/steps.ts'
import { createImports } from './control/import-runs.ts'
import { createRequestLog } from './control/request-log.ts'
import { createDisposableDomains } from './domain/disposable-domains.ts'
import { createPasswordDictionary } from './domain/password-dictionary.ts'
import { createHeldMessages } from './domain/held-messages.ts'
import { createProject } from './domain/project.ts'
import { putClock, readClock } from './domain/simulation.ts'
import { isoTime } from './domain/time.ts'
import type { Answer, Emulator, EmulatorOptions, Peer } from './emulator.ts'
import type { World } from './gates/call.ts'
import { isHostHeaderAllowed } from './http/host-rule.ts'
import { withSetCookies } from './http/set-cookie.ts'
import { createRealtime } from './realtime/realtime.ts'
import { afterRest, type ClockState, createClock, speedOf } from './simulate/clock.ts'
import { createHasher, passwordWork } from './simulate/hasher.ts'
import { randomFrom, seededRandom } from './simulate/random.ts'
import { createOneTime } from './simulate/one-time.ts'
import { createRateLimits } from './simulate/rate-limits.ts'
import { systemBytes, systemNow, systemTimer } from './simulate/system.ts'
import { createWaits } from './simulate/waits.ts'
import { baselineName } from './snapshot/library.ts'
import { createMemoryFiles } from './snapshot/memory-files.ts'
import { createSnapshots } from './snapshot/snapshots.ts'
import { writeDocument } from './snapshot/writing.ts'
import { startSqlite } from './store/sqlite.ts'
import { openStore, type Store } from './store/store.ts'
import { createKit } from './testing/create-kit.ts'

export type {
  Answer,
  Emulator,
  EmulatorOptions,
  Peer,
  RealtimeConnection,
  RealtimeSocket,
  SetCookie,
  SnapshotFile,
  SnapshotFiles,
} from './emulator.ts'
export type * from './contract/clock.ts'
export type * from './contract/control.ts'
export type * from './contract/faking.ts'
export type * from './contract/faults.ts'
export type * from './contract/history.ts'
export type * from './contract/imports.ts'
export type * from './contract/inbox.ts'
export type * from './contract/oauth2.ts'
export type * from './contract/requests.ts'
export type * from './contract/roles.ts'
export type * from './contract/settings.ts'
export type * from './contract/snapshots.ts'
export type * from './testing/kit.ts'
export type { PasswordCostLevel, PasswordWork } from './simulate/hasher.ts'

const localPeer: Peer = { ip: '127.0.0.1' }

/**
 * Makes an emulator with its own database, project and API key.
 *
 * ```ts
 * const emulator = await createEmulator({ projectId: 'demo', clock: 'frozen', seed: 1 })
 * const response = await emulator.fetch(new Request('http://localhost/v1/ping'))
 * ```
 */
export async function createEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const starting = startSqlite(options.wasm)
  // Meanwhile, as a page waits for the chunk that SQLite is in; see `startCopy` for when it is asked for.
  await Promise.resolve()
  apiRouter()
  controlRouter()
  const sql = await starting
  const clock = createClock(systemNow, { mode: 'follow' })
  const random = options.seed === undefined ? randomFrom(systemBytes) : seededRandom(options.seed)
  const events = createEventHub(clock.now)
  const log = createRequestLog()
  const store = openStore({
    sql,
    stored: options.stored ?? null,
    commitLog: options.commitLog ?? null,
    onCommit(changes) {
      // Whoever moved it: a call, an undo, a restored snapshot.
      if (changes.some(({ table }) => table === 'simulation')) clock.set(readClock(store))
      snapshots.follow(changes)
      publishChanges(events, store, changes, clock)
      if (changes.some(({ table }) => table === 'simulation' || table === 'heldMessages')) heldMessages.tend()
    },
  })
  const timer = options.timer ?? systemTimer
  const heldMessages = createHeldMessages(store, clock, timer)
  const waits = createWaits(timer)
  options.dataFile?.onChange(() => events.publish({ type: 'status' }))
  clock.set(readClock(store))
  const rateLimits = createRateLimits()
  const snapshots = createSnapshots({ store, clock, random, rateLimits }, options.snapshots ?? createMemoryFiles())
  const isMarkedOne = options.snapshot === undefined && (options.restoreOnStart ?? true)
  const marked = isMarkedOne ? await snapshots.library.openForStart() : null
  const document = options.snapshot === undefined ? marked?.document : snapshots.read(options.snapshot)
  if (document !== undefined) {
    const { stored } = options
    if (stored !== undefined && (stored.database !== null || stored.commits.length > 0)) {
      await snapshots.keepBefore('Start from a snapshot')
    }
    store.commit(() => snapshots.restore(document, {}, startingClock(options, document.info.capturedAt)))
  } else if (options.stored?.writtenAt !== undefined && speedOf(clock.state) > 1) {
    const resumed = afterRest(clock.state, options.stored.writtenAt, clock.realNow())
    store.commit(() => putClock(store, resumed))
  }
  if (options.clock === 'frozen') {
    const at = options.now === undefined ? clock.now() : new Date(options.now).getTime()
    store.commit(() => putClock(store, { mode: 'frozen', at }))
  } else if (options.clock === 'follow') store.commit(() => putClock(store, { mode: 'follow' }))
  const world: World = {
    store,
    clock,
    random,
    hasher: createHasher(options.passwordCost ?? 'cheap', options.hasher ?? passwordWork),
    rateLimits,
    grants: createOneTime(random),
    disposableDomains: createDisposableDomains(),
    passwordDictionary: createPasswordDictionary(),
    strict: options.strict ?? false,
    wait: waits.wait,
  }
  heldMessages.tend()
  const projectId = options.projectId ?? usualProject(store)
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

  // What a reset goes back to, until another state is saved as the baseline.
  snapshots.standOn(marked?.name === baselineName ? marked.document.info : null)

  const clockStatus = (): ClockStatus => ({
    mode: clock.state.mode,
    now: isoTime(clock.now()),
    realNow: isoTime(clock.realNow()),
    offsetMilliseconds: clock.now() - clock.realNow(),
    speed: speedOf(clock.state),
  })
  const history = createHistory(store, clock)
  const imports = createImports()
  const control = createControl({
    origins: options.controlOrigins ?? [],
    context: (request) => ({
      world,
      log,
      events,
      history,
      snapshots,
      imports,
      strict: world.strict,
      startedAt,
      startOptions: options.startOptions ?? [],
      endpoint: options.endpoint ?? (() => null),
      dataFile: () => options.dataFile?.status() ?? null,
      clockStatus,
      now: clock.now(),
      callApi: async (call) => (await exchange(call)).response,
      base: new URL(request.url).origin,
    }),
  })
  const realtime = createRealtime(world)
  let oauth2Pages: ReturnType<typeof loadOAuth2Pages> | null = null
  const loadOAuth2Pages = async () => (await import('./control/oauth2-pages.ts')).createOAuth2Pages(world)
  const api = createApi({ world, log, events, history, realtime })

  async function exchange(request: Request, peer: Peer = localPeer): Promise<Answer> {
    const { pathname } = new URL(request.url)
    if (!isHostHeaderAllowed(request.headers.get('host') ?? new URL(request.url).host, options.allowedHosts ?? 'any')) {
      return { response: refuseHost(request), cookies: [] }
    }
    if (isOAuth2Page(pathname)) {
      oauth2Pages ??= loadOAuth2Pages()
      return { response: await (await oauth2Pages).show(request), cookies: [] }
    }
    if (pathname === '/__emulator' || pathname.startsWith('/__emulator/')) {
      return { response: await control(request), cookies: [] }
    }
    return api(request, peer)
  }

  const apiKey = (): string => store.keys.first({ projectId })?.secret ?? ''
  const ownFetch = async (input: string, init?: RequestInit) => (await exchange(new Request(input, init))).response
  const { startAnew, ...kit } = createKit(
    createControlClient({
      origin: 'http://localhost',
      fetch: ownFetch,
      schedule: (run, milliseconds) => timer(milliseconds, run),
    }),
    { projectId, apiKey },
  )

  return {
    ...kit,
    exchange,
    fetch: async (request, peer) => withSetCookies(await exchange(request, peer)),
    connect: (request, socket, peer = localPeer) => realtime.connect(request, socket, peer),
    subscribe: (listener) => events.subscribe(listener),
    exportDatabase: () => store.database.export(),
    snapshot: ({ messages = false, logs = false } = {}) =>
      writeDocument(snapshots.capture({ messages, logs }), store.tables),
    restore(source, choices = {}) {
      const document = snapshots.read(source)
      history.commit('Restore a snapshot', () => snapshots.restore(document, choices))
    },
    async reset() {
      await snapshots.loadBaseline()
      history.commit('Reset to the baseline', snapshots.resetToBaseline)
      events.publish({ type: 'snapshot', name: baselineName, operation: 'reset' })
      events.publish({ type: 'status' })
      await startAnew()
    },
    projectId,
    now: clock.now,
    get endpoint() {
      return options.endpoint?.() ?? 'http://localhost/v1'
    },
    get apiKey() {
      return apiKey()
    },
    close() {
      heldMessages.stop()
      store.database.close()
      waits.endAll()
    },
  }
}

/** How the clock of a snapshot is to stand; undefined is as it stood. */
function startingClock({ clock, now }: EmulatorOptions, capturedAt: number): ClockState | undefined {
  if (clock === undefined) return undefined
  if (clock === 'follow') return { mode: 'follow' }
  return { mode: 'frozen', at: now === undefined ? capturedAt : new Date(now).getTime() }
}

/** `demo`; of a state without it, its first project. */
function usualProject({ projects }: Store): string {
  const usual = 'demo'
  return (projects.first({ id: usual }) ?? projects.first({}))?.id ?? usual
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
