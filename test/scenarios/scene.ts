/**
 * What a scenario plays in: one project, an app with the official SDK, and what stands around the app. Each transport
 * brings its own, so that the same scenarios run in Node, in a page against a server, and in a page with MSW.
 */
import type { Account, Models, OAuthProvider } from 'appwrite'
import type { InboxMessage, MessageKind } from '../../src-shared/contract/inbox.ts'
import { isObject, type JsonObject } from '../../src-shared/store/column.ts'
import { type Called, recorded } from './called.ts'

/** Calls that only apps of people have: `node-appwrite` lacks them. */
type PageCall = 'createOAuth2Session' | 'createPushTarget' | 'updatePushTarget' | 'deletePushTarget'

export type PageCalls = Omit<Account, 'client'>
export type AccountCalls = Omit<PageCalls, PageCall | keyof Loose> & Loose

/** Where the SDKs differ: the server SDK does not know the newest factor, and asks the server where a browser goes. */
interface Loose {
  listMfaFactors(): Promise<Omit<Models.MfaFactors, 'custom'>>
  listMFAFactors(): Promise<Omit<Models.MfaFactors, 'custom'>>
  createOAuth2Token(ways: {
    readonly provider: OAuthProvider
    readonly success?: string
    readonly failure?: string
    readonly scopes?: string[]
  }): unknown
}

export interface Scene<Calls = AccountCalls> {
  readonly projectId: string
  /** The app under test; it keeps its session as apps of its kind do. */
  readonly account: Calls
  /** The same app with a JWT; it refuses to have a session too. */
  withJwt(jwt: string): Calls
  /** The app loses what it keeps of its session, which goes on at the server. */
  forget(): Promise<void>
  /** A page of the app. */
  readonly home: string
  /** Where a call sends the browser of the app, which stays. */
  leave(call: () => unknown): Promise<string>
  /** Goes to an address of the server, as the browser of the app; answers where it comes back to the app. */
  browse(address: string): Promise<URL>
  /** A call of the project's server, with an API key. */
  server(method: string, path: string, body?: JsonObject): Promise<JsonObject>
  /** A call of the control API, below the project. */
  control(method: string, path: string, body?: JsonObject): Promise<JsonObject>
  /** The newest message of a kind. */
  message(kind: MessageKind): Promise<Pick<InboxMessage, 'text' | 'code'> & { readonly link: URLSearchParams }>
}

export interface Scenario<Calls = AccountCalls> {
  readonly name: string
  play(scene: Scene<Calls>): Promise<void>
}

export interface Sent {
  readonly method: string
  /** With `/v1` or `/__emulator`. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: JsonObject | null
}

export interface Reply {
  readonly status: number
  readonly text: string
}

/** How the app and its surroundings reach the emulator. */
export interface Transport<Calls> {
  /** From beside the app, not through it. */
  send(sent: Sent): Promise<Reply>
  account(access: Access): Calls
  forget(): Promise<void>
  readonly home: string
  leave(call: () => unknown): Promise<string>
  browse(address: string): Promise<URL>
}

export interface Access {
  readonly projectId: string
  readonly apiKey: string
  /** Null: the app's own session. */
  readonly jwt: string | null
}

export async function play<Calls extends object>(
  { send, account, forget, ...browser }: Transport<Calls>,
  scenario: Scenario<Calls>,
  called: Called,
): Promise<void> {
  const call = async (
    method: string,
    path: string,
    body: JsonObject | null,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<JsonObject> => {
    const json = body === null ? headers : { ...headers, 'content-type': 'application/json' }
    const { status, text } = await send({ method, path, headers: json, body })
    if (status >= 400) throw new Error(`${method} ${path} answered ${status} ${text}`)
    const answer: unknown = text === '' ? {} : JSON.parse(text)
    return isObject(answer) ? answer : {}
  }
  // Counters of the rate limits are by address: all scenarios together would use them up.
  const project = await call('POST', '/__emulator/projects', { rateLimits: false })
  const [projectId, apiKey] = [String(project.projectId), String(project.apiKey)]
  const asServer = { 'x-appwrite-project': projectId, 'x-appwrite-key': apiKey }
  await forget()
  const open = (jwt: string | null) => recorded(account({ projectId, apiKey, jwt }), called)
  await scenario.play({
    projectId,
    account: open(null),
    withJwt: open,
    forget,
    ...browser,
    server: (method, path, body = {}) => call(method, `/v1${path}`, method === 'GET' ? null : body, asServer),
    control: (method, path, body) => call(method, `/__emulator/projects/${projectId}${path}`, body ?? null),
    async message(kind) {
      const query = `projectId=${projectId}&kind=${kind}`
      const { text, code, link } = await call('GET', `/__emulator/inbox/latest?${query}`, null)
      const linked = typeof link === 'string' ? new URL(link).searchParams : new URLSearchParams()
      return { text: String(text), code: typeof code === 'string' ? code : null, link: linked }
    },
  })
}
