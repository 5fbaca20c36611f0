import { ArrowDownUp, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { SavedView } from '../data/saved-view.ts'
import { classes } from './classes.ts'
import { turnedAround } from './grid/column-order.ts'
import { Icon } from './icon.tsx'
import { IconButton } from './icon-button.tsx'
import { Menu } from './menu.tsx'
import { SaveView } from './save-view.tsx'
import { useOwnViews } from './use-own-views.ts'
import { countOf } from './words.ts'

export interface ListOrder {
  readonly id: string
  readonly title: string
  /** Of the same order turned around, which only the head of its column asks for. */
  readonly reversed?: string
}

export interface ViewBarProps {
  /** Whose own views these are: `users/demo`. */
  readonly list: string
  readonly views: readonly SavedView[]
  readonly orders: readonly ListOrder[]
  /** What is listed, for its count: `user`. */
  readonly one: string
  readonly filter: string
  readonly onFilter: (filter: string) => void
  readonly order: string
  readonly onOrder: (order: string) => void
  /** Null until it is known. */
  readonly total: number | null
  /** Stands at the end. */
  readonly children?: ReactNode
}

/** The kept filters, those of the reader after them; how many rows there are, and the order. */
export function ViewBar({ list, views, orders, one, filter, onFilter, order, onOrder, total, children }: ViewBarProps) {
  const own = useOwnViews(list)
  const isCurrent = (view: SavedView) => filter.trim() === view.filter
  const currentOwn = own.views.find(isCurrent)
  const orderTitle = titleOfOrder(orders, order)
  return (
    <div className="@container ends-line flex h-9 shrink-0 items-center gap-1 ps-2 pe-4 pb-1">
      <ul
        aria-label="Views"
        className="flex min-w-0 items-center overflow-x-auto mask-r-from-[calc(100%-16px)] pe-4 [scrollbar-width:none]"
      >
        {[...views, ...own.views].map((view, place) => (
          <li key={`${place < views.length ? 'given' : 'own'} ${view.title}`} className="contents">
            <AriaButton
              aria-pressed={isCurrent(view)}
              onPress={() => onFilter(view.filter)}
              className={classes(
                'h-7 shrink-0 rounded-control px-2 text-body outline-offset-[-2px]',
                isCurrent(view)
                  ? 'bg-selected font-medium text-primary'
                  : 'text-secondary data-hovered:bg-hover data-hovered:text-primary',
              )}
            >
              {view.title}
            </AriaButton>
          </li>
        ))}
        {currentOwn === undefined ? null : (
          <li className="contents">
            <IconButton
              label={`Remove the view ${currentOwn.title}`}
              icon={<Icon of={X} />}
              className="outline-offset-[-2px]"
              onPress={() => own.remove(currentOwn)}
            />
          </li>
        )}
      </ul>
      {currentOwn !== undefined || views.some(isCurrent) ? null : <SaveView filter={filter.trim()} onSave={own.save} />}
      <span className="ms-auto shrink-0 px-2 text-small text-secondary @max-[740px]:hidden">
        {total === null || total === 0 ? null : countOf(total, one)}
      </span>
      <Menu
        label="Order"
        trigger={
          <AriaButton
            aria-label={`Order: ${orderTitle}`}
            className="inline-flex h-7 shrink-0 items-center gap-1.5 rounded-control px-2 text-small text-secondary [--inset:--spacing(2)] data-hovered:bg-hover data-hovered:text-primary @max-[740px]:ms-auto"
          >
            <Icon of={ArrowDownUp} />
            <span className="@max-[560px]:hidden">{orderTitle}</span>
          </AriaButton>
        }
        groups={[
          orders.map(({ id, title }) => ({
            id,
            title,
            isChecked: id === order,
            run: () => onOrder(id),
          })),
        ]}
      />
      {children}
    </div>
  )
}

function titleOfOrder(orders: readonly ListOrder[], order: string): string {
  const turned = turnedAround(order)
  return orders.find(({ id }) => id === order)?.title ?? orders.find(({ id }) => id === turned)?.reversed ?? ''
}
