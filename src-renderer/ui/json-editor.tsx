import { useId, useState, type KeyboardEvent } from 'react'
import { isRecord } from '../data/read-fields.ts'
import { classes } from './classes.ts'
import { jsonFault } from './json-fault.ts'

export type JsonFields = Readonly<Record<string, unknown>>

export interface JsonEditorProps {
  /** For its name: `Preferences`. */
  readonly label: string
  readonly value: JsonFields
  /** Answers what is wrong, or null when it was saved. */
  readonly onSave: (value: JsonFields) => Promise<string | null>
}

const mostRows = 16

/**
 * An object as JSON, edited where it stands: saved on leaving it or by ⌘⏎, Escape takes it back. A plain text area: an
 * editor with colours would weigh more than the rest of a screen.
 */
export function JsonEditor({ label, value, onSave }: JsonEditorProps) {
  const saved = JSON.stringify(value, null, 2)
  const [draft, setDraft] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const faultId = useId()
  const text = draft ?? saved
  const fault = draft === null ? null : (faultWords(draft) ?? refusal)

  const save = async () => {
    if (draft === null || faultWords(draft) !== null) return
    const fields: unknown = JSON.parse(draft.trim() === '' ? '{}' : draft)
    if (!isRecord(fields)) return
    const refused = JSON.stringify(fields) === JSON.stringify(value) ? null : await onSave(fields)
    setRefusal(refused)
    if (refused === null) setDraft(null)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault()
      void save()
    }
    if (event.key !== 'Escape' || draft === null) return
    event.stopPropagation()
    setDraft(null)
    setRefusal(null)
  }

  return (
    <div>
      <textarea
        aria-label={label}
        aria-invalid={fault === null ? undefined : true}
        aria-describedby={fault === null ? undefined : faultId}
        value={text}
        rows={Math.min(mostRows, text.split('\n').length)}
        wrap="off"
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => {
          setDraft(event.target.value)
          setRefusal(null)
        }}
        onBlur={() => void save()}
        onKeyDown={onKeyDown}
        className={classes(
          'w-full resize-y overflow-auto rounded-control border bg-sunken p-2 font-mono text-small text-primary focus:outline-2 focus:outline-offset-0 focus:outline-focus',
          fault === null ? 'border-transparent hover:border-control focus:border-control' : 'border-danger',
        )}
      />
      {fault === null ? null : (
        <p id={faultId} role="alert" className="text-small text-danger">
          {fault}
        </p>
      )}
    </div>
  )
}

/** Why the text cannot be saved, or null. Nothing at all is an empty object. */
function faultWords(text: string): string | null {
  if (text.trim() === '') return null
  const fault = jsonFault(text)
  if (fault !== null) return `Not saved. Line ${fault.line}, column ${fault.column}: ${fault.expected} is expected.`
  return isRecord(JSON.parse(text)) ? null : 'Not saved. The whole must be an object, in braces.'
}
