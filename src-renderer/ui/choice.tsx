import { Label, Radio, RadioGroup } from 'react-aria-components'

export interface ChoiceOption<Id extends string> {
  readonly id: Id
  readonly title: string
  readonly detail?: string
  readonly isDisabled?: boolean
}

export interface ChoiceProps<Id extends string> {
  readonly label: string
  readonly options: readonly ChoiceOption<Id>[]
  readonly selected: Id
  readonly onSelect: (id: Id) => void
}

/** One of a few, each with a line that says what it means. */
export function Choice<Id extends string>({ label, options, selected, onSelect }: ChoiceProps<Id>) {
  return (
    <RadioGroup
      value={selected}
      onChange={(value) => {
        const option = options.find(({ id }) => id === value)
        if (option !== undefined) onSelect(option.id)
      }}
      className="flex flex-col gap-1"
    >
      <Label className="text-label font-semibold text-secondary">{label}</Label>
      {options.map(({ id, title, detail, isDisabled = false }) => (
        <Radio
          key={id}
          value={id}
          isDisabled={isDisabled}
          className="group flex items-start gap-2 rounded-control py-1 text-body text-primary data-disabled:text-secondary"
        >
          <span className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-full border border-control bg-surface group-data-focus-visible:outline-2 group-data-focus-visible:outline-offset-2 group-data-focus-visible:outline-focus group-data-selected:border-accent">
            <span className="size-2 rounded-full group-data-selected:bg-accent" />
          </span>
          <span className="min-w-0">
            <span className="block break-words">{title}</span>
            {detail === undefined ? null : <span className="block text-small text-secondary">{detail}</span>}
          </span>
        </Radio>
      ))}
    </RadioGroup>
  )
}
