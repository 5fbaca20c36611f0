/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by hand, which table elements do not allow */
import { useRef } from 'react'
import { classes } from '../../../ui/classes.ts'
import { HeadButton, sortOf, type Ordering } from '../../../ui/grid/head-button.tsx'
import { useColumnDrag } from '../../../ui/grid/use-column-drag.ts'
import type { UserColumn } from './user-columns.tsx'

export interface UserGridHeadProps extends Ordering {
  /** A column was dragged before another one, or to the end. */
  readonly onMove: (id: string, before: string | null) => void
  /** Null: as wide as it is by itself. */
  readonly onResize: (id: string, width: number | null) => void
  readonly columns: readonly UserColumn[]
  readonly template: string
  readonly heightPixels: number
  readonly isSelecting: boolean
}

/** Its columns can be dragged to another place and another width. */
export function UserGridHead(props: UserGridHeadProps) {
  const { columns, template, order, onOrder, onMove, onResize, heightPixels, isSelecting } = props
  const head = useRef<HTMLDivElement>(null)
  const drag = useColumnDrag({ head, onMove, onResize })
  const isLast = drag.target !== null && drag.target.before === null
  return (
    <div
      ref={head}
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
      {columns.map((column, index) => (
        <div
          key={column.id}
          role="columnheader"
          aria-sort={sortOf(column, { order })}
          data-column={column.id}
          className={classes(
            'relative min-w-0',
            drag.target?.id === column.id && 'opacity-50',
            drag.target?.before === column.id &&
              'before:absolute before:-start-2 before:h-full before:w-0.5 before:bg-accent',
            isLast &&
              index === columns.length - 1 &&
              'after:absolute after:-end-2 after:top-0 after:h-full after:w-0.5 after:bg-accent',
          )}
          {...drag.moving(column.id)}
        >
          <HeadButton column={column} ordering={{ order, onOrder }} />
          {/* The keys resize in the menu of the columns. */}
          <span
            aria-hidden
            className="absolute -end-2.5 top-0 h-full w-2 cursor-col-resize"
            onDoubleClick={() => onResize(column.id, null)}
            {...drag.resizing(column.id)}
          />
        </div>
      ))}
      <span role="columnheader" className="absolute end-1">
        <span className="sr-only">Actions</span>
      </span>
    </div>
  )
}
