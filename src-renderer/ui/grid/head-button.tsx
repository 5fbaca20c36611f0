import { ArrowDown, ArrowUp } from 'lucide-react'
import { classes } from '../classes.ts'
import { Icon } from '../icon.tsx'
import { nextOrder, sortOf, type Ordering } from './column-order.ts'
import type { GridColumn } from './columns.ts'

type Head = Pick<GridColumn<never>, 'title' | 'align' | 'order' | 'isLargestFirst'>

/** Pressing a head orders by it, pressing it again turns the order around. */
export function HeadButton({ column, ordering }: { readonly column: Head; readonly ordering: Ordering | undefined }) {
  const { title, order: own } = column
  const isEnd = column.align === 'end'
  if (own === undefined || ordering === undefined)
    return <span className={classes('block truncate', isEnd && 'text-end')}>{title}</span>
  const sort = sortOf(column, ordering)
  // The keys stay with the rows: from the keyboard the order is changed in its menu, not here.
  return (
    <button
      type="button"
      tabIndex={-1}
      onClick={() => ordering.onOrder(nextOrder(column, ordering.order))}
      className={classes(
        'flex h-6 max-w-full items-center gap-1 rounded-badge hover:text-primary',
        isEnd && 'ms-auto',
        sort !== 'none' && 'text-primary',
      )}
    >
      <span className="truncate">{title}</span>
      {sort === 'ascending' ? <Icon of={ArrowUp} className="size-3" /> : null}
      {sort === 'descending' ? <Icon of={ArrowDown} className="size-3" /> : null}
    </button>
  )
}
