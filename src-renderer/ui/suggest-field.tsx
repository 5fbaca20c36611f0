import type { RefObject } from 'react'
import { ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { inputLook } from './field.tsx'
import { menuRowLook, popoverLook } from './menu.tsx'

export interface Suggestion {
  /** What stands in the field once it is chosen. */
  readonly id: string
  readonly detail: string
}

export interface SuggestFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly suggestions: readonly Suggestion[]
  readonly placeholder?: string
  readonly input?: RefObject<HTMLInputElement | null>
  readonly isMono?: boolean
  readonly isInvalid?: boolean
}

/** Text of its own, or one of what is suggested as soon as one goes there. */
export function SuggestField(props: SuggestFieldProps) {
  const { label, value, onChange, suggestions, placeholder = '', input, isMono = false, isInvalid = false } = props
  return (
    <ComboBox
      aria-label={label}
      allowsCustomValue
      inputValue={value}
      onInputChange={onChange}
      defaultItems={suggestions}
      menuTrigger="focus"
      isInvalid={isInvalid}
      validationBehavior="aria"
      className="min-w-0"
    >
      <Input
        {...(input === undefined ? {} : { ref: input })}
        className={`${inputLook} ${isMono ? 'font-mono text-small' : ''}`}
        placeholder={placeholder}
        spellCheck={false}
        autoComplete="off"
      />
      <Popover offset={4} className={`${popoverLook} max-w-none min-w-(--trigger-width)`}>
        <ListBox<Suggestion> className="max-h-80 overflow-auto p-1 outline-none">
          {({ id, detail }) => (
            <ListBoxItem id={id} textValue={id} className={menuRowLook}>
              <span className={`min-w-0 flex-1 truncate ${isMono ? 'font-mono text-small' : ''}`}>{id}</span>
              <span className="max-w-64 shrink-0 truncate text-small text-secondary">{detail}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
