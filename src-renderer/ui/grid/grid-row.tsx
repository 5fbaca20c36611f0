/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the grid is the one tab stop and has the keys */
import { memo, type MouseEvent, type ReactNode } from 'react'
import { classes } from '../classes.ts'
import type { GridColumn } from './columns.ts'

export interface GridRowProps<Row> {
  readonly id: string
  readonly domId: string
  readonly row: Row
  readonly before: Row | undefined
  readonly after: Row | undefined
  readonly index: number
  readonly heightPixels: number
  readonly columns: readonly GridColumn<Row>[]
  readonly template: string
  readonly isOpen: boolean
  readonly isActive: boolean
  /** Undefined where the list has no selection. */
  readonly isSelected: boolean | undefined
  readonly hasCheck: boolean
  /** The keys are on this row. */
  readonly hasFocus: boolean
  onPress(id: string, event: MouseEvent): void
  onToggle(id: string, toHere: boolean): void
}

export const GridRow: <Row>(props: GridRowProps<Row>) => ReactNode = memo(PlainRow)

function PlainRow<Row>(props: GridRowProps<Row>) {
  const { id, domId, row, index, heightPixels, columns, template, isOpen, isActive, isSelected, hasFocus } = props
  const { before, after, hasCheck } = props
  return (
    <div
      role="row"
      id={domId}
      aria-rowindex={index + 2}
      aria-selected={isSelected ?? isOpen}
      onClick={(event) => props.onPress(id, event)}
      className={classes(
        'absolute inset-x-0 grid items-baseline gap-3 px-4',
        isOpen || isSelected === true ? 'bg-selected' : 'hover:bg-hover',
        hasFocus && 'outline-2 outline-offset-[-2px] outline-focus',
        isActive && !hasFocus && !isOpen && 'bg-hover',
      )}
      style={{
        gridTemplateColumns: template,
        height: heightPixels,
        lineHeight: `${heightPixels}px`,
        top: index * heightPixels,
      }}
    >
      {hasCheck ? (
        <div
          role="gridcell"
          className="flex h-full items-center self-center"
          onClick={(event) => {
            event.stopPropagation()
            props.onToggle(id, event.shiftKey)
          }}
        >
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
          {column.cell(row, before, after)}
        </div>
      ))}
    </div>
  )
}
