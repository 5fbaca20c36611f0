import { ChevronDown } from 'lucide-react'
import {
  Button as AriaButton,
  Header,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
  Select as AriaSelect,
  SelectValue,
} from 'react-aria-components'
import { inputLook } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { menuRowLook, popoverLook } from '../../ui/menu.tsx'

export interface ChoiceGroup<Id extends string> {
  /** Empty: the only one. */
  readonly title: string
  readonly options: readonly { readonly id: Id; readonly title: string }[]
}

export interface SentenceSelectProps<Id extends string> {
  readonly label: string
  readonly groups: readonly ChoiceGroup<Id>[]
  readonly selected: Id
  readonly onSelect: (id: Id) => void
}

/** One of a list that opens where it stands. */
export function SentenceSelect<Id extends string>({ label, groups, selected, onSelect }: SentenceSelectProps<Id>) {
  const options = groups.flatMap((group) => group.options)
  return (
    <AriaSelect
      aria-label={label}
      value={selected}
      onChange={(key) => {
        const option = options.find(({ id }) => id === key)
        if (option !== undefined) onSelect(option.id)
      }}
    >
      <AriaButton className={`${inputLook} inline-flex items-center gap-1.5 pe-1.5 whitespace-nowrap`}>
        <SelectValue className="flex-1 text-start" />
        <Icon of={ChevronDown} className="text-secondary" />
      </AriaButton>
      <Popover offset={4} className={popoverLook}>
        <ListBox className="p-1 outline-none">
          {groups.map((group) => (
            <ListBoxSection key={group.title} id={`group ${group.title}`} aria-label={group.title || label}>
              {group.title === '' ? null : (
                <Header className="px-2 pt-2 pb-1 text-label font-semibold text-secondary">{group.title}</Header>
              )}
              {group.options.map(({ id, title }) => (
                <ListBoxItem key={id} id={id} textValue={title} className={menuRowLook}>
                  {title}
                </ListBoxItem>
              ))}
            </ListBoxSection>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
