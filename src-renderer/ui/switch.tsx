import type { ReactNode } from 'react'
import { Switch as AriaSwitch } from 'react-aria-components'

export interface SwitchProps {
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
  readonly children: ReactNode
  readonly isDisabled?: boolean
}

export function Switch({ isOn, onChange, children, isDisabled = false }: SwitchProps) {
  return (
    <AriaSwitch
      isSelected={isOn}
      onChange={onChange}
      isDisabled={isDisabled}
      className="group flex min-h-6 items-center gap-2 text-body text-primary data-disabled:opacity-50"
    >
      <SwitchTrack />
      {children}
    </AriaSwitch>
  )
}

/** What moves; stands inside a switch that is the `group`. */
export function SwitchTrack() {
  return (
    <span className="relative h-4 w-7 shrink-0 rounded-full border border-control bg-sunken transition-colors duration-120 group-data-focus-visible:outline-2 group-data-focus-visible:outline-offset-2 group-data-focus-visible:outline-focus group-data-selected:border-accent group-data-selected:bg-accent">
      <span className="absolute start-0.5 top-0.5 size-2.5 rounded-full bg-control transition-[translate] duration-120 group-data-selected:translate-x-3 group-data-selected:bg-on-accent" />
    </span>
  )
}
