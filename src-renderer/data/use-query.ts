import { useCallback, useRef, useSyncExternalStore } from 'react'
import type { Query, QueryState } from './query-cache.ts'
import { useServices } from './services.ts'

const noQuery = { data: undefined, error: null, isLoading: false } as const

/** The state of a query, kept up to date by events. Null asks for nothing, for example when nothing is selected. */
export function useQuery<Data>(query: Query<Data> | null): QueryState<Data> {
  const { cache } = useServices()
  const latest = useRef(query)
  latest.current = query
  const key = query?.key ?? null
  const subscribe = useCallback(
    (changed: () => void) => {
      const wanted = latest.current
      return key === null || wanted === null ? () => {} : cache.subscribe(wanted, changed)
    },
    [cache, key],
  )
  return useSyncExternalStore(subscribe, () => (query === null ? noQuery : cache.read(query)))
}

/** As `useQuery`, but shows the last answer while the answer to a changed query (a new filter) is on its way. */
export function useSteadyQuery<Data>(query: Query<Data> | null): QueryState<Data> {
  const state = useQuery(query)
  const last = useRef<Data | undefined>(undefined)
  if (state.data !== undefined) last.current = state.data
  return state.data === undefined && last.current !== undefined && state.error === null
    ? { ...state, data: last.current }
    : state
}
