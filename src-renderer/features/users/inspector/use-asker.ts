import { useMemo } from 'react'
import { useServices } from '../../../data/services.ts'
import { useProjectId } from '../../../data/use-project.ts'
import type { Query, QueryState } from '../../../data/query-cache.ts'
import { useQuery } from '../../../data/use-query.ts'
import type { Asker } from '../user-queries.ts'

/** Whose questions the parts of the inspector ask. */
export function useAsker(userId: string): Asker {
  const { client } = useServices()
  const projectId = useProjectId()
  return useMemo(() => ({ client, projectId, userId }), [client, projectId, userId])
}

/** What is asked about a user, once the project is known. */
export function useAsked<Data>(asker: Asker, query: Query<Data>): QueryState<Data> & { readonly retry: () => void } {
  const { cache } = useServices()
  const state = useQuery(asker.projectId === '' ? null : query)
  return { ...state, retry: () => cache.refresh(query) }
}
