import { useMemo } from 'react'
import type { ProjectSummary } from '../../src-shared/contract/control.ts'
import { usePlaceParameter } from '../navigation/use-place.ts'
import { keysQuery, statusQuery } from './queries.ts'
import { useServices } from './services.ts'
import { useQuery } from './use-query.ts'

/** The project that is looked at: the address names it, else it is the one made at start. `''` until that is known. */
export function useProjectId(): string {
  const { client } = useServices()
  const [named] = usePlaceParameter('project')
  const projects = useQuery(statusQuery(client)).data?.projects ?? []
  return named === '' ? (projects[0]?.projectId ?? '') : named
}

export function useProjects(): readonly ProjectSummary[] {
  const { client } = useServices()
  const projects = useQuery(statusQuery(client)).data?.projects
  return useMemo(() => projects ?? [], [projects])
}

/** The key that the window shows and uses: one that was made for it before one that an app was seen with. */
export function useApiKey(projectId: string): string | null {
  const { client } = useServices()
  const { data: keys = [] } = useQuery(projectId === '' ? null : keysQuery(client, projectId))
  return (keys.find(({ seen }) => !seen) ?? keys[0])?.secret ?? null
}
