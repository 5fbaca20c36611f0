import { useDeferredValue } from 'react'
import { ComboBox, FieldError, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components'
import type { UserRow } from '../../src-shared/contract/control.ts'
import { userSearchQuery } from '../data/queries.ts'
import { useServices } from '../data/services.ts'
import { useProjectId } from '../data/use-project.ts'
import { useSteadyQuery } from '../data/use-query.ts'
import { detailOf, titleOf } from '../data/user-names.ts'
import { inputLook } from './field.tsx'
import { menuRowLook, popoverLook } from './menu.tsx'

export interface UserFieldProps {
  readonly label: string
  readonly value: string
  /** What was typed, or the ID of the user who was chosen. */
  readonly onChange: (value: string) => void
  readonly placeholder: string
  readonly hint?: string
  readonly error?: string | null
  readonly autoFocus?: boolean
}

/** Text in which users are found as it is typed; what nobody is called may stand in it too. */
export function UserField({
  label,
  value,
  onChange,
  placeholder,
  hint,
  error = null,
  autoFocus = false,
}: UserFieldProps) {
  const { client } = useServices()
  const projectId = useProjectId()
  const text = useDeferredValue(value.trim())
  const { data: found = [] } = useSteadyQuery(projectId === '' ? null : userSearchQuery(client, projectId, text))
  const users = found.filter((user) => isSuggested(user, value.trim().toLowerCase()))
  return (
    <ComboBox
      className="flex min-w-0 flex-col gap-1"
      allowsCustomValue
      allowsEmptyCollection={false}
      inputValue={value}
      onInputChange={onChange}
      onSelectionChange={(key) => {
        if (key !== null) onChange(String(key))
      }}
      items={users}
      menuTrigger="input"
      isInvalid={error !== null}
      validationBehavior="aria"
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- only dialogs ask for it, where the focus has to go in
      autoFocus={autoFocus}
    >
      <Label className="text-label font-semibold text-secondary">{label}</Label>
      <Input className={inputLook} placeholder={placeholder} spellCheck={false} autoComplete="off" />
      {hint === undefined || error !== null ? null : (
        <Text slot="description" className="text-small text-tertiary">
          {hint}
        </Text>
      )}
      <FieldError className="text-small text-danger">{error}</FieldError>
      <Popover offset={4} className={`${popoverLook} w-(--trigger-width) max-w-none`}>
        <ListBox<UserRow> className="p-1 outline-none">
          {(user) => (
            <ListBoxItem id={user.id} textValue={user.id} className={menuRowLook}>
              <span className="min-w-0 flex-1 truncate">{titleOf(user)}</span>
              <span className="max-w-2/3 shrink-0 truncate text-small text-secondary">{detailOf(user) || user.id}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}

/** The server finds any of the words; who types on wants the whole. What is written out needs no suggestion. */
function isSuggested(user: UserRow, text: string): boolean {
  const known = [user.id, user.name, user.email, user.phone].map((word) => word.toLowerCase())
  return known.some((word) => word.includes(text)) && user.id.toLowerCase() !== text && user.email !== text
}
