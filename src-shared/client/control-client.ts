/**
 * The typed client of the control API, for the window, the CLI and tests. Answers are typed by the contract, not checked
 * again: client and server ship together.
 *
 * @example
 * const client = createControlClient({ origin: 'http://localhost:4280', fetch, schedule })
 * const { requests } = await client.requests()
 */
import type {
  ClockStatus,
  ApiKey,
  EmulatorStatus,
  Platform,
  ProjectDetail,
  ProjectSettings,
  ProjectSummary,
  SignInAs,
  UserRow,
} from '../contract/control.ts'
import type { RateLimitCounter } from '../contract/limits.ts'
import type { ClockPreview, MovedClock, Upcoming } from '../contract/clock.ts'
import type { GivenOAuth2Answer, OAuth2Answer } from '../contract/oauth2.ts'
import type { Fault, FaultChoices, NewFault } from '../contract/faults.ts'
import type { FakedSession, FakedToken, FakedUser, StoredSession, StoredToken } from '../contract/faking.ts'
import type { InboxMessage, LinkChecks } from '../contract/inbox.ts'
import type { HistoryList, HistoryStep } from '../contract/history.ts'
import type { ApiKeyList } from '../contract/keys.ts'
import type { ImportChoices, ImportReport, UserExport } from '../contract/imports.ts'
import type { ExchangeDetail, ExchangeSummary, UndoResult } from '../contract/requests.ts'
import type {
  Drift,
  LoadedSamples,
  RestoreChoices,
  Restored,
  SavedSnapshot,
  SnapshotContents,
  SnapshotDiff,
  SnapshotList,
  SnapshotSummary,
} from '../contract/snapshots.ts'
import { createAccessCalls, type AccessCalls } from './access-calls.ts'
import { createQueryCalls, type QueryCalls } from './query-calls.ts'
import { subscribeToEvents, type EventListeners, type EventSubscription, type Schedule } from './event-stream.ts'
import { createTransport, type Call, type Fetch, type Reply } from './transport.ts'
import { createUserCalls, type UserCalls } from './user-calls.ts'

export interface ControlClientOptions {
  /** Scheme, host and port; `''` is the page's own. */
  readonly origin: string
  readonly fetch: Fetch
  /** When a lost event stream is tried again. */
  readonly schedule: Schedule
  /** Sent with every call. */
  readonly headers?: Readonly<Record<string, string>>
}

export interface UserListQuery {
  readonly filter?: string
  readonly order?: string
  readonly limit?: number
  readonly offset?: number
}

export interface NewKey {
  readonly name?: string
  readonly scopes: readonly string[]
  readonly expire?: string | null
}

