import { useServices } from '../../../data/services.ts'
import { useProjectId } from '../../../data/use-project.ts'
import { useKeys } from '../../../keyboard/use-keys.ts'
import { useCopy } from '../../../ui/copy.tsx'
import { setVerified } from '../actions/user-calls.ts'
import { useUserActions } from '../actions/use-user-actions.ts'
import type { UserRecord } from '../user-record.ts'
import type { UserTab } from './user-tab.ts'

/** Keys of the opened user; null while it is not there yet. */
export function useInspectorKeys(user: UserRecord | null, onTab: (tab: UserTab) => void): void {
  const { client, notices } = useServices()
  const projectId = useProjectId()
  const { run } = useUserActions()
  const { copy } = useCopy()
  const copyTotp = async (userId: string) => {
    try {
      copy((await client.totp(projectId, userId)).code)
      notices.show({ text: 'Copied the authenticator code' })
    } catch (error) {
      notices.fail(error, 'Copy the authenticator code')
    }
  }
  const verify = (of: UserRecord) => {
    const subject = { ...of, status: of.isActive }
    const what = of.email === '' ? 'phone' : 'email'
    void run(setVerified(subject, what, !(what === 'email' ? of.emailVerification : of.phoneVerification)))
  }
  useKeys(
    user === null
      ? {}
      : {
          'tab-1': () => onTab('profile'),
          'tab-2': () => onTab('access'),
          'tab-3': () => onTab('security'),
          'tab-4': () => onTab('activity'),
          'copy-totp': () => void copyTotp(user.id),
          ...(user.email === '' && user.phone === '' ? {} : { verify: () => verify(user) }),
        },
  )
}
