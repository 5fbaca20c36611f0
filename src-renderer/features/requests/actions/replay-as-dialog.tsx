import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
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
    <Dialog
      title={`Replay ${title}`}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" isDisabled={userId.trim() === ''} onPress={replay}>
            Replay
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          replay()
        }}
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
        {/* Enter in a field submits only where a form has such a button. */}
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </Dialog>
  )
}
