import { classes } from '../../ui/classes.ts'
import { inputLook } from '../../ui/field.tsx'

export interface ShortFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly isInvalid?: boolean
  readonly width?: string
}

/** A word within the sentence. */
export function ShortField({ label, value, onChange, isInvalid = false, width = 'max-w-14' }: ShortFieldProps) {
  return (
    <input
      aria-label={label}
      aria-invalid={isInvalid ? true : undefined}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      spellCheck={false}
      autoComplete="off"
      className={classes(inputLook, width, isInvalid && 'border-danger')}
    />
  )
}
