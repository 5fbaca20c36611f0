import { X } from 'lucide-react'
import { useId, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { Badge } from '../../../ui/badge.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { labelFault } from '../actions/user-calls.ts'

export interface LabelEditorProps {
  readonly labels: readonly string[]
  readonly onChange: (labels: readonly string[]) => void
}

/** Every change is saved at once: Enter, a comma or leaving the field adds, the cross or Backspace removes. */
export function LabelEditor({ labels, onChange }: LabelEditorProps) {
  const [draft, setDraft] = useState('')
  const [error, setError] = useState<string | null>(null)
  const errorId = useId()

  const add = () => {
    const words = draft.split(/[\s,;#]+/).filter((word) => word !== '')
    const fault = words.map(labelFault).find((found) => found !== null) ?? null
    setError(fault)
    if (fault !== null) return
    setDraft('')
    const fresh = [...new Set(words)].filter((word) => !labels.includes(word))
    if (fresh.length > 0) onChange([...labels, ...fresh])
  }
  const remove = (label: string) => onChange(labels.filter((other) => other !== label))

  return (
    <div className="min-w-0 flex-1">
      <div className="flex flex-wrap items-center gap-1">
        {labels.map((label) => (
          <span key={label} className="inline-flex min-w-0 items-center rounded-badge bg-sunken">
            <Badge>
              <span className="max-w-60 truncate">{label}</span>
            </Badge>
            <AriaButton
              aria-label={`Remove label ${label}`}
              onPress={() => remove(label)}
              className="inline-flex size-6 shrink-0 items-center justify-center rounded-badge text-secondary data-hovered:text-primary"
            >
              <Icon of={X} className="size-3" />
            </AriaButton>
          </span>
        ))}
        <input
          aria-label="Add label"
          aria-invalid={error === null ? undefined : true}
          aria-describedby={error === null ? undefined : errorId}
          value={draft}
          placeholder="Add label"
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => {
            setDraft(event.target.value)
            setError(null)
          }}
          onBlur={add}
          onKeyDown={(event) => {
            if (event.key === 'Enter' || event.key === ',' || event.key === ' ') {
              event.preventDefault()
              add()
            } else if (event.key === 'Escape') {
              event.stopPropagation()
              setDraft('')
              setError(null)
            } else if (event.key === 'Backspace' && draft === '') {
              const last = labels.at(-1)
              if (last !== undefined) remove(last)
            }
          }}
          className="h-7 w-24 min-w-0 flex-1 rounded-control border border-transparent bg-transparent px-2 text-body text-primary hover:border-control focus:border-control focus:outline-2 focus:outline-offset-0 focus:outline-focus aria-invalid:border-danger"
        />
      </div>
      {error === null ? null : (
        <p id={errorId} role="alert" className="text-small text-danger">
          {error}
        </p>
      )}
    </div>
  )
}
