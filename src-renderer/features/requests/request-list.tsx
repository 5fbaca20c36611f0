import { memo, useEffect, useMemo } from 'react'
import type { ExchangeSummary } from '../../../src-shared/contract/requests.ts'
import { useServices } from '../../data/services.ts'
import { useRequestFeed } from '../../data/use-connection.ts'
import { useEmulatorClock } from '../../data/use-now.ts'
import { Button } from '../../ui/button.tsx'
import { Grid } from '../../ui/grid/grid.tsx'
import type { Arranging } from '../../ui/grid/use-arrangement.ts'
import type { Follow } from '../../ui/grid/use-scroll-anchor.ts'
import { EmptyState, FailedState, Skeleton } from '../../ui/states.tsx'
import type { AddToken } from './filter-value.tsx'
import { requestColumns } from './request-columns.tsx'
import { parseRequestFilter, type Known } from './request-filter.ts'
import { WaitingForRequests } from './waiting.tsx'

interface RequestListProps {
  /** Of one project, oldest first. */
  readonly requests: readonly ExchangeSummary[]
  readonly listKey: string
  readonly filter: string
  readonly known: Known
  readonly arranging: Arranging
  readonly openId: string | null
  readonly follow: Follow
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
  const { requests, filter, known, onAdd, onNewest } = props
  const { feed } = useServices()
  const { isLoading, error, requests: all } = useRequestFeed()
  const clock = useEmulatorClock()
  const shown = useMemo(
    () => requests.filter(parseRequestFilter(filter, clock.now(), known)),
    [requests, filter, clock, known],
  )
  const columns = useMemo(() => requestColumns(onAdd, known), [onAdd, known])

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
      rows={shown}
      rowId={rowId}
      columns={columns}
      arranging={props.arranging}
      openId={props.openId}
      onOpen={props.onOpen}
      onActive={props.onActive}
      follow={props.follow}
      listKey={`${props.listKey} ${filter}`}
    />
  )
})
