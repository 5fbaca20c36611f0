import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'

export interface SegmentsProps<Id extends string> {
  readonly label: string
  readonly options: readonly { readonly id: Id; readonly title: string }[]
  /** Null where it is none of them. */
  readonly selected: Id | null
  readonly onSelect: (id: Id) => void
}

/** One of a few short words, side by side. */
export function Segments<Id extends string>({ label, options, selected, onSelect }: SegmentsProps<Id>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={selected === null ? [] : [selected]}
      onSelectionChange={(keys) => {
        const option = options.find(({ id }) => keys.has(id))
        if (option !== undefined && option.id !== selected) onSelect(option.id)
      }}
      className="flex shrink-0 rounded-control border border-hairline"
    >
      {options.map(({ id, title }) => (
        <ToggleButton
          key={id}
          id={id}
          className="inline-flex h-6.5 items-center rounded-control px-3 text-body text-secondary data-hovered:text-primary data-selected:bg-selected data-selected:font-medium data-selected:text-primary"
        >
          {title}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
