import { useState } from 'react'
import { titleOf } from '../../../data/user-names.ts'
import { TextField } from '../../../ui/field.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { Select } from '../../../ui/select.tsx'
import { countOf } from '../../../ui/words.ts'
import { labelFault, type Subject } from './user-calls.ts'
import type { LabelStep } from './user-menu.ts'
import { labelsOf } from './user-steps.ts'

export interface LabelDialogProps {
  readonly what: LabelStep
  readonly users: readonly Subject[]
  readonly onClose: () => void
  readonly onLabel: (label: string) => void
}

/** Asks which label all of them get, or which of theirs goes. */
export function LabelDialog({ what, users, onClose, onLabel }: LabelDialogProps) {
  const theirs = labelsOf(users)
  const isRemoving = what === 'remove-label'
  const [label, setLabel] = useState(isRemoving ? (theirs[0] ?? '') : '')
  const [error, setError] = useState<string | null>(null)
  const [first] = users
  const whom = users.length === 1 && first !== undefined ? titleOf(first) : countOf(users.length, 'user')
  const done = () => {
    const typed = label.trim().replace(/^#/, '')
    const fault = labelFault(typed)
    setError(fault)
    if (fault === null) onLabel(typed)
  }
  return (
    <FormDialog
      title={isRemoving ? `Remove a label from ${whom}` : `Add a label to ${whom}`}
      answer={isRemoving ? 'Remove label' : 'Add label'}
      canAnswer={label.trim() !== ''}
      onAnswer={done}
      onClose={onClose}
    >
      {isRemoving ? (
        <Select
          label="Label"
          options={theirs.map((one) => ({ id: one, title: one }))}
          selected={label}
          onSelect={setLabel}
        />
      ) : (
        <TextField
          label="Label"
          value={label}
          onChange={setLabel}
          error={error}
          placeholder="beta"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to type it
          autoFocus
        />
      )}
    </FormDialog>
  )
}
