import { memo, useMemo } from 'react'
import type { InboxMessage } from '../../../src-shared/contract/inbox.ts'
import { useServices } from '../../data/services.ts'
import { useInboxFeed, useUnread } from '../../data/use-inbox.ts'
import { useNow } from '../../data/use-now.ts'
import { Button } from '../../ui/button.tsx'
import { orderRows, type Ordering } from '../../ui/grid/column-order.ts'
import { Grid } from '../../ui/grid/grid.tsx'
import type { Arranging } from '../../ui/grid/use-arrangement.ts'
import { EmptyState, FailedState, Skeleton } from '../../ui/states.tsx'
import { NoMessages } from './no-messages.tsx'
import { defaultMessageOrder, messageColumns } from './message-columns.tsx'
import { parseMessageFilter } from './message-filter.ts'

interface InboxListProps {
  /** Of one project, newest first. */
  readonly messages: readonly InboxMessage[]
  readonly listKey: string
  readonly filter: string
  readonly openId: string | null
  readonly ordering: Ordering
  readonly arranging: Arranging
  readonly isFixed: (to: string) => boolean
  readonly onOpen: (id: string | null, withKeys: boolean) => void
  readonly onActive: (id: string | null) => void
  readonly onClearFilter: () => void
}

const rowId = ({ id }: InboxMessage) => id

/** Memoised: while a filter is typed, the field comes first and the list a moment later. */
export const InboxList = memo(function InboxList(props: InboxListProps) {
  const { messages, filter, isFixed, ordering } = props
  const { order } = ordering
  const { inbox } = useServices()
  const { isLoading, error, messages: all } = useInboxFeed()
  const now = useNow()
  const isUnread = useUnread()
  const columns = useMemo(() => messageColumns({ now, isUnread, isFixed }), [now, isUnread, isFixed])
  const shown = useMemo(
    () => orderRows(messages.filter(parseMessageFilter(filter, now)), columns, order, defaultMessageOrder),
    [messages, filter, now, columns, order],
  )

  if (error !== null && all.length === 0) return <FailedState error={error} onRetry={() => void inbox.reload()} />
  if (isLoading) return <Skeleton />
  if (messages.length === 0) return <NoMessages />
  if (shown.length === 0) {
    return (
      <EmptyState
        title={`No message matches ${filter.trim()}`}
        actions={<Button onPress={props.onClearFilter}>Clear filter</Button>}
      />
    )
  }
  return (
    <Grid
      label="Messages"
      rows={shown}
      rowId={rowId}
      columns={columns}
      ordering={ordering}
      arranging={props.arranging}
      openId={props.openId}
      onOpen={props.onOpen}
      onActive={props.onActive}
      listKey={`${props.listKey} ${order} ${filter}`}
    />
  )
})
