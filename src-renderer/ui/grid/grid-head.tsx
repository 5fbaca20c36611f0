/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by hand, which table elements do not allow */
import { useRef, type ReactNode } from 'react'
import { classes } from '../classes.ts'
import { inOrder, moveColumn, resizeColumn } from './arrange-columns.ts'
import { sortOf, type Ordering } from './column-order.ts'
import type { GridColumn } from './columns.ts'
import { HeadButton } from './head-button.tsx'
import type { Arranging } from './use-arrangement.ts'
import { useColumnDrag, type ColumnDrag } from './use-column-drag.ts'

export interface GridHeadProps<Row> {
  /** Those that fit, as they are arranged. */
  readonly columns: readonly GridColumn<Row>[]
  /** Also those that are hidden or have no room. */
  readonly allColumns: readonly GridColumn<Row>[]
  readonly template: string
  readonly heightPixels: number
  /** A check box stands before the first column. */
  readonly hasChecks: boolean
  /** Left out, pressing a head does nothing. */
  readonly ordering: Ordering | undefined
  /** Left out, the columns stay as they are. */
  readonly arranging: Arranging | undefined
  /** After the last column. */
  readonly children?: ReactNode
}

/** The heads of columns: pressed they order the list, dragged they move or change their width. */
export function GridHead<Row>(props: GridHeadProps<Row>) {
  const { columns, allColumns, template, heightPixels, hasChecks, ordering, arranging, children } = props
  const head = useRef<HTMLDivElement>(null)
  const drag = useColumnDrag({
    head,
    onMove(id, before) {
      if (arranging === undefined) return
      const ids = inOrder(allColumns, arranging.arrangement).map((column) => column.id)
      arranging.onArrange(moveColumn(arranging.arrangement, ids, id, before))
    },
    onResize: (id, pixels) => arranging?.onArrange(resizeColumn(arranging.arrangement, id, pixels)),
  })
  return (
    <div
      ref={head}
      role="row"
      aria-rowindex={1}
      className="sticky top-0 z-10 grid items-center gap-3 border-b border-hairline bg-surface px-4 text-label font-semibold text-secondary"
      style={{ gridTemplateColumns: template, height: heightPixels }}
    >
      {hasChecks ? (
        <span role="columnheader">
          <span className="sr-only">Selected</span>
        </span>
      ) : null}
      {columns.map((column, index) => (
        <div
          key={column.id}
          role="columnheader"
          aria-sort={sortOf(column, ordering)}
          data-column={column.id}
          className={classes('relative min-w-0', dropLook(drag.target, column.id, index === columns.length - 1))}
          {...(arranging === undefined ? {} : drag.moving(column.id))}
        >
          <HeadButton column={column} ordering={ordering} />
          {arranging === undefined ? null : (
            // The keys resize in the menu of the columns.
            <span
              aria-hidden
              className="absolute -end-2.5 top-0 h-full w-2 cursor-col-resize"
              onDoubleClick={() => arranging.onArrange(resizeColumn(arranging.arrangement, column.id, null))}
              {...drag.resizing(column.id)}
            />
          )}
        </div>
      ))}
      {children}
    </div>
  )
}

/** A line where the dragged column would come to stand. */
function dropLook(target: ColumnDrag['target'], id: string, isLast: boolean): string {
  if (target === null) return ''
  return classes(
    target.id === id && 'opacity-50',
    target.before === id && 'before:absolute before:-start-2 before:h-full before:w-0.5 before:bg-accent',
    target.before === null &&
      isLast &&
      'after:absolute after:-end-2 after:top-0 after:h-full after:w-0.5 after:bg-accent',
  )
}
