/** One socket: what it has subscribed to, and what it is told. */
import { type AskedSubscription, type ClientMessage, readMessage } from './client-message.ts'
import type { RealtimeSocket } from '../emulator.ts'
import { effectiveChannels } from './channels.ts'
import { matchesQueries } from './queries.ts'
import { RealtimeError } from './realtime-error.ts'
import type { JsonObject } from '../store/column.ts'

/** What a connection asks of the emulator. */
export interface ConnectionPort {
  /** Whose session this is; null when no session has this value. */
  authenticate(session: string): { readonly userId: string; readonly account: JsonObject } | null
  rolesOf(userId: string | null): ReadonlySet<string>
  newId(): string
  /** Counts a message; true when there were too many. */
  isTooFast(): boolean
}

export interface Delivery {
  readonly role: string
  readonly channels: readonly string[]
  readonly data: { readonly payload: JsonObject } & JsonObject
}

export interface Connection {
  readonly userId: string | null
  greet(subscriptions: readonly AskedSubscription[], account: JsonObject | null): void
  receive(text: string): void
  deliver(delivery: Delivery): void
  /** Reads the user's roles again. */
  refreshRoles(): void
}

type Subscription = Pick<AskedSubscription, 'channels' | 'queries'>

export interface ConnectionOptions {
  readonly socket: RealtimeSocket
  readonly port: ConnectionPort
  readonly userId: string | null
  /** It acts as another user, and may not become a third. */
  readonly isImpersonating: boolean
}

export function createConnection({ socket, port, isImpersonating, ...initial }: ConnectionOptions): Connection {
  const subscriptions = new Map<string, Subscription>()
  let { userId } = initial
  let roles = port.rolesOf(userId)

  const send = (type: string, data: object) => socket.send(JSON.stringify({ type, data }))

  function subscribe(asked: readonly AskedSubscription[]) {
    return asked.map(({ id, channels, queries }) => {
      const subscriptionId = id ?? port.newId()
      subscriptions.set(subscriptionId, { channels, queries })
      return {
        subscriptionId,
        channels: effectiveChannels(channels, userId),
        queries: queries.map((query) => JSON.stringify(query)),
      }
    })
  }

  function authenticate(session: string): JsonObject {
    const found = port.authenticate(session)
    if (found === null) throw new RealtimeError('message-invalid', 'The session is not valid.')
    if (isImpersonating) {
      throw new RealtimeError('message-invalid', 'A connection that acts as another user cannot authenticate again.')
    }
    userId = found.userId
    roles = port.rolesOf(userId)
    return found.account
  }

  function answer(message: Exclude<ClientMessage, { readonly type: 'ping' }>): object {
    switch (message.type) {
      case 'authentication':
        return { user: authenticate(message.session) }
      case 'subscribe':
        return { subscriptions: subscribe(message.subscriptions) }
      case 'unsubscribe':
        return {
          subscriptions: message.ids.map((subscriptionId) => ({
            subscriptionId,
            removed: subscriptions.delete(subscriptionId),
          })),
        }
    }
  }

  return {
    get userId() {
      return userId
    },
    greet(asked, account) {
      const made = subscribe(asked)
      send('connected', {
        channels: [...new Set(made.flatMap(({ channels }) => channels))],
        subscriptions: made.map(({ subscriptionId }) => subscriptionId),
        user: account,
      })
    },
    receive(text) {
      try {
        const message = readMessage(text)
        // Emulator: a heartbeat is not counted, since a frozen clock would never forget it.
        if (message.type === 'ping') return socket.send('{"type":"pong"}')
        if (port.isTooFast()) throw new RealtimeError('too-many', 'Too many messages: 32 a minute are taken.')
        send('response', { to: message.type, success: true, ...answer(message) })
      } catch (error) {
        if (!(error instanceof RealtimeError)) throw error
        send('error', { code: error.code, message: error.message })
        if (error.code === 1008) socket.close(error.code)
      }
    },
    deliver({ role, channels, data }) {
      if (!roles.has(role)) return
      const matched = [...subscriptions].filter(
        ([, subscription]) =>
          effectiveChannels(subscription.channels, userId).some((channel) => channels.includes(channel)) &&
          matchesQueries(subscription.queries, data.payload),
      )
      if (matched.length > 0) send('event', { ...data, subscriptions: matched.map(([id]) => id) })
    },
    refreshRoles() {
      roles = port.rolesOf(userId)
    },
  }
}
