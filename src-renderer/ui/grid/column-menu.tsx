import { ArrowDown, ArrowDownUp, ArrowUp, ChevronDown, ChevronUp, Columns3, Minus, Plus } from 'lucide-react'
import { Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { nothingArranged } from '../../data/column-arrangement.ts'
import { Button } from '../button.tsx'
import { Icon } from '../icon.tsx'
import { IconButton } from '../icon-button.tsx'
import { popoverLook } from '../menu.tsx'
import { Switch } from '../switch.tsx'
import { hideColumn, inOrder, moveColumn, resizeColumn } from './arrange-columns.ts'
import { nextOrder, sortOf, type Ordering } from './column-order.ts'
import type { GridColumn } from './columns.ts'
import { CopyRows, type CopyRowsProps } from './copy-rows.tsx'
import type { Arranging } from './use-arrangement.ts'

export interface ColumnMenuProps<Row> {
  readonly columns: readonly GridColumn<Row>[]
  readonly arranging: Arranging
  /** Left out where the list has a menu of its orders, or none. */
  readonly ordering?: Ordering
  /** For a list without a selection, which could say what is copied: all that it shows. */
  readonly rows?: CopyRowsProps['rows']
}

const stepPixels = 16

/** All that the mouse does to the head of a list, for the keys: which columns, in which order, how wide. */
export function ColumnMenu<Row>({ columns, arranging, ordering, rows }: ColumnMenuProps<Row>) {
  const ordered = inOrder(columns, arranging.arrangement)
  const ids = ordered.map(({ id }) => id)
  return (
    <DialogTrigger>
      <IconButton label="Columns" icon={<Icon of={Columns3} />} />
      <Popover offset={4} placement="bottom end" className={popoverLook}>
        <Dialog aria-label="Columns" className="p-2 outline-none">
          <ul>
            {ordered.map((column, index) => (
              <ColumnLine
                key={column.id}
                column={column}
                index={index}
                ids={ids}
                arranging={arranging}
                ordering={ordering}
              />
            ))}
          </ul>
          <div className="flex items-center justify-between gap-4 ps-2 pt-2">
            <span className="text-small text-secondary">What has no room is left out.</span>
            <Button look="quiet" onPress={() => arranging.onArrange(nothingArranged)}>
              Reset
            </Button>
          </div>
          {rows === undefined ? null : (
            <div className="flex items-center gap-1 border-t border-hairline ps-2 pt-2 mt-2">
              <span className="me-auto text-small text-secondary">Rows</span>
              <CopyRows rows={rows} />
            </div>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

interface ColumnLineProps<Row> {
  readonly column: GridColumn<Row>
  readonly index: number
  /** Of all columns, as they stand. */
  readonly ids: readonly string[]
  readonly arranging: Arranging
  readonly ordering: Ordering | undefined
}

function ColumnLine<Row>({ column, index, ids, arranging, ordering }: ColumnLineProps<Row>) {
  const { arrangement, onArrange } = arranging
  const { id, title, width, priority } = column
  const resize = (pixels: number) =>
    onArrange(resizeColumn(arrangement, id, (arrangement.widths[id] ?? width) + pixels))
  const move = (before: string | undefined) => onArrange(moveColumn(arrangement, ids, id, before ?? null))
  return (
    <li className="flex h-7 items-center gap-1 ps-2">
      <span className="min-w-32 flex-1">
        <Switch
          isOn={priority === 1 || !arrangement.hidden.includes(id)}
          isDisabled={priority === 1}
          onChange={(isOn) => onArrange(hideColumn(arrangement, id, !isOn))}
        >
          {title}
        </Switch>
      </span>
      {ordering === undefined ? null : <OrderButton column={column} ordering={ordering} />}
      <IconButton label={`Make ${title} narrower`} icon={<Icon of={Minus} />} onPress={() => resize(-stepPixels)} />
      <IconButton label={`Make ${title} wider`} icon={<Icon of={Plus} />} onPress={() => resize(stepPixels)} />
      <IconButton
        label={`Move ${title} left`}
        icon={<Icon of={ChevronUp} />}
        // Not disabled at the end: the button that was pressed keeps the keys.
        {...(index === 0 ? { className: 'opacity-50' } : { onPress: () => move(ids[index - 1]) })}
      />
      <IconButton
        label={`Move ${title} right`}
        icon={<Icon of={ChevronDown} />}
        {...(index === ids.length - 1 ? { className: 'opacity-50' } : { onPress: () => move(ids[index + 2]) })}
      />
    </li>
  )
}

const orderIcons = { none: ArrowDownUp, ascending: ArrowUp, descending: ArrowDown }

/** As a press of the head. A column that orders nothing leaves the place free. */
function OrderButton<Row>({ column, ordering }: { readonly column: GridColumn<Row>; readonly ordering: Ordering }) {
  const sort = sortOf(column, ordering)
  if (sort === undefined) return <span className="size-7" />
  return (
    <IconButton
      label={sort === 'none' ? `Order by ${column.title}` : `Turn the order by ${column.title} around`}
      icon={<Icon of={orderIcons[sort]} />}
      onPress={() => ordering.onOrder(nextOrder(column, ordering.order))}
    />
  )
}
