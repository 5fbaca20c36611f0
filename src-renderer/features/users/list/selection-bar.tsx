import { useState, type FormEvent } from 'react'
import { Button } from '../../../ui/button.tsx'
import { inputLook } from '../../../ui/field.tsx'
import { labelFault } from '../actions/user-calls.ts'
import { countOf } from '../../../ui/words.ts'
import type { Selection } from './use-row-keys.ts'

export interface SelectionBarProps {
  readonly selection: Selection
  readonly onClear: () => void
  readonly onBlock: () => void
  readonly onDelete: () => void
  readonly onLabel: (label: string) => void
}

/** What can be done with the selected rows; it takes the place of the views. */
export function SelectionBar({ selection, onClear, onBlock, onDelete, onLabel }: SelectionBarProps) {
  const [label, setLabel] = useState<string | null>(null)
  const fault = label === null || label.trim() === '' ? null : labelFault(label.trim())
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (label === null || label.trim() === '' || fault !== null) return
    onLabel(label.trim())
    setLabel(null)
  }
  const blocks = [...selection.values()].some(({ status }) => status)
  return (
    <section aria-label="Selected users" className="flex h-9 shrink-0 items-center gap-1 px-4 pb-1">
      <span className="pe-2 font-medium">{countOf(selection.size, 'user')} selected</span>
      <Button look="quiet" action="block" onPress={onBlock}>
        {blocks ? 'Block' : 'Unblock'}
      </Button>
      {label === null ? (
        <Button look="quiet" onPress={() => setLabel('')}>
          Add label
        </Button>
      ) : (
        <form onSubmit={submit} className="w-36">
          <input
            aria-label="Label for the selected users"
            aria-invalid={fault === null ? undefined : true}
            title={fault ?? undefined}
            placeholder="Label, then Enter"
            value={label}
            // The button that was pressed is gone: the keys go on here.
            ref={(input) => input?.focus()}
            onChange={(event) => setLabel(event.target.value)}
            onBlur={() => label.trim() === '' && setLabel(null)}
            onKeyDown={(event) => event.key === 'Escape' && setLabel(null)}
            className={`${inputLook} aria-invalid:border-danger`}
          />
        </form>
      )}
      <Button look="quiet" action="delete" onPress={onDelete}>
        Delete
      </Button>
      <span className="ms-auto" />
      <Button look="quiet" onPress={onClear}>
        Clear selection
      </Button>
    </section>
  )
}
