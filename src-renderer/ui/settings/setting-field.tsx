import { useId, useState } from 'react'
import { classes } from '../classes.ts'
import { Effect } from './effect.tsx'
import { SettingPart } from './setting-part.tsx'

export interface SettingFieldProps {
  /** Of a setting of the project, as the control API names it. */
  readonly name?: string
  readonly title: string
  /** What it does as it stands now. */
  readonly effect: string
  readonly value: string
  /** What it is found by, beside its title: what it does with any value. */
  readonly words?: string
  readonly isWide?: boolean
  /** Answers what is wrong, or null when it was saved. */
  readonly onSave: (value: string) => Promise<string | null>
}

/** A setting that is written: saved on leaving it or by Enter, Escape takes it back. */
export function SettingField({
  name = '',
  title,
  effect,
  value,
  words = effect,
  isWide = false,
  onSave,
}: SettingFieldProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  const id = useId()

  const takeBack = () => {
    setDraft(null)
    setError(null)
  }
  const save = async () => {
    if (draft === null) return
    const text = draft.trim()
    if (text === value) return takeBack()
    const fault = await onSave(text)
    setError(fault)
    if (fault === null) setDraft(null)
  }

  return (
    <SettingPart words={`${title} ${words}`} names={name}>
      <div className="flex min-h-11 items-center gap-4 py-1">
        <div className="min-w-0 flex-1">
          <label htmlFor={id} className="block text-primary">
            {title}
          </label>
          <Effect id={`${id}-effect`} text={effect} />
          {error === null ? null : (
            <p id={`${id}-error`} role="alert" className="text-small text-danger">
              {error}
            </p>
          )}
        </div>
        <input
          id={id}
          aria-describedby={error === null ? `${id}-effect` : `${id}-effect ${id}-error`}
          aria-invalid={error === null ? undefined : true}
          value={draft ?? value}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setDraft(event.target.value)}
          onFocus={(event) => event.target.select()}
          onBlur={() => void save()}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void save()
            if (event.key !== 'Escape' || draft === null) return
            event.stopPropagation()
            takeBack()
          }}
          className={classes(
            'h-7 shrink-0 rounded-control border bg-surface px-2 text-body text-primary focus:outline-2 focus:outline-offset-0 focus:outline-focus',
            isWide ? 'w-64' : 'w-20 text-end',
            error === null ? 'border-control hover:border-secondary' : 'border-danger',
          )}
        />
      </div>
    </SettingPart>
  )
}
