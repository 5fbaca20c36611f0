import type { ApiKey } from '../../../src-shared/contract/control.ts'
import { useServices } from '../../data/services.ts'
import { announce, useActions, type ActionWords } from '../../data/use-action.ts'

export interface KeyActions {
  /** Answers what is wrong, or null when it was saved. */
  readonly change: (key: ApiKey, fields: Partial<ApiKey>, words: ActionWords) => Promise<string | null>
  readonly remove: (key: ApiKey) => void
}

export function useKeyActions(projectId: string): KeyActions {
  const services = useServices()
  const { run, send } = useActions()
  const pathOf = ({ id }: ApiKey) =>
    `/__emulator/projects/${encodeURIComponent(projectId)}/keys/${encodeURIComponent(id)}`
  return {
    async change(key, fields, words) {
      try {
        announce(services, await send({ method: 'PATCH', path: pathOf(key), body: fields }, words.doing), words)
        return null
      } catch (refused) {
        return refused instanceof Error ? refused.message : String(refused)
      }
    },
    remove: (key) =>
      void run({ method: 'DELETE', path: pathOf(key) }, { doing: `Delete ${key.name}`, done: `Deleted ${key.name}` }),
  }
}
