import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { ActionName } from '../keyboard/key-table.ts'
import { useKeyHint } from '../keyboard/use-keys.ts'
import { classes } from './classes.ts'
import { Tooltip } from './tooltip.tsx'

export interface IconButtonProps {
  /** Says the object too: `Sign out session Chrome, Linux`. Shown as the tooltip. */
  readonly label: string
  readonly icon: ReactNode
  readonly onPress?: () => void
  readonly action?: ActionName
  readonly isDisabled?: boolean
  readonly className?: string
}

export function IconButton({ label, icon, onPress, action, isDisabled = false, className }: IconButtonProps) {
  const hint = useKeyHint(action)
  return (
    <Tooltip text={label} keys={hint?.shown}>
      <AriaButton
        aria-label={label}
        isDisabled={isDisabled}
        className={classes(
          'inline-flex size-7 shrink-0 items-center justify-center rounded-control text-secondary [--inset:--spacing(1.5)] data-disabled:opacity-50 data-hovered:bg-hover data-hovered:text-primary',
          className,
        )}
        {...(onPress === undefined ? {} : { onPress })}
      >
        {icon}
      </AriaButton>
    </Tooltip>
  )
}
