import { useState, type FormEvent } from 'react'
import { titleOf } from '../../../data/user-names.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/field.tsx'
import { countOf } from '../../../ui/words.ts'
import { labelFault, type Subject } from './user-calls.ts'

export interface LabelDialogProps {
  readonly users: readonly Subject[]
  readonly onClose: () => void
  readonly onLabel: (label: string) => void
}

export function LabelDialog({ users, onClose, onLabel }: LabelDialogProps) {
  const [label, setLabel] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [first] = users
  const whom = users.length === 1 && first !== undefined ? titleOf(first) : countOf(users.length, 'user')
  const add = () => {
    const typed = label.trim().replace(/^#/, '')
    const fault = labelFault(typed)
    setError(fault)
    if (fault === null) onLabel(typed)
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    add()
  }
  return (
    <Dialog
      title={`Add a label to ${whom}`}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" isDisabled={label.trim() === ''} onPress={add}>
            Add label
          </Button>
        </>
      }
    >
      <form onSubmit={onSubmit} noValidate>
        <TextField
          label="Label"
          value={label}
          onChange={setLabel}
          error={error}
          placeholder="beta"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to type it
          autoFocus
        />
        <button type="submit" className="sr-only" tabIndex={-1} aria-hidden>
          Add label
        </button>
      </form>
    </Dialog>
  )
}
