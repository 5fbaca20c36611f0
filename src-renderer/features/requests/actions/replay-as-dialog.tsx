import { useState } from 'react'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { UserField } from '../../../ui/user-field.tsx'

interface ReplayAsDialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly onReplay: (userId: string) => void
}

/** The same call by another user: with their newest session, or one that is made for it. */
export function ReplayAsDialog({ title, onClose, onReplay }: ReplayAsDialogProps) {
  const [userId, setUserId] = useState('')
  const replay = () => {
    if (userId.trim() === '') return
    onReplay(userId.trim())
    onClose()
  }
  return (
    <FormDialog
      title={`Replay ${title}`}
      answer="Replay"
      canAnswer={userId.trim() !== ''}
      onAnswer={replay}
      onClose={onClose}
    >
      <UserField
        label="As"
        value={userId}
        onChange={setUserId}
        placeholder="Name, email or ID"
        hint="With the newest session of the user; who has none gets one."
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog is opened to fill this in
        autoFocus
      />
    </FormDialog>
  )
}
