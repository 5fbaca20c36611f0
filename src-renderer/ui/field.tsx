import type { ReactNode } from 'react'
import { FieldError, Input, Label, Text, TextArea, TextField as AriaTextField } from 'react-aria-components'
import { classes } from './classes.ts'

export const inputLook =
  'h-7 w-full min-w-0 rounded-control border border-control bg-surface px-2 text-body text-primary data-disabled:opacity-50 data-hovered:border-secondary data-invalid:border-danger data-focused:outline-2 data-focused:outline-offset-0 data-focused:outline-focus focus-visible:outline-offset-0'

export interface TextFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onBlur?: () => void
  readonly hint?: string
  /** Appwrite's words and ours; shown under the field. */
  readonly error?: string | null
  readonly type?: 'text' | 'email' | 'tel' | 'password'
  readonly placeholder?: string
  readonly isMono?: boolean
  readonly isRequired?: boolean
  readonly isDisabled?: boolean
  readonly autoFocus?: boolean
  readonly rows?: number
  readonly onKeyDown?: (event: { readonly key: string; preventDefault(): void }) => void
  readonly end?: ReactNode
}

export function TextField({ label, hint, error = null, rows, isMono = false, end, ...rest }: TextFieldProps) {
  const { value, onChange, onBlur, type = 'text', placeholder, isRequired = false, isDisabled = false } = rest
  const { autoFocus = false, onKeyDown } = rest
  const look = classes(inputLook, isMono && 'font-mono text-small')
  const shared = {
    ...(placeholder === undefined ? {} : { placeholder }),
    autoComplete: 'off',
    spellCheck: false,
  }
  return (
    <AriaTextField
      className="flex min-w-0 flex-col gap-1"
      value={value}
      onChange={onChange}
      type={type}
      isRequired={isRequired}
      isDisabled={isDisabled}
      isInvalid={error !== null}
      validationBehavior="aria"
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- only dialogs ask for it, where the focus has to go in
      autoFocus={autoFocus}
      {...(onBlur === undefined ? {} : { onBlur })}
      {...(onKeyDown === undefined ? {} : { onKeyDown })}
    >
      <Label className="text-label font-semibold text-secondary">{label}</Label>
      <div className="flex items-center gap-1">
        {rows === undefined ? (
          <Input className={look} {...shared} />
        ) : (
          <TextArea className={classes(look, 'h-auto resize-y py-1')} rows={rows} {...shared} />
        )}
        {end}
      </div>
      {hint === undefined || error !== null ? null : (
        <Text slot="description" className="text-small text-tertiary">
          {hint}
        </Text>
      )}
      <FieldError className="text-small text-danger">{error}</FieldError>
    </AriaTextField>
  )
}
