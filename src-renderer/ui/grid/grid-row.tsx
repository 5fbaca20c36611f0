/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the grid is the one tab stop and has the keys */
import type { MouseEvent } from 'react'
import { classes } from '../classes.ts'
import type { GridColumn } from './columns.ts'

export interface GridRowProps<Row> {
  readonly domId: string
  readonly row: Row
  readonly index: number
  readonly top: number
  readonly heightPixels: number
  readonly columns: readonly GridColumn<Row>[]
  readonly template: string
  readonly isOpen: boolean
  readonly isActive: boolean
  /** Undefined where the list has no selection. */
  readonly isSelected: boolean | undefined
  readonly hasCheck: boolean
  readonly hasFocus: boolean
  readonly onPress: (event: MouseEvent) => void
  readonly onToggle: (event: MouseEvent) => void
}

export function GridRow<Row>(props: GridRowProps<Row>) {
  const { domId, row, index, top, heightPixels, columns, template, isOpen, isActive, isSelected, hasFocus } = props
  const { hasCheck } = props
  return (
    <div
      role="row"
      id={domId}
      aria-rowindex={index + 2}
      aria-selected={isSelected ?? isOpen}
      onClick={props.onPress}
      className={classes(
        'absolute inset-x-0 grid items-baseline gap-3 px-4',
        isOpen || isSelected === true ? 'bg-selected' : 'hover:bg-hover',
        isActive && hasFocus && 'outline-2 outline-offset-[-2px] outline-focus',
        isActive && !hasFocus && !isOpen && 'bg-hover',
      )}
      style={{
        gridTemplateColumns: template,
        height: heightPixels,
        lineHeight: `${heightPixels}px`,
        transform: `translateY(${top}px)`,
      }}
    >
      {hasCheck ? (
        <div role="gridcell" className="flex h-full items-center self-center" onClick={props.onToggle}>
          <span
            aria-hidden
            className={classes(
              'flex size-4 items-center justify-center rounded-badge border text-label leading-none',
              isSelected === true
                ? 'border-accent bg-accent text-on-accent'
                : 'border-control bg-surface text-transparent',
            )}
          >
            ✓
          </span>
        </div>
      ) : null}
      {columns.map((column) => (
        <div
          key={column.id}
          role="gridcell"
          className={classes('min-w-0 truncate', column.align === 'end' && 'text-end')}
        >
          {column.cell(row)}
        </div>
      ))}
    </div>
  )
}