export interface ControlClient extends AccessCalls, QueryCalls, UserCalls {
  readonly origin: string
  status(signal?: AbortSignal): Promise<EmulatorStatus>
  projects(signal?: AbortSignal): Promise<{ readonly total: number; readonly projects: readonly ProjectSummary[] }>
  project(projectId: string, signal?: AbortSignal): Promise<ProjectDetail>
  createProject(project: {
    readonly projectId?: string
    readonly name?: string
    readonly rateLimits?: boolean
  }): Promise<{ readonly projectId: string; readonly name: string; readonly apiKey: string }>
  updateProject(
    projectId: string,
    settings: Partial<ProjectSettings> & { readonly platforms?: readonly Platform[] },
  ): Promise<ProjectDetail>
  deleteProject(projectId: string): Promise<void>
  keys(projectId: string, signal?: AbortSignal): Promise<ApiKeyList>
  createKey(projectId: string, key: NewKey): Promise<ApiKey>
  users(
    projectId: string,
    query?: UserListQuery,
    signal?: AbortSignal,
  ): Promise<{ readonly total: number; readonly users: readonly UserRow[] }>
  /** `origin`: the page that the storage state is to sign in. */
  signInAs(projectId: string, userId: string, origin?: string): Promise<SignInAs>
  /** Who signs in at which OAuth2 provider without its page being shown. */
  oauth2Answers(
    projectId: string,
    signal?: AbortSignal,
  ): Promise<{ readonly total: number; readonly answers: readonly OAuth2Answer[] }>
  putOAuth2Answer(projectId: string, provider: string, answer: GivenOAuth2Answer): Promise<OAuth2Answer>
  /** Shows the page of the provider again. */
  deleteOAuth2Answer(projectId: string, provider: string): Promise<void>
  /** The newest `limit` exchanges, oldest first. */
  requests(
    limit?: number,
    signal?: AbortSignal,
  ): Promise<{ readonly total: number; readonly requests: readonly ExchangeSummary[] }>
  request(id: string, signal?: AbortSignal): Promise<ExchangeDetail>
  undoRequest(id: string): Promise<UndoResult>
  clearRequests(): Promise<void>
  /** The last steps, newest last; `undoStep` puts one back, `undo` the newest, `redo` takes the last undoing back. */
  history(limit?: number, signal?: AbortSignal): Promise<HistoryList>
  undo(): Promise<HistoryStep>
  redo(): Promise<HistoryStep>
  undoStep(id: string): Promise<HistoryStep>
  updateUser(projectId: string, userId: string, fields: FakedUser): Promise<unknown>
  userSessions(
    projectId: string,
    userId: string,
    signal?: AbortSignal,
  ): Promise<{ readonly sessions: readonly StoredSession[] }>
  updateSession(projectId: string, userId: string, sessionId: string, fields: FakedSession): Promise<StoredSession>
  tokens(projectId: string, userId: string): Promise<{ readonly tokens: readonly StoredToken[] }>
  updateToken(projectId: string, userId: string, tokenId: string, fields: FakedToken): Promise<StoredToken>
  deleteToken(projectId: string, userId: string, tokenId: string): Promise<void>
  clock(signal?: AbortSignal): Promise<ClockStatus>
  /** `offset` and `by` are spans such as `15m`, `31d` or `-1h`; `now` is ISO 8601; `speed` is 1 to 3600. */
  setClock(
    clock:
      | { readonly mode: 'follow' }
      | { readonly mode: 'offset'; readonly offset?: string; readonly now?: string; readonly speed?: number }
      | { readonly mode: 'frozen'; readonly now?: string },
  ): Promise<MovedClock>
  advanceClock(
    to:
      | { readonly by: string }
      | { readonly past: 'session' | 'token' | 'challenge'; readonly projectId: string; readonly id: string },
  ): Promise<MovedClock>
  upcoming(limit?: number, signal?: AbortSignal): Promise<Upcoming>
  previewClock(to: { readonly by: string } | { readonly now: string }, signal?: AbortSignal): Promise<ClockPreview>
  faults(signal?: AbortSignal): Promise<{ readonly total: number; readonly faults: readonly Fault[] }>
  faultChoices(signal?: AbortSignal): Promise<FaultChoices>
  createFault(fault: NewFault): Promise<Fault>
  deleteFault(faultId: string): Promise<void>
  clearFaults(): Promise<void>
  snapshots(signal?: AbortSignal): Promise<SnapshotList>
  snapshotContents(name: string, signal?: AbortSignal): Promise<SnapshotContents>
  /** Saves the state, a copy (`from`) or a given `document` under the name; `baseline` is what `reset` goes back to. */
  saveSnapshot(name: string, saved?: SavedSnapshot): Promise<SnapshotSummary>
  /** Takes an automatic snapshot before a step that destroys, which is named: for steps that are many calls. */
  keepState(before: string): Promise<SnapshotSummary>
  deleteSnapshot(name: string): Promise<void>
  restoreSnapshot(name: string, choices?: RestoreChoices): Promise<Restored>
  /** The text of its file. */
  snapshotText(name: string): Promise<string>
  /** From the snapshot to another, or to the state as it stands. */
  snapshotDiff(name: string, against?: string, signal?: AbortSignal, limit?: number): Promise<SnapshotDiff>
  /** What has changed since the baseline; `limit` 0 asks for the counts alone. */
  drift(signal?: AbortSignal, limit?: number): Promise<Drift>
  /** The whole state as the text of a snapshot. */
  exportState(choices?: { readonly messages?: boolean; readonly logs?: boolean }): Promise<string>
  /** `projectId`: of that project alone, to the baseline. */
  reset(to?: 'baseline' | 'empty', projectId?: string): Promise<Restored>
  /** Adds twelve users in every state that there is. */
  loadSamples(projectId: string): Promise<LoadedSamples>
  /** Which of them lead where an app of the project may live. */
  checkLinks(projectId: string, links: readonly string[], signal?: AbortSignal): Promise<LinkChecks>
  /** Of every project, oldest first. */
  messages(signal?: AbortSignal): Promise<{ readonly total: number; readonly messages: readonly InboxMessage[] }>
  /** Resolves when it is over, with what it took and refused; `importReport` and the events tell how far it is. */
  import(file: string, choices: ImportChoices): Promise<ImportReport>
  importReport(importId: string, signal?: AbortSignal): Promise<ImportReport>
  /** Nothing of it is left behind. */
  cancelImport(importId: string): Promise<void>
  /** The text of a file that `import` reads. */
  exportUsers(projectId: string, format: UserExport, signal?: AbortSignal): Promise<string>
  limits(signal?: AbortSignal): Promise<{ readonly total: number; readonly limits: readonly RateLimitCounter[] }>
  /** All, or the one of a key. */
  clearLimits(key?: string): Promise<void>
  /** Any call at all, `/v1` too; rejects with `ControlCallError`. */
  send(call: Call): Promise<Reply>
  subscribe(listeners: EventListeners): EventSubscription
}

