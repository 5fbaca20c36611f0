import { ChevronDown } from 'lucide-react'
import {
  Button,
  Header,
  Label,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
  Select as AriaSelect,
  SelectValue,
} from 'react-aria-components'
import { Icon } from './icon.tsx'
import { inputLook } from './field.tsx'
import { menuRowLook, popoverLook } from './menu.tsx'

export interface SelectOption<Id extends string> {
  readonly id: Id
  readonly title: string
  /** Neighbours of the same group stand under its name. */
  readonly group?: string
}

export interface SelectProps<Id extends string> {
  readonly label: string
  readonly options: readonly SelectOption<Id>[]
  readonly selected: Id
  readonly onSelect: (id: Id) => void
  /** For a control whose line says already what it is. */
  readonly hidesLabel?: boolean
}

/** One of a few, in one line. */
export function Select<Id extends string>({ label, options, selected, onSelect, hidesLabel = false }: SelectProps<Id>) {
  const groups = [...new Set(options.map(({ group }) => group))]
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
          {groups.length === 1
            ? options.map(row)
            : groups.map((group) => (
                <ListBoxSection key={group} id={`group ${group}`}>
                  <Header className="px-2 pt-2 pb-1 text-label font-semibold text-secondary">{group}</Header>
                  {options.filter((option) => option.group === group).map(row)}
                </ListBoxSection>
              ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}

function row({ id, title }: SelectOption<string>) {
  return (
    <ListBoxItem key={id} id={id} textValue={title} className={menuRowLook}>
      {title}
    </ListBoxItem>
  )
}
