/** The request log as the window holds it: read once, then kept by events. */
import type { ControlClient } from '../../src-shared/client/control-client.ts'
import type { ExchangeSummary } from '../../src-shared/contract/requests.ts'

export interface RequestFeedState {
  /** Oldest first. */
  readonly requests: readonly ExchangeSummary[]
  readonly isLoading: boolean
  readonly error: Error | null
}

export interface RequestFeed {
  state(): RequestFeedState
  subscribe(changed: () => void): () => void
  add(exchange: ExchangeSummary): void
  reload(): Promise<void>
}

/** As many as the server keeps. */
const capacity = 5000
/** A burst of requests is shown by one paint. */
const gatherMilliseconds = 50

export function createRequestFeed(client: ControlClient): RequestFeed {
  const listeners = new Set<() => void>()
  let current: RequestFeedState = { requests: [], isLoading: true, error: null }
  let arrived: ExchangeSummary[] = []
  let gathering: ReturnType<typeof setTimeout> | null = null

  const show = (next: RequestFeedState) => {
    current = next
    for (const listener of listeners) listener()
  }
  const showArrived = () => {
    gathering = null
    const requests = merge(current.requests, arrived)
    arrived = []
    show({ ...current, requests })
  }

  return {
    state: () => current,
    subscribe(changed) {
      listeners.add(changed)
      return () => void listeners.delete(changed)
    },
    add(exchange) {
      arrived.push(exchange)
      gathering ??= setTimeout(showArrived, gatherMilliseconds)
    },
    async reload() {
      try {
        const { requests } = await client.requests(capacity)
        show({ requests: merge(requests, arrived), isLoading: false, error: null })
        arrived = []
      } catch (error) {
        show({ ...current, isLoading: false, error: error instanceof Error ? error : new Error(String(error)) })
      }
    },
  }
}

/** Adds what is not there yet: while the list was read, events of the same requests may have come. */
export function merge(
  known: readonly ExchangeSummary[],
  arrived: readonly ExchangeSummary[],
): readonly ExchangeSummary[] {
  if (arrived.length === 0) return known.slice(-capacity)
  const ids = new Set(known.slice(-arrived.length - 200).map(({ id }) => id))
  return [...known, ...arrived.filter(({ id }) => !ids.has(id))].slice(-capacity)
}
