/** Realtime: who is connected, and which of them hears of a call (contract section 18). */
import { createId } from '../domain/ids.ts'
import { wireTime } from '../domain/time.ts'
import { withTargets } from '../domain/user.ts'
import type { Peer, RealtimeConnection, RealtimeSocket } from '../emulator.ts'
import { type CallEvent, eventsOf } from '../endpoints/events.ts'
import type { Served } from '../endpoints/serve.ts'
import type { World } from '../gates/call.ts'
import { AppwriteError } from '../http/errors.ts'
import type { Incoming } from '../http/incoming.ts'
import { accountModel } from '../models/user.ts'
import { isObject, type JsonObject } from '../store/column.ts'
import { addressOf } from './channels.ts'
import { type Caller, callerOf, rolesOf, userOfSession } from './caller.ts'
import { type Connection, createConnection } from './connection.ts'
import { expandEvent } from './event-names.ts'
import { payloadOf } from './payload.ts'
import { RealtimeError } from './realtime-error.ts'
import { subscriptionsInUrl } from './url-subscriptions.ts'

export interface Realtime {
  connect(request: Incoming, socket: RealtimeSocket, peer: Peer): RealtimeConnection
  /** Tells all who may hear of it what a call did. */
  publish(served: Served): void
}

const windowSeconds = 60
const connectionsPerWindow = 128
const messagesPerWindow = 32

export function createRealtime(world: World): Realtime {
  const { store, clock, random, rateLimits } = world
  const byProject = new Map<string, Set<Connection>>()

  function isOverLimit({ settings }: Caller['project'], key: string, limit: number): boolean {
    if (!settings.rateLimits) return false
    const now = clock.now()
    if (rateLimits.used(key, windowSeconds, now) >= limit) return true
    rateLimits.hit(key, { limit, windowSeconds }, now)
    return false
  }

  function accountOf(projectId: string, userId: string | null): JsonObject | null {
    const user = userId === null ? null : store.users.first({ projectId, id: userId })
    if (user === null) return null
    const account = accountModel.write(withTargets(store, user), { format: null, showsSecrets: false })
    return isObject(account) ? account : null
  }

  function open(request: Incoming, socket: RealtimeSocket, peer: Peer): RealtimeConnection {
    const { project, userId, isImpersonating } = callerOf(world, request, peer)
    const url = new URL(request.url)
    if (isOverLimit(project, `realtime ${url.host} ${peer.ip}`, connectionsPerWindow)) {
      throw new RealtimeError('too-many', 'Too many connections: 128 a minute are taken from one address.')
    }
    const asked = subscriptionsInUrl(url)
    const messageKey = `realtime messages ${createId(random, clock.now())}`
    const connection = createConnection({
      socket,
      userId,
      isImpersonating,
      port: {
        authenticate(session) {
          const found = userOfSession(world, project.id, session)
          const account = accountOf(project.id, found)
          return found === null || account === null ? null : { userId: found, account }
        },
        rolesOf: (id) => rolesOf(store, project.id, id),
        newId: () => createId(random, clock.now()),
        isTooFast: () => isOverLimit(project, messageKey, messagesPerWindow),
      },
    })
    const connections = byProject.get(project.id) ?? new Set()
    byProject.set(project.id, connections.add(connection))
    connection.greet(asked, accountOf(project.id, userId))
    return {
      receive: connection.receive,
      end() {
        connections.delete(connection)
        if (connections.size === 0 && byProject.get(project.id) === connections) byProject.delete(project.id)
        rateLimits.clear(messageKey)
      },
    }
  }

  function deliver(event: CallEvent, served: Served, connections: ReadonlySet<Connection>): void {
    const address = addressOf(event.pattern, event.ids)
    if (address === null) return
    const members = new Set(
      served.changes.flatMap(({ table, sequence, before, after }) => {
        const row = after ?? before
        return table === 'memberships' && row !== null ? [store.memberships.decode(sequence, row).userId] : []
      }),
    )
    const refresh = () =>
      connections.forEach((one) => (one.userId !== null && members.has(one.userId) ? one.refreshRoles() : undefined))
    if (address.changesRoles) refresh()
    const data = {
      events: expandEvent(event.pattern, event.ids),
      channels: address.channels,
      timestamp: wireTime(served.call.now),
      payload: payloadOf(event, served, store),
    }
    for (const connection of connections) connection.deliver({ role: address.role, channels: address.channels, data })
    // The members of a deleted team hear of it, then they are members no more.
    if (!address.changesRoles) refresh()
  }

  return {
    connect(request, socket, peer) {
      try {
        return open(request, socket, peer)
      } catch (error) {
        if (!(error instanceof RealtimeError) && !(error instanceof AppwriteError)) throw error
        socket.send(JSON.stringify({ type: 'error', data: { code: error.code, message: error.message } }))
        // The codes of HTTP cannot end a WebSocket, so 1011 stands for them.
        socket.close(error instanceof RealtimeError ? error.code : 1011)
        return { receive: () => undefined, end: () => undefined }
      }
    },
    publish(served) {
      const connections = byProject.get(served.call.projectId)
      if (connections === undefined) return
      for (const event of eventsOf(served, store.decode)) {
        if (!event.name.includes('[')) deliver(event, served, connections)
      }
    },
  }
}
