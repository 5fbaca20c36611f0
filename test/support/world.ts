/** An emulator of its own for one test: frozen clock, seeded ids, and a short way to call it. */
import {
  createEmulator,
  type Emulator,
  type EmulatorOptions,
  type ExchangeDetail,
  type Peer,
} from '../../src-shared/index.ts'
import { isObject, type JsonObject } from '../../src-shared/store/column.ts'

export const frozenAt = '2026-03-01T12:00:00.000Z'

export interface Sent {
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  /** Instead of `body`: sent as it stands. */
  readonly rawBody?: string
  /** Null leaves the header out. */
  readonly project?: string | null
  readonly key?: string
  /** A session value. */
  readonly session?: string
  readonly peer?: Peer
  readonly origin?: string
}

export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly body: JsonObject
  readonly text: string
  /** Value of each cookie that was set. */
  readonly cookies: ReadonlyMap<string, string>
  /** For messages of failed tests. */
  readonly story: string
}

export interface World {
  readonly emulator: Emulator
  call(method: string, path: string, sent?: Sent): Promise<Reply>
  /** With the API key that has every scope. */
  server(method: string, path: string, body?: unknown): Promise<Reply>
  control(method: string, path: string, body?: unknown): Promise<Reply>
  lastExchange(): Promise<ExchangeDetail & JsonObject>
  /** Signs a new user up and in; answers its ids and its session value. */
  signedIn(user?: { readonly userId?: string; readonly email?: string; readonly name?: string }): Promise<{
    readonly userId: string
    readonly sessionId: string
    readonly session: string
  }>
}

export const password = 'correct horse'

export async function newWorld(options: EmulatorOptions = {}): Promise<World> {
  const emulator = await createEmulator({ projectId: 'demo', clock: 'frozen', now: frozenAt, seed: 1, ...options })
  return worldOf(emulator)
}

export function worldOf(emulator: Emulator): World {
  async function send(url: string, method: string, sent: Sent): Promise<Reply> {
    const { body, rawBody, project = emulator.projectId, key, session, origin } = sent
    const payload = rawBody ?? (body === undefined ? undefined : JSON.stringify(body))
    const request = new Request(url, {
      method,
      headers: {
        ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
        ...(project === null ? {} : { 'x-appwrite-project': project }),
        ...(key === undefined ? {} : { 'x-appwrite-key': key }),
        ...(session === undefined ? {} : { 'x-appwrite-session': session }),
        ...(origin === undefined ? {} : { origin }),
        ...sent.headers,
      },
      ...(payload === undefined ? {} : { body: payload }),
    })
    const { response, cookies } = await emulator.exchange(request, sent.peer)
    const text = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: response.headers.get('content-type')?.startsWith('text/html') === true ? onPage(text) : parsed(text),
      cookies: new Map(cookies.map(({ name, value }) => [name, decodeURIComponent(value)])),
      story: `${method} ${url} → ${response.status} ${text.slice(0, 500)}`,
    }
  }

  const call: World['call'] = (method, path, sent = {}) => send(`http://localhost:4280/v1${path}`, method, sent)
  const control: World['control'] = (method, path, body) =>
    send(`http://localhost:4280/__emulator${path}`, method, { project: null, ...(body === undefined ? {} : { body }) })

  return {
    emulator,
    call,
    control,
    server: (method, path, body) =>
      call(method, path, { key: emulator.apiKey, ...(body === undefined ? {} : { body }) }),
    async lastExchange() {
      const { body } = await control('GET', '/requests?limit=1')
      const [last] = Array.isArray(body.requests) ? body.requests : []
      const { body: detail } = await control('GET', `/requests/${isObject(last) ? String(last.id) : ''}`)
      assertDetail(detail)
      return detail
    },
    async signedIn(user = {}) {
      const { userId = 'grace', email = 'grace@example.test', name = 'Grace Hopper' } = user
      const created = await call('POST', '/account', { body: { userId, email, password, name } })
      if (created.status !== 201) throw new Error(created.story)
      const { body, cookies, status, story } = await call('POST', '/account/sessions/email', {
        body: { email, password },
      })
      if (status !== 201) throw new Error(story)
      return { userId, sessionId: String(body.$id), session: cookies.get('a_session_demo') ?? '' }
    },
  }
}

/** The error that a page shows, as the JSON of other routes has it. */
function onPage(html: string): JsonObject {
  const [, message] = /<h1>[^<]*<\/h1><p>([^<]*)<\/p>/.exec(html) ?? []
  const [, type] = /data-error="type">([^<]*)</.exec(html) ?? []
  const [, code] = /data-error="code">([^<]*)</.exec(html) ?? []
  if (message === undefined || type === undefined) return {}
  const decoded = message.replace(/&#(\d+);/g, (_whole, point: string) => String.fromCharCode(Number(point)))
  return { message: decoded, type, code: Number(code) }
}

function parsed(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : {}
  } catch {
    return {}
  }
}

function assertDetail(value: JsonObject): asserts value is ExchangeDetail & JsonObject {
  if (!Array.isArray(value.story)) throw new Error(`No exchange: ${JSON.stringify(value)}`)
}
