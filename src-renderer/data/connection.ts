/** Listens to the emulator and tells everybody who holds something of it. */
import type { ControlClient } from '../../src-shared/client/control-client.ts'
import type { InboxFeed } from './inbox-feed.ts'
import type { QueryCache } from './query-cache.ts'
import type { RequestFeed } from './request-feed.ts'
import { topics, topicsOf } from './topics.ts'

export interface ConnectionState {
  readonly state: 'connecting' | 'live' | 'lost'
  readonly reason: string
}

export interface Connection {
  state(): ConnectionState
  subscribe(changed: () => void): () => void
  retryNow(): void
  close(): void
}

interface ConnectionParts {
  readonly client: ControlClient
  readonly cache: QueryCache
  readonly feed: RequestFeed
  readonly inbox: InboxFeed
}

/** The count of requests in the status is allowed to lag by this much. */
const statusLagMilliseconds = 1000

export function createConnection({ client, cache, feed, inbox }: ConnectionParts): Connection {
  const listeners = new Set<() => void>()
  let current: ConnectionState = { state: 'connecting', reason: '' }
  let lagging: ReturnType<typeof setTimeout> | null = null

  const become = (next: ConnectionState) => {
    current = next
    for (const listener of listeners) listener()
  }

  const subscription = client.subscribe({
    opened() {
      become({ state: 'live', reason: '' })
      // Whatever happened while nobody listened is not known.
      cache.invalidateAll()
      void feed.reload()
      void inbox.reload()
    },
    event(event) {
      if (event.type === 'exchange') {
        feed.add(event.exchange)
        lagging ??= setTimeout(() => {
          lagging = null
          cache.invalidate([topics.status])
        }, statusLagMilliseconds)
      } else {
        if (event.type === 'message') inbox.add(event)
        // The clock may stand elsewhere: what had lapsed is good again, or the other way round.
        if (event.type === 'status') void inbox.reload()
        if (event.type === 'snapshot') inbox.dismiss()
        cache.invalidate(topicsOf(event))
      }
    },
    lost: (error) => become({ state: 'lost', reason: error.message }),
  })

  return {
    state: () => current,
    subscribe(changed) {
      listeners.add(changed)
      return () => void listeners.delete(changed)
    },
    retryNow: () => subscription.retryNow(),
    close() {
      subscription.close()
      if (lagging !== null) clearTimeout(lagging)
    },
  }
}
