import { X } from 'lucide-react'
import { useId, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { Badge } from './badge.tsx'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'

export interface WordEditorProps {
  readonly words: readonly string[]
  /** What one of them is: `label`. */
  readonly one: string
  /** Whose they are, for the names of the controls where there are several: `Ada Lovelace`. */
  readonly of?: string
  /** What is wrong with a word, or null. */
  readonly faultOf: (word: string) => string | null
  readonly onChange: (words: readonly string[]) => void
}

/** Every change is saved at once: Enter, a comma or leaving the field adds, the cross or Backspace removes. */
export function WordEditor({ words, one, of, faultOf, onChange }: WordEditorProps) {
  const whose = of === undefined ? '' : ` of ${of}`
  const [draft, setDraft] = useState('')
  const [error, setError] = useState<string | null>(null)
  const errorId = useId()

  const add = () => {
    const typed = draft.split(/[\s,;#]+/).filter((word) => word !== '')
    const fault = typed.map(faultOf).find((found) => found !== null) ?? null
    setError(fault)
    if (fault !== null) return
    setDraft('')
    const fresh = [...new Set(typed)].filter((word) => !words.includes(word))
    if (fresh.length > 0) onChange([...words, ...fresh])
  }
  const remove = (word: string) => onChange(words.filter((other) => other !== word))

  return (
    <div className="min-w-0 flex-1">
      <div className="flex flex-wrap items-center gap-1">
        {words.map((word) => (
          <span
            key={word}
            className="inline-flex min-w-0 items-center rounded-badge bg-sunken in-[.bg-canvas]:bg-surface"
          >
            <Badge>
              <span className="max-w-60 truncate">{word}</span>
            </Badge>
            <AriaButton
              aria-label={`Remove ${one} ${word}${whose}`}
              onPress={() => remove(word)}
              className="inline-flex size-6 shrink-0 items-center justify-center rounded-badge text-secondary data-hovered:text-primary"
            >
              <Icon of={X} className="size-3" />
            </AriaButton>
          </span>
        ))}
        <input
          aria-label={`Add ${one}${of === undefined ? '' : ` for ${of}`}`}
          aria-invalid={error === null ? undefined : true}
          aria-describedby={error === null ? undefined : errorId}
          value={draft}
          placeholder={`Add ${one}`}
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
              const last = words.at(-1)
              if (last !== undefined) remove(last)
            }
          }}
          className={classes(
            'h-7 w-24 min-w-20 flex-1 rounded-control border border-transparent bg-transparent px-[7px] text-body text-primary hover:border-control focus:border-control focus:outline-2 focus:outline-offset-0 focus:outline-focus aria-invalid:border-danger',
            // Its words stand where those of the other values do.
            words.length === 0 && '-ms-2',
          )}
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
