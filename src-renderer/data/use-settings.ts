import { useCallback } from 'react'
import type { ProjectDetail } from '../../src-shared/contract/control.ts'
import { projectQuery } from './queries.ts'
import { useServices } from './services.ts'
import { announce, useActions, type ActionWords } from './use-action.ts'
import { useProjectId } from './use-project.ts'
import { useQuery } from './use-query.ts'

export interface ProjectSettingsState {
  /** Undefined until it was read. */
  readonly project: ProjectDetail | undefined
  readonly error: Error | null
  readonly retry: () => void
  /** Changes what is named, at once, and keeps the step for undo; what fails is shown. */
  readonly change: (settings: object, words: ActionWords) => void
  /** The same for fields, which show what is wrong themselves: null when it was saved. */
  readonly save: (settings: object, words: ActionWords) => Promise<string | null>
}

/** Every setting of the project that is looked at. */
export function useProjectSettings(): ProjectSettingsState {
  const services = useServices()
  const { client, cache } = services
  const projectId = useProjectId()
  const actions = useActions()
  const query = projectId === '' ? null : projectQuery(client, projectId)
  const { data: project, error } = useQuery(query)

  const call = useCallback(
    (settings: object) => ({
      method: 'PATCH',
      path: `/__emulator/projects/${encodeURIComponent(projectId)}`,
      body: settings,
    }),
    [projectId],
  )
  const change = useCallback(
    (settings: object, words: ActionWords) => void actions.run(call(settings), words),
    [actions, call],
  )
  const save = useCallback(
    async (settings: object, words: ActionWords) => {
      try {
        announce(services, await actions.send(call(settings), words.doing), words)
        return null
      } catch (refused) {
        return refused instanceof Error ? refused.message : String(refused)
      }
    },
    [actions, call, services],
  )
  return {
    project,
    error,
    retry: () => {
      if (query !== null) cache.refresh(query)
    },
    change,
    save,
  }
}
