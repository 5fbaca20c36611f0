import type { MouseEvent, ReactNode } from 'react'
import { classes } from '../../ui/classes.ts'

export type AddToken = (key: string, value: string, isExcluded: boolean) => void

interface FilterValueProps {
  readonly token: string
  readonly value: string
  readonly onAdd: AddToken
  readonly children: ReactNode
  /** In a list the row is the tab stop and this is for the mouse only; the inspector shows the same value as a button. */
  readonly isTabStop?: boolean
  readonly className?: string
}

/** A value that filters the list when clicked; with Alt it is excluded. */
export function FilterValue({ token, value, onAdd, children, isTabStop = false, className }: FilterValueProps) {
  const add = (event: MouseEvent) => {
    event.stopPropagation()
    onAdd(token, value, event.altKey)
  }
  const shared = {
    onClick: add,
    title: `Filter ${token}:${value} (Alt excludes)`,
    className: classes('min-h-6 rounded-badge decoration-1 underline-offset-2 hover:underline', className),
  }
  // In a row it must stay plain text, so that it is cut and aligned like its neighbours.
  return isTabStop ? (
    <button type="button" {...shared}>
      {children}
    </button>
  ) : (
    <span {...shared}>{children}</span>
  )
}
