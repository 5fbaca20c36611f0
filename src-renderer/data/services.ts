/** What every part of the window shares; made once in `main.tsx`, so tests can make their own. */
import { createContext, useContext } from 'react'
import { createControlClient, type ControlClient } from '../../src-shared/client/control-client.ts'
import type { Fetch } from '../../src-shared/client/transport.ts'
import { createConnection, type Connection } from './connection.ts'
import { createInboxFeed, type InboxFeed } from './inbox-feed.ts'
import { createNotices, type Notices } from './notices.ts'
import { createQueryCache, type QueryCache } from './query-cache.ts'
import { createRequestFeed, type RequestFeed } from './request-feed.ts'
import { createUndoStack, type UndoStack } from './undo.ts'
import { createViewStore, type ViewStore } from './view-state.ts'

export interface Services {
  readonly client: ControlClient
  readonly cache: QueryCache
  readonly feed: RequestFeed
  readonly inbox: InboxFeed
  readonly connection: Connection
  readonly notices: Notices
  readonly undo: UndoStack
  readonly view: ViewStore
  /** The window's own clock, in milliseconds since the epoch. */
  readonly hostNow: () => number
}

export interface ServicesOptions {
  /** Where the emulator listens; `''` is where the page came from. */
  readonly origin: string
  readonly fetch: Fetch
  readonly hostNow: () => number
}

export function createServices({ origin, fetch, hostNow }: ServicesOptions): Services {
  // Marks the window's own calls, so that they can be told from the app's.
  const client = createControlClient({ origin, fetch, schedule, headers: { 'x-emulator-source': 'window' } })
  const cache = createQueryCache()
  const feed = createRequestFeed(client)
  const inbox = createInboxFeed(client, hostNow)
  const connection = createConnection({ client, cache, feed, inbox })
  const notices = createNotices()
  return {
    client,
    cache,
    feed,
    inbox,
    connection,
    notices,
    undo: createUndoStack(client, notices),
    view: createViewStore(),
    hostNow,
  }
}

function schedule(run: () => void, milliseconds: number): () => void {
  const timer = setTimeout(run, milliseconds)
  return () => clearTimeout(timer)
}

export const ServicesContext = createContext<Services | null>(null)

export function useServices(): Services {
  const services = useContext(ServicesContext)
  if (services === null) throw new Error('ServicesContext is missing above this component.')
  return services
}
