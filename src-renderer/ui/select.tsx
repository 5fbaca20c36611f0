import { ChevronDown } from 'lucide-react'
import { Button, Label, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components'
import { Icon } from './icon.tsx'
import { inputLook } from './field.tsx'
import { menuRowLook, popoverLook } from './menu.tsx'

export interface SelectProps<Id extends string> {
  readonly label: string
  readonly options: readonly { readonly id: Id; readonly title: string }[]
  readonly selected: Id
  readonly onSelect: (id: Id) => void
  /** For a control whose line says already what it is. */
  readonly hidesLabel?: boolean
}

/** One of a few, in one line. */
export function Select<Id extends string>({ label, options, selected, onSelect, hidesLabel = false }: SelectProps<Id>) {
  return (
    <AriaSelect
      className="flex min-w-0 flex-col gap-1"
      value={selected}
      onChange={(value) => {
        const option = options.find(({ id }) => id === value)
        if (option !== undefined) onSelect(option.id)
      }}
      {...(hidesLabel ? { 'aria-label': label } : {})}
    >
      {hidesLabel ? null : <Label className="text-label font-semibold text-secondary">{label}</Label>}
      <Button className={`${inputLook} flex items-center gap-1 text-start`}>
        <SelectValue className="min-w-0 flex-1 truncate" />
        <Icon of={ChevronDown} className="text-secondary" />
      </Button>
      <Popover offset={4} className={popoverLook}>
        <ListBox className="p-1 outline-none">
          {options.map(({ id, title }) => (
            <ListBoxItem key={id} id={id} textValue={title} className={menuRowLook}>
              {title}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
