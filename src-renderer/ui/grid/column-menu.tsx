import { ChevronDown, ChevronUp, Columns3, Minus, Plus } from 'lucide-react'
import { Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { nothingArranged } from '../../data/column-arrangement.ts'
import { Button } from '../button.tsx'
import { Icon } from '../icon.tsx'
import { IconButton } from '../icon-button.tsx'
import { popoverLook } from '../menu.tsx'
import { Switch } from '../switch.tsx'
import { hideColumn, inOrder, moveColumn, resizeColumn } from './arrange-columns.ts'
import type { GridColumn } from './columns.ts'
import { CopyRows, type CopyRowsProps } from './copy-rows.tsx'
import type { Arranging } from './use-arrangement.ts'

export interface ColumnMenuProps<Row> {
  readonly columns: readonly GridColumn<Row>[]
  readonly arranging: Arranging
  /** For a list without a selection, which could say what is copied: all that it shows. */
  readonly rows?: CopyRowsProps['rows']
}

const stepPixels = 16

/** All that the mouse does to the head of a list, for the keys: which columns, in which order, how wide. */
export function ColumnMenu<Row>({ columns, arranging, rows }: ColumnMenuProps<Row>) {
  const { arrangement, onArrange } = arranging
  const ordered = inOrder(columns, arrangement)
  const ids = ordered.map(({ id }) => id)
  return (
    <DialogTrigger>
      <IconButton label="Columns" icon={<Icon of={Columns3} />} />
      <Popover offset={4} placement="bottom end" className={popoverLook}>
        <Dialog aria-label="Columns" className="p-2 outline-none">
          <ul>
            {ordered.map(({ id, title, width, priority }, index) => (
              <li key={id} className="flex h-7 items-center gap-1 ps-2">
                <span className="min-w-32 flex-1">
                  <Switch
                    isOn={priority === 1 || !arrangement.hidden.includes(id)}
                    isDisabled={priority === 1}
                    onChange={(isOn) => onArrange(hideColumn(arrangement, id, !isOn))}
                  >
                    {title}
                  </Switch>
                </span>
                <IconButton
                  label={`Make ${title} narrower`}
                  icon={<Icon of={Minus} />}
                  onPress={() =>
                    onArrange(resizeColumn(arrangement, id, (arrangement.widths[id] ?? width) - stepPixels))
                  }
                />
                <IconButton
                  label={`Make ${title} wider`}
                  icon={<Icon of={Plus} />}
                  onPress={() =>
                    onArrange(resizeColumn(arrangement, id, (arrangement.widths[id] ?? width) + stepPixels))
                  }
                />
                <IconButton
                  label={`Move ${title} left`}
                  icon={<Icon of={ChevronUp} />}
                  // Not disabled at the end: the button that was pressed keeps the keys.
                  {...(index === 0
                    ? { className: 'opacity-50' }
                    : { onPress: () => onArrange(moveColumn(arrangement, ids, id, ids[index - 1] ?? null)) })}
                />
                <IconButton
                  label={`Move ${title} right`}
                  icon={<Icon of={ChevronDown} />}
                  {...(index === ids.length - 1
                    ? { className: 'opacity-50' }
                    : { onPress: () => onArrange(moveColumn(arrangement, ids, id, ids[index + 2] ?? null)) })}
                />
              </li>
            ))}
          </ul>
          <div className="flex items-center justify-between gap-4 ps-2 pt-2">
            <span className="text-small text-secondary">What has no room is left out.</span>
            <Button look="quiet" onPress={() => onArrange(nothingArranged)}>
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
