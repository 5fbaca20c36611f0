import type { ReactElement } from 'react'
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components'
import { KeyCap } from './key-cap.tsx'

export interface TooltipProps {
  readonly text: string
  readonly keys?: string | undefined
  /** The first Escape would close the tooltip alone: not where it is shown from the start, in a dialog. */
  readonly isOff?: boolean
  /** A button or another thing that takes the focus. */
  readonly children: ReactElement
}

export function Tooltip({ text, keys, isOff = false, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0} isDisabled={isOff}>
      {children}
      <AriaTooltip
        offset={6}
        className="flex items-center gap-2 rounded-control bg-primary px-2 py-1 text-small text-canvas shadow-float"
      >
        {text}
        {keys === undefined ? null : <KeyCap keys={keys} isInverse />}
      </AriaTooltip>
    </TooltipTrigger>
  )
}
