import type { MouseEvent, ReactNode } from 'react'
import { classes } from '../../ui/classes.ts'

export type AddToken = (key: string, value: string, isExcluded: boolean) => void

interface FilterValueProps {
  readonly token: string
  readonly value: string
  readonly onAdd: AddToken
  readonly children: ReactNode
  /** In a list the row is the tab stop; in the inspector the value is. */
  readonly isTabStop?: boolean
  readonly className?: string
}

/** A value that filters the list when clicked; with Alt it is excluded. */
export function FilterValue({ token, value, onAdd, children, isTabStop = false, className }: FilterValueProps) {
  const add = (event: MouseEvent) => {
    event.stopPropagation()
    onAdd(token, value, event.altKey)
  }
  return (
    <button
      type="button"
      tabIndex={isTabStop ? 0 : -1}
      onClick={add}
      title={`Filter ${token}:${value} (Alt excludes)`}
      className={classes(
        'inline-block min-h-6 max-w-full truncate rounded-badge align-middle decoration-1 underline-offset-2 hover:underline',
        className,
      )}
    >
      {children}
    </button>
  )
}
