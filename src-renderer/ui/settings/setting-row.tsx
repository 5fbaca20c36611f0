import { useId, type ReactNode } from 'react'
import { Switch as AriaSwitch } from 'react-aria-components'
import { FailedActions, hintOf, type FailedProps } from '../states.tsx'
import { SwitchTrack } from '../switch.tsx'
import { Effect } from './effect.tsx'
import { SettingPart } from './setting-part.tsx'

const rowLook = 'flex min-h-11 w-full items-center gap-4 py-1'

export interface SettingRowProps {
  /** Of a setting of the project, as the control API names it. */
  readonly name?: string
  readonly title: string
  /** In API words; code stands between backticks. */
  readonly effect: string
  /** The control, at the end of the line. */
  readonly children: ReactNode
}

/** A setting whose control has its own name. */
export function SettingRow({ name = '', title, effect, children }: SettingRowProps) {
  return (
    <SettingPart words={`${title} ${effect}`} names={name}>
      <div className={`ends-line ${rowLook}`}>
        <div className="min-w-0 flex-1">
          <span className="block text-primary">{title}</span>
          <Effect text={effect} />
        </div>
        {children}
      </div>
    </SettingPart>
  )
}

/** In the place of settings that could not be read. */
export function UnreadRow({ error, onRetry }: FailedProps) {
  return (
    <SettingRow title={error.message} effect={hintOf(error)}>
      <span data-unread className="flex shrink-0 gap-2">
        <FailedActions error={error} onRetry={onRetry} />
      </span>
    </SettingRow>
  )
}

export interface SettingSwitchProps {
  /** Of a setting of the project, as the control API names it. */
  readonly name?: string
  readonly title: string
  /** What it does as it stands now. */
  readonly effect: string
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
  /** What it is found by, beside its title: what it does in either state. */
  readonly words?: string
  /** Beside the title. */
  readonly mark?: ReactNode
}

/** A setting that is on or off: the whole line switches it, at once. */
export function SettingSwitch({ name = '', title, effect, isOn, onChange, words = effect, mark }: SettingSwitchProps) {
  const effectId = useId()
  return (
    <SettingPart words={`${title} ${words}`} names={name}>
      <AriaSwitch
        aria-label={title}
        aria-describedby={effectId}
        isSelected={isOn}
        onChange={onChange}
        className={`group ${rowLook}`}
      >
        <span className="min-w-0 flex-1">
          <span className="flex items-center gap-2 text-primary">
            {title}
            {mark}
          </span>
          <Effect id={effectId} text={effect} />
        </span>
        <SwitchTrack />
      </AriaSwitch>
    </SettingPart>
  )
}
