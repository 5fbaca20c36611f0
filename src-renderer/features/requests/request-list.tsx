import { memo, useEffect, useMemo } from 'react'
import type { ExchangeSummary } from '../../../src-shared/contract/requests.ts'
import { useServices } from '../../data/services.ts'
import { useRequestFeed } from '../../data/use-connection.ts'
import { useEmulatorClock } from '../../data/use-now.ts'
import { Button } from '../../ui/button.tsx'
import { orderRows, type Ordering } from '../../ui/grid/column-order.ts'
import { Grid } from '../../ui/grid/grid.tsx'
import type { Arranging } from '../../ui/grid/use-arrangement.ts'
import type { Follow } from '../../ui/grid/use-scroll-anchor.ts'
import { EmptyState, FailedState, Skeleton } from '../../ui/states.tsx'
import type { AddToken } from './filter-value.tsx'
import { defaultRequestOrder, requestColumns } from './request-columns.tsx'
import { parseRequestFilter, type Known } from './request-filter.ts'
import { WaitingForRequests } from './waiting.tsx'

interface RequestListProps {
  /** Of one project, oldest first. */
  readonly requests: readonly ExchangeSummary[]
  readonly listKey: string
  readonly filter: string
  readonly known: Known
  readonly ordering: Ordering
  readonly arranging: Arranging
  readonly openId: string | null
  /** Only in the order that it grows by. */
  readonly follow: Follow | undefined
  readonly onAdd: AddToken
  readonly onOpen: (id: string | null, withKeys: boolean) => void
  readonly onActive: (id: string | null) => void
  readonly onClearFilter: () => void
  /** Tells which is the last that is shown. */
  readonly onNewest: (id: string | null) => void
}

const rowId = ({ id }: ExchangeSummary) => id

/** Memoised: while a filter is typed, the field comes first and the list a moment later. */
export const RequestList = memo(function RequestList(props: RequestListProps) {
  const { requests, filter, known, ordering, onAdd, onNewest } = props
  const { order } = ordering
  const { feed } = useServices()
  const { isLoading, error, requests: all } = useRequestFeed()
  const clock = useEmulatorClock()
  const shown = useMemo(
    () => requests.filter(parseRequestFilter(filter, clock.now(), known)),
    [requests, filter, clock, known],
  )
  const columns = useMemo(() => requestColumns(onAdd, known, order), [onAdd, known, order])
  const ordered = useMemo(() => orderRows(shown, columns, order, defaultRequestOrder), [shown, columns, order])

  const newestId = shown.at(-1)?.id ?? null
  useEffect(() => onNewest(newestId), [newestId, onNewest])

  if (error !== null && all.length === 0) return <FailedState error={error} onRetry={() => void feed.reload()} />
  if (isLoading) return <Skeleton />
  if (shown.length === 0 && filter === '') return <WaitingForRequests />
  if (shown.length === 0) {
    return (
      <EmptyState
        title={`No request matches ${filter}`}
        actions={<Button onPress={props.onClearFilter}>Clear filter</Button>}
      />
    )
  }
  return (
    <Grid
      label="Requests"
      rows={ordered}
      rowId={rowId}
      columns={columns}
      ordering={ordering}
      arranging={props.arranging}
      openId={props.openId}
      onOpen={props.onOpen}
      onActive={props.onActive}
      {...(props.follow === undefined ? {} : { follow: props.follow })}
      listKey={`${props.listKey} ${order} ${filter}`}
    />
  )
})
