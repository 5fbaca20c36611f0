import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'

export interface DisclosureProps {
  readonly isOpen: boolean
  readonly onToggle: () => void
  readonly children: ReactNode
}

/** A line that opens what is below it. */
export function Disclosure({ isOpen, onToggle, children }: DisclosureProps) {
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      onClick={onToggle}
      className="-mx-1 flex min-h-7 w-[calc(100%+--spacing(2))] items-center gap-1 rounded-control pe-1 text-start outline-offset-[-2px] hover:bg-hover"
    >
      <Icon
        of={ChevronRight}
        className={classes('text-tertiary transition-[rotate] duration-120', isOpen && 'rotate-90')}
      />
      {children}
    </button>
  )
}
