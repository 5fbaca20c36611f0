import { ArrowDown, ArrowUp } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import { Icon } from '../icon.tsx'

export interface NewRowsProps {
  readonly above: number
  readonly below: number
  readonly onTop: () => void
  readonly onEnd: () => void
}

const look =
  'absolute left-1/2 z-10 inline-flex h-7 -translate-x-1/2 animate-appear items-center gap-1 rounded-full border border-hairline bg-surface ps-3 pe-2 text-small font-medium text-accent-text shadow-float data-hovered:bg-hover'

/** Says that rows came where nobody looks, instead of moving what is read. */
export function NewRows({ above, below, onTop, onEnd }: NewRowsProps) {
  return (
    <>
      {above === 0 ? null : (
        <AriaButton onPress={onTop} className={`${look} top-10`}>
          {above} new
          <Icon of={ArrowUp} />
        </AriaButton>
      )}
      {below === 0 ? null : (
        <AriaButton onPress={onEnd} className={`${look} bottom-3`}>
          {below} new
          <Icon of={ArrowDown} />
        </AriaButton>
      )}
    </>
  )
}
