/** Calls of the control client that ask for some messages, requests or states, as tests do. */
import type { InboxMessage } from '../contract/inbox.ts'
import type { ExchangeSummary, Replayed } from '../contract/requests.ts'
import type { RestoreChoices, Restored } from '../contract/snapshots.ts'
import type { Totp } from '../contract/totp.ts'
import type { Call } from './transport.ts'

export interface MessageQuery {
  readonly projectId?: string
  readonly userId?: string
  readonly channel?: string
  readonly to?: string
  readonly kind?: string
  readonly unused?: boolean
  /** The id of a message, or a time: only what came after. */
  readonly since?: string
}

export interface RequestQuery {
  readonly projectId?: string
  readonly status?: string | number
  readonly sdk?: string
  readonly error?: string
  readonly actor?: string
  /** Only after the one with this sequence. */
  readonly since?: number
  readonly limit?: number
}

export interface QueryCalls {
  /** Oldest first. */
  findMessages(query: MessageQuery): Promise<{ readonly total: number; readonly messages: readonly InboxMessage[] }>
  /** The newest; waits for one for up to `wait`, such as `5s`. Rejects with a 404 when there is none. */
  latestMessage(query: MessageQuery & { readonly wait?: string }): Promise<InboxMessage>
  clearMessages(projectId: string): Promise<void>
  /** Oldest first. */
  findRequests(query: RequestQuery): Promise<{ readonly total: number; readonly requests: readonly ExchangeSummary[] }>
  /** The same call once more: by its own `caller`, or as `guest`, `key` or the user with this id. */
  replayRequest(id: string, as?: string): Promise<Replayed>
  putTotp(projectId: string, userId: string): Promise<Totp>
  /** Makes the state that of a document, which is kept nowhere. */
  restoreDocument(document: unknown, choices?: RestoreChoices): Promise<Restored>
}

/** Answers the body of a call of the control API, its path without `/__emulator`. */
type Send = <Answer>(method: string, path: string, extra?: Partial<Call>) => Promise<Answer>

export function createQueryCalls(send: Send, queryText: (query: object) => string): QueryCalls {
  return {
    findMessages: (query) => send('GET', `/inbox${queryText(query)}`),
    latestMessage: (query) => send('GET', `/inbox/latest${queryText(query)}`),
    clearMessages: (projectId) => send('DELETE', `/inbox${queryText({ projectId })}`),
    findRequests: (query) => send('GET', `/requests${queryText(query)}`),
    replayRequest: (id, as = 'caller') => send('POST', `/requests/${encodeURIComponent(id)}/replay`, { body: { as } }),
    putTotp: (projectId, userId) =>
      send('PUT', `/projects/${encodeURIComponent(projectId)}/users/${encodeURIComponent(userId)}/totp`),
    restoreDocument: (document, choices = {}) => send('POST', '/restore', { body: { ...choices, document } }),
  }
}
