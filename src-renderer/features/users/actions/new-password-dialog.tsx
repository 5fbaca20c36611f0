import { titleOf } from '../../../data/user-names.ts'
import { Button } from '../../../ui/button.tsx'
import { CopyButton } from '../../../ui/copy.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { countOf } from '../../../ui/words.ts'
import type { NewPassword } from './use-subjects.ts'

/** It cannot be read later: only its hash is kept. */
export function NewPasswordDialog({ users, password, onClose }: NewPassword & { readonly onClose: () => void }) {
  const [first] = users
  const whose = users.length === 1 && first !== undefined ? titleOf(first) : countOf(users.length, 'user')
  return (
    <Dialog
      title={`New password of ${whose}`}
      isOpen
      onClose={onClose}
      footer={<Button onPress={onClose}>Close</Button>}
    >
      <div className="flex items-center gap-2">
        <code className="min-w-0 flex-1 font-mono text-body break-all" aria-label="Password">
          {password}
        </code>
        <CopyButton text={password} what="password" takesFocus />
      </div>
      <p className="mt-2 text-small text-secondary">
        {users.length === 1 ? 'Shown this once.' : 'The same for each of them. Shown this once.'}
      </p>
    </Dialog>
  )
}
