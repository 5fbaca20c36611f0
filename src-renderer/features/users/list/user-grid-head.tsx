/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by hand, which table elements do not allow */
import { ArrowDown, ArrowUp } from 'lucide-react'
import { classes } from '../../../ui/classes.ts'
import { Icon } from '../../../ui/icon.tsx'
import type { UserColumn } from './user-columns.tsx'

export interface UserGridHeadProps {
  readonly columns: readonly UserColumn[]
  readonly template: string
  /** As the control API takes it: `name`, `-joined`. */
  readonly order: string
  readonly onOrder: (order: string) => void
  readonly heightPixels: number
  readonly isSelecting: boolean
}

/** Pressing a head orders by it, pressing it again turns the order around. */
export function UserGridHead({ columns, template, order, onOrder, heightPixels, isSelecting }: UserGridHeadProps) {
  return (
    <div
      role="row"
      aria-rowindex={1}
      className="sticky top-0 z-10 grid items-center gap-3 border-b border-hairline bg-surface px-4 text-label font-semibold text-secondary"
      style={{ gridTemplateColumns: template, height: heightPixels }}
    >
      {isSelecting ? (
        <span role="columnheader">
          <span className="sr-only">Selected</span>
        </span>
      ) : null}
      {columns.map((column) => (
        <HeadCell key={column.id} column={column} order={order} onOrder={onOrder} />
      ))}
      <span role="columnheader" className="absolute end-1">
        <span className="sr-only">Actions</span>
      </span>
    </div>
  )
}

type HeadCellProps = Pick<UserGridHeadProps, 'order' | 'onOrder'> & { readonly column: UserColumn }

function HeadCell({ column, order, onOrder }: HeadCellProps) {
  const isEnd = column.align === 'end'
  if (column.order === undefined) {
    return (
      <span role="columnheader" className={classes('truncate', isEnd && 'text-end')}>
        {column.title}
      </span>
    )
  }
  const isAscending = order === column.order
  const isDescending = order === `-${column.order}`
  return (
    <span
      role="columnheader"
      aria-sort={isAscending ? 'ascending' : isDescending ? 'descending' : 'none'}
      className="min-w-0"
    >
      {/* The keys stay with the rows: from the keyboard the order is changed in the palette's words, not here. */}
      <button
        type="button"
        tabIndex={-1}
        onClick={() => onOrder(nextOrder(column.order ?? '', order))}
        className={classes(
          'flex h-6 max-w-full items-center gap-1 rounded-badge hover:text-primary',
          isEnd && 'ms-auto',
          (isAscending || isDescending) && 'text-primary',
        )}
      >
        <span className="truncate">{column.title}</span>
        {isAscending ? <Icon of={ArrowUp} className="size-3" /> : null}
        {isDescending ? <Icon of={ArrowDown} className="size-3" /> : null}
      </button>
    </span>
  )
}

/** Names begin at A, times at the newest. */
export function nextOrder(pressed: string, order: string): string {
  if (order === pressed) return `-${pressed}`
  if (order === `-${pressed}`) return pressed
  return pressed === 'joined' || pressed === 'active' ? `-${pressed}` : pressed
}
