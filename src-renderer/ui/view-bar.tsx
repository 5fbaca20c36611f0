import { ArrowDownUp } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'
import { Menu } from './menu.tsx'
import { countOf } from './words.ts'

/** A filter that is kept under a name. */
export interface SavedView {
  readonly title: string
  readonly filter: string
}

export interface ListOrder {
  readonly id: string
  readonly title: string
}

export interface ViewBarProps {
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

/** The kept filters, how many there are, and the order. */
export function ViewBar({ views, orders, one, filter, onFilter, order, onOrder, total, children }: ViewBarProps) {
  const shownOrder = orders.find(({ id }) => id === order) ?? orders[0]
  return (
    <div className="@container flex h-9 shrink-0 items-center gap-1 px-2 pb-1">
      <ul
        aria-label="Views"
        className="flex min-w-0 items-center gap-1 overflow-x-auto mask-r-from-[calc(100%-16px)] pe-4 [scrollbar-width:none]"
      >
        {views.map((view) => {
          const isCurrent = filter.trim() === view.filter
          return (
            <li key={view.title} className="contents">
              <AriaButton
                aria-pressed={isCurrent}
                onPress={() => onFilter(view.filter)}
                className={classes(
                  'h-7 shrink-0 rounded-control px-2 text-body outline-offset-[-2px]',
                  isCurrent
                    ? 'bg-selected font-medium text-primary'
                    : 'text-secondary data-hovered:bg-hover data-hovered:text-primary',
                )}
              >
                {view.title}
              </AriaButton>
            </li>
          )
        })}
      </ul>
      <span className="ms-auto shrink-0 px-2 text-small text-secondary @max-[740px]:hidden">
        {total === null || total === 0 ? null : countOf(total, one)}
      </span>
      <Menu
        label="Order"
        trigger={
          <AriaButton
            aria-label={`Order: ${shownOrder?.title ?? ''}`}
            className="inline-flex h-7 shrink-0 items-center gap-1.5 rounded-control px-2 text-small text-secondary data-hovered:bg-hover data-hovered:text-primary @max-[740px]:ms-auto"
          >
            <Icon of={ArrowDownUp} />
            <span className="@max-[560px]:hidden">{shownOrder?.title}</span>
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
