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

export function createRequestFeed(client: Pick<ControlClient, 'requests'>): RequestFeed {
  const listeners = new Set<() => void>()
  let current: RequestFeedState = { requests: [], isLoading: true, error: null }
  let arrived: ExchangeSummary[] = []
  let duringLoad: ExchangeSummary[] | null = null
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
      duringLoad?.push(exchange)
      gathering ??= setTimeout(showArrived, gatherMilliseconds)
    },
    async reload() {
      // Shown by then or not: the answer may be older.
      const since: ExchangeSummary[] = []
      duringLoad = since
      const finish = (next: RequestFeedState) => {
        // A newer reading has begun: its answer counts, not this one.
        if (duringLoad !== since) return
        duringLoad = null
        show(next)
      }
      try {
        const { requests } = await client.requests(capacity)
        finish({ requests: merge(requests, since), isLoading: false, error: null })
      } catch (error) {
        finish({ ...current, isLoading: false, error: error instanceof Error ? error : new Error(String(error)) })
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
