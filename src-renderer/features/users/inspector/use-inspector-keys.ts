import { useServices } from '../../../data/services.ts'
import { useProjectId } from '../../../data/use-project.ts'
import { useKeys } from '../../../keyboard/use-keys.ts'
import { useCopy } from '../../../ui/copy.tsx'
import type { UserTab } from './user-tab.ts'

/** Keys of the opened user, which need not be read for them. */
export function useInspectorKeys(userId: string, onTab: (tab: UserTab) => void): void {
  const { client, notices } = useServices()
  const projectId = useProjectId()
  const { copy } = useCopy()
  const copyTotp = async () => {
    try {
      copy((await client.totp(projectId, userId)).code)
      notices.show({ text: 'Copied the authenticator code' })
    } catch (error) {
      notices.fail(error, 'Copy the authenticator code')
    }
  }
  useKeys({
    'tab-1': () => onTab('profile'),
    'tab-2': () => onTab('access'),
    'tab-3': () => onTab('security'),
    'tab-4': () => onTab('activity'),
    'copy-totp': () => void copyTotp(),
  })
}
