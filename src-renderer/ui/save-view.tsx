import { BookmarkPlus } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import type { SavedView } from '../data/saved-view.ts'
import { Button } from './button.tsx'
import { TextField } from './field.tsx'
import { Icon } from './icon.tsx'
import { popoverLook } from './menu.tsx'

export interface SaveViewProps {
  readonly filter: string
  readonly onSave: (view: SavedView) => void
}

/** Keeps the filter that is set under a name of the reader's. */
export function SaveView({ filter, onSave }: SaveViewProps) {
  return (
    <DialogTrigger>
      <AriaButton className="inline-flex h-7 shrink-0 items-center gap-1.5 rounded-control px-2 text-body text-secondary outline-offset-[-2px] data-hovered:bg-hover data-hovered:text-primary">
        <Icon of={BookmarkPlus} />
        Save view
      </AriaButton>
      <Popover offset={4} className={popoverLook}>
        <Dialog aria-label="Save view" className="p-3 outline-none">
          {({ close }) => (
            <NameForm
              onName={(title) => {
                close()
                onSave({ title, filter })
              }}
            />
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

function NameForm({ onName }: { readonly onName: (title: string) => void }) {
  const [name, setName] = useState('')
  const title = name.trim()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (title !== '') onName(title)
  }
  return (
    <form onSubmit={submit} className="flex items-end gap-2" noValidate>
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- it was opened to type it */}
      <TextField label="Name of the view" value={name} onChange={setName} autoFocus />
      <Button type="submit" look="primary" isDisabled={title === ''}>
        Save
      </Button>
    </form>
  )
}
