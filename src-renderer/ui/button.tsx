import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { ActionName } from '../keyboard/key-table.ts'
import { useKeyHint } from '../keyboard/use-keys.ts'
import { classes } from './classes.ts'
import { Tooltip } from './tooltip.tsx'

export type ButtonLook = 'primary' | 'plain' | 'quiet' | 'danger'

export interface ButtonProps {
  readonly children: ReactNode
  readonly onPress?: (() => void) | undefined
  /** One primary button on a screen at most. */
  readonly look?: ButtonLook
  readonly icon?: ReactNode
  readonly isDisabled?: boolean
  readonly type?: 'button' | 'submit'
  /** For a name that says more than what is shown. */
  readonly label?: string
  /** Its key is shown in a tooltip. */
  readonly action?: ActionName
  readonly className?: string
  readonly slot?: string
  /** The form that it submits from outside. */
  readonly form?: string
  /** In a dialog whose answer this is. */
  readonly takesFocus?: boolean
}

const looks: Readonly<Record<ButtonLook, string>> = {
  primary: 'bg-accent text-on-accent font-medium data-hovered:brightness-110 px-3',
  plain: 'border border-control bg-surface text-primary data-hovered:bg-hover px-3',
  quiet: 'text-secondary data-hovered:bg-hover data-hovered:text-primary px-2 [--inset:--spacing(2)]',
  danger: 'border border-control bg-surface text-danger data-hovered:bg-danger-tint px-3',
}

const shape =
  'inline-flex h-7 shrink-0 items-center justify-center gap-1.5 rounded-control whitespace-nowrap text-body select-none data-disabled:opacity-50 data-pressed:brightness-95'

export function Button({ look = 'plain', icon, children, label, action, className, ...rest }: ButtonProps) {
  const hint = useKeyHint(action)
  const { onPress, isDisabled = false, type = 'button', slot, form, takesFocus = false } = rest
  const button = (
    <AriaButton
      className={classes(shape, looks[look], className)}
      type={type}
      isDisabled={isDisabled}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- only dialogs ask for it, where the focus has to go in
      autoFocus={takesFocus}
      {...(onPress === undefined ? {} : { onPress })}
      {...(slot === undefined ? {} : { slot })}
      {...(form === undefined ? {} : { form })}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      {icon}
      {children}
    </AriaButton>
  )
  return hint === null ? (
    button
  ) : (
    <Tooltip text={label ?? ''} keys={hint.shown}>
      {button}
    </Tooltip>
  )
}
