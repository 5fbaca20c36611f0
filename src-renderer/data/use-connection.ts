import { useSyncExternalStore } from 'react'
import type { ConnectionState } from './connection.ts'
import type { RequestFeedState } from './request-feed.ts'
import { useServices } from './services.ts'

export function useConnection(): ConnectionState {
  const { connection } = useServices()
  return useSyncExternalStore(connection.subscribe, connection.state)
}

export function useRequestFeed(): RequestFeedState {
  const { feed } = useServices()
  return useSyncExternalStore(feed.subscribe, feed.state)
}
