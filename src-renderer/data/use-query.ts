import { useCallback, useState, useSyncExternalStore } from 'react'
import type { Query, QueryState } from './query-cache.ts'
import { useServices } from './services.ts'

const noQuery = { data: undefined, error: null, isLoading: false } as const

/** The state of a query, kept up to date by events. Null asks for nothing, for example when nothing is selected. */
export function useQuery<Data>(query: Query<Data> | null): QueryState<Data> {
  const { cache } = useServices()
  // Callers make the query anew on each render; the first one of a key stands for all of them.
  const [held, setHeld] = useState(query)
  const wanted = held?.key === query?.key ? held : query
  if (wanted !== held) setHeld(wanted)
  const subscribe = useCallback(
    (changed: () => void) => (wanted === null ? () => {} : cache.subscribe(wanted, changed)),
    [cache, wanted],
  )
  return useSyncExternalStore(subscribe, () => (wanted === null ? noQuery : cache.read(wanted)))
}

/** As `useQuery`, but shows the last answer while the answer to a changed query (a new filter) is on its way. */
export function useSteadyQuery<Data>(query: Query<Data> | null): QueryState<Data> {
  const state = useQuery(query)
  const [last, setLast] = useState<{ readonly data: Data } | null>(null)
  if (state.data !== undefined && state.data !== last?.data) setLast({ data: state.data })
  return state.data === undefined && last !== null && state.error === null ? { ...state, data: last.data } : state
}
