/** What a client may say on its socket, checked. */
import { isObject } from '../store/column.ts'
import { parseQueries, type RealtimeQuery } from './queries.ts'
import { RealtimeError } from './realtime-error.ts'

export interface AskedSubscription {
  /** Null: the server makes one up. */
  readonly id: string | null
  /** As asked for; what they mean depends on the user. */
  readonly channels: readonly string[]
  readonly queries: readonly RealtimeQuery[]
}

export type ClientMessage =
  | { readonly type: 'ping' }
  | { readonly type: 'authentication'; readonly session: string }
  | { readonly type: 'subscribe'; readonly subscriptions: readonly AskedSubscription[] }
  | { readonly type: 'unsubscribe'; readonly ids: readonly string[] }

const longestSession = 2048

export function readMessage(text: string): ClientMessage {
  const message = parsed(text)
  if (!isObject(message) || (!('type' in message) && !('data' in message))) throw invalid('The message has no type.')
  const { type, data } = message
  switch (type) {
    case 'ping':
      return { type }
    case 'authentication': {
      const session = isObject(data) ? data.session : undefined
      if (typeof session !== 'string') throw invalid('The payload is not valid: session is required.')
      if (session.length > longestSession) throw invalid(`session is longer than ${longestSession} characters.`)
      return { type, session }
    }
    case 'subscribe':
      return { type, subscriptions: listed(data).map((entry) => readSubscription(entry)) }
    case 'unsubscribe':
      return { type, ids: listed(data).map((entry) => readId(entry)) }
    case 'presence':
      // Emulator: presences belong to a service that is not emulated; nothing is kept of them.
      throw invalid('Presences are not emulated.')
    default:
      throw invalid('The message has a type that is not known.')
  }
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    throw invalid('The message is no JSON.')
  }
}

function listed(data: unknown): readonly unknown[] {
  if (!Array.isArray(data)) throw invalid('The payload is not valid: it must be a list.')
  return data
}

function readSubscription(entry: unknown): AskedSubscription {
  if (!isObject(entry)) throw invalid('Each subscription must be an object.')
  const { subscriptionId, channels, queries = [] } = entry
  if (!isTextList(channels)) throw invalid('channels must be a list of names.')
  if (!Array.isArray(queries)) throw invalid('queries must be a list.')
  if (subscriptionId !== undefined && (typeof subscriptionId !== 'string' || subscriptionId === '')) {
    throw invalid('subscriptionId must be a text.')
  }
  return { id: subscriptionId ?? null, channels, queries: parseQueries(queries) }
}

function readId(entry: unknown): string {
  const id = isObject(entry) ? entry.subscriptionId : undefined
  if (typeof id !== 'string' || id === '') throw invalid('Each entry needs a subscriptionId.')
  return id
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string')
}

function invalid(message: string): RealtimeError {
  return new RealtimeError('message-invalid', message)
}