export function createControlClient({ origin, fetch, schedule, headers = {} }: ControlClientOptions): ControlClient {
  const transport = createTransport(origin, (input, init) =>
    fetch(input, { ...init, headers: { ...headers, ...plain(init?.headers) } }),
  )
  const send = async <Answer>(method: string, path: string, extra: Partial<Call> = {}) => {
    const { body } = await transport.send({ ...extra, method, path: `/__emulator${path}` })
    return trust<Answer>(body)
  }
  const get = <Answer>(path: string, signal: AbortSignal | undefined) =>
    send<Answer>('GET', path, signal === undefined ? {} : { signal })
  const ofProject = (projectId: string) => `/projects/${encodeURIComponent(projectId)}`
  const ofSnapshot = (name: string) => `/snapshots/${encodeURIComponent(name)}`
  const ofUser = (projectId: string, userId: string) => `${ofProject(projectId)}/users/${encodeURIComponent(userId)}`

  return {
    origin,
    status: (signal) => get('/', signal),
    projects: (signal) => get('/projects', signal),
    project: (projectId, signal) => get(ofProject(projectId), signal),
    createProject: (project) => send('POST', '/projects', { body: project }),
    updateProject: (projectId, settings) => send('PATCH', ofProject(projectId), { body: settings }),
    deleteProject: (projectId) => send('DELETE', ofProject(projectId)),
    keys: (projectId, signal) => get(`${ofProject(projectId)}/keys`, signal),
    createKey: (projectId, key) => send('POST', `${ofProject(projectId)}/keys`, { body: key }),
    users: (projectId, query = {}, signal) => get(`${ofProject(projectId)}/users${queryText(query)}`, signal),
    signInAs: (projectId, userId, origin) =>
      send('POST', `${ofUser(projectId, userId)}/sign-in-as`, origin === undefined ? {} : { body: { origin } }),
    oauth2Answers: (projectId, signal) => get(`${ofProject(projectId)}/oauth2`, signal),
    putOAuth2Answer: (projectId, provider, answer) =>
      send('PUT', `${ofProject(projectId)}/oauth2/${provider}/person`, { body: answer }),
    deleteOAuth2Answer: (projectId, provider) => send('DELETE', `${ofProject(projectId)}/oauth2/${provider}/person`),
    requests: (limit, signal) => get(limit === undefined ? '/requests' : `/requests?limit=${limit}`, signal),
    request: (id, signal) => get(`/requests/${encodeURIComponent(id)}`, signal),
    undoRequest: (id) => send('POST', `/requests/${encodeURIComponent(id)}/undo`),
    clearRequests: () => send('DELETE', '/requests'),
    history: (limit, signal) => get(limit === undefined ? '/history' : `/history?limit=${limit}`, signal),
    undo: () => send('POST', '/history/undo'),
    redo: () => send('POST', '/history/redo'),
    undoStep: (id) => send('POST', `/history/${encodeURIComponent(id)}/undo`),
    updateUser: (projectId, userId, fields) => send('PATCH', ofUser(projectId, userId), { body: fields }),
    userSessions: (projectId, userId, signal) => get(`${ofUser(projectId, userId)}/sessions`, signal),
    updateSession: (projectId, userId, sessionId, fields) =>
      send('PATCH', `${ofUser(projectId, userId)}/sessions/${encodeURIComponent(sessionId)}`, { body: fields }),
    tokens: (projectId, userId) => send('GET', `${ofUser(projectId, userId)}/tokens`),
    updateToken: (projectId, userId, tokenId, fields) =>
      send('PATCH', `${ofUser(projectId, userId)}/tokens/${encodeURIComponent(tokenId)}`, { body: fields }),
    deleteToken: (projectId, userId, tokenId) =>
      send('DELETE', `${ofUser(projectId, userId)}/tokens/${encodeURIComponent(tokenId)}`),
    clock: (signal) => get('/clock', signal),
    setClock: (clock) => send('PUT', '/clock', { body: clock }),
    advanceClock: (to) => send('POST', '/clock/advance', { body: to }),
    upcoming: (limit, signal) => get(`/clock/upcoming${queryText({ limit })}`, signal),
    previewClock: (to, signal) => get(`/clock/preview${queryText(to)}`, signal),
    faults: (signal) => get('/faults', signal),
    faultChoices: (signal) => get('/faults/choices', signal),
    createFault: (fault) => send('POST', '/faults', { body: fault }),
    deleteFault: (faultId) => send('DELETE', `/faults/${encodeURIComponent(faultId)}`),
    clearFaults: () => send('DELETE', '/faults'),
    snapshots: (signal) => get('/snapshots', signal),
    snapshotContents: (name, signal) => get(`${ofSnapshot(name)}/contents`, signal),
    saveSnapshot: (name, saved = {}) => send('PUT', ofSnapshot(name), { body: saved }),
    keepState: (before) => send('POST', '/snapshots', { body: { before } }),
    deleteSnapshot: (name) => send('DELETE', ofSnapshot(name)),
    restoreSnapshot: (name, choices = {}) => send('POST', `${ofSnapshot(name)}/restore`, { body: choices }),
    snapshotText: (name) => transport.text({ method: 'GET', path: `/__emulator${ofSnapshot(name)}` }),
    snapshotDiff: (name, against, signal, limit) =>
      get(`${ofSnapshot(name)}/diff${queryText({ against, limit })}`, signal),
    drift: (signal, limit) => get(`/drift${queryText({ limit })}`, signal),
    exportState: (choices = {}) => transport.text({ method: 'GET', path: `/__emulator/export${queryText(choices)}` }),
    reset: (to = 'baseline', projectId) =>
      send('POST', '/reset', { body: projectId === undefined ? { to } : { to, projectId } }),
    loadSamples: (projectId) => send('POST', '/samples', { body: { projectId } }),
    checkLinks: (projectId, links, signal) =>
      send('POST', `${ofProject(projectId)}/links/check`, {
        body: { links },
        ...(signal === undefined ? {} : { signal }),
      }),
    messages: (signal) => get('/inbox', signal),
    import: (file, choices) => send('POST', `/import${queryText(choices)}`, { file }),
    importReport: (importId, signal) => get(`/import/${encodeURIComponent(importId)}`, signal),
    cancelImport: (importId) => send('DELETE', `/import/${encodeURIComponent(importId)}`),
    exportUsers: (projectId, format, signal) =>
      transport.text({
        method: 'GET',
        path: `/__emulator/export${queryText({ projectId, format })}`,
        ...(signal === undefined ? {} : { signal }),
      }),
    limits: (signal) => get('/limits', signal),
    clearLimits: (key) => send('DELETE', key === undefined ? '/limits' : `/limits?key=${encodeURIComponent(key)}`),
    ...createAccessCalls(send),
    ...createQueryCalls(send, queryText),
    ...createUserCalls(send),
    send: (call) => transport.send(call),
    subscribe: (listeners) => subscribeToEvents(transport, schedule, listeners),
  }
}

function queryText(query: object): string {
  const entries: readonly (readonly [string, string | number | boolean | undefined])[] = Object.entries(query)
  const parameters = new URLSearchParams()
  for (const [name, value] of entries) {
    if (value !== undefined && value !== '') parameters.set(name, String(value))
  }
  const text = parameters.toString()
  return text === '' ? '' : `?${text}`
}

function plain(headers: ConstructorParameters<typeof Headers>[0]): Record<string, string> {
  return Object.fromEntries(new Headers(headers))
}

/** The one place where an answer is taken at its word. */
function trust<Answer>(body: unknown): Answer {
  const isAnswer = (_value: unknown): _value is Answer => true
  if (!isAnswer(body)) throw new TypeError('unreachable')
  return body
}
