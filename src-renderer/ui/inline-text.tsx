import { useId, useState, type ChangeEvent, type KeyboardEvent } from 'react'
import { classes } from './classes.ts'

export interface InlineTextProps {
  /** For its name: `Name`. */
  readonly label: string
  readonly value: string
  readonly placeholder: string
  readonly maxLength?: number
  /** May have several lines: Enter begins one, Control or Command with it saves. */
  readonly isLong?: boolean
  /** Answers what is wrong, or null when it was saved. */
  readonly onSave: (value: string) => Promise<string | null>
}

/** Text that is edited where it stands: saved on leaving it, Escape takes it back. */
export function InlineText({ label, value, placeholder, maxLength, isLong = false, onSave }: InlineTextProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  const errorId = useId()

  const save = async () => {
    if (draft === null) return
    const text = draft.trim()
    if (text === value) {
      setDraft(null)
      setError(null)
      return
    }
    const fault = await onSave(text)
    setError(fault)
    if (fault === null) setDraft(null)
  }

  const shared = {
    'aria-label': label,
    'aria-invalid': error === null ? undefined : true,
    'aria-describedby': error === null ? undefined : errorId,
    value: draft ?? value,
    placeholder,
    maxLength,
    spellCheck: false,
    autoComplete: 'off',
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => setDraft(event.target.value),
    onBlur: () => void save(),
    onKeyDown(event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) {
      if (event.key === 'Enter' && (!isLong || event.metaKey || event.ctrlKey)) event.currentTarget.blur()
      if (event.key !== 'Escape') return
      event.stopPropagation()
      setDraft(null)
      setError(null)
      event.currentTarget.select()
    },
    className: classes(
      '-ms-2 rounded-control border bg-transparent px-[7px] text-body text-primary focus:border-control focus:bg-surface focus:outline-2 focus:outline-offset-0 focus:outline-focus',
      isLong ? 'field-sizing-content block max-h-40 min-h-7 w-[calc(100%+16px)] resize-none py-[3px]' : 'h-7 w-full',
      error === null ? 'border-transparent hover:border-control' : 'border-danger',
    ),
  }

  return (
    <div className="min-w-0 flex-1">
      {isLong ? <textarea rows={1} {...shared} /> : <input {...shared} />}
      {error === null ? null : (
        <p id={errorId} role="alert" className="text-small text-danger">
          {error}
        </p>
      )}
    </div>
  )
}
