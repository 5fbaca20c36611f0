import { memo, useMemo } from 'react'
import type { SnapshotList as ListOfSnapshots } from '../../../../src-shared/contract/snapshots.ts'
import type { QueryState } from '../../../data/query-cache.ts'
import { useServices } from '../../../data/services.ts'
import { useQuery, useSteadyQuery } from '../../../data/use-query.ts'
import { Button } from '../../../ui/button.tsx'
import { Grid } from '../../../ui/grid/grid.tsx'
import type { Arranging } from '../../../ui/grid/use-arrangement.ts'
import { EmptyState, FailedState, Skeleton } from '../../../ui/states.tsx'
import { baselineName } from '../snapshot-names.ts'
import { distancesQuery, driftCountQuery } from '../snapshot-queries.ts'
import { snapshotColumns, snapshotRows, type SnapshotRow } from './snapshot-columns.tsx'
import { parseSnapshotFilter } from './snapshot-filter.ts'

export interface SnapshotListProps {
  readonly state: QueryState<ListOfSnapshots>
  readonly filter: string
  readonly arranging: Arranging
  readonly openId: string | null
  readonly onOpen: (id: string | null, withKeys: boolean) => void
  readonly onActive: (id: string | null) => void
  readonly onClearFilter: () => void
  readonly onRetry: () => void
  readonly onSave: () => void
}

const rowId = ({ name }: SnapshotRow) => name
const none: ListOfSnapshots['snapshots'] = []

/** Memoised: while a filter is typed, the field comes first and the list a moment later. */
export const SnapshotList = memo(function SnapshotList(props: SnapshotListProps) {
  const { state, filter, arranging, openId, onOpen, onActive } = props
  const { client } = useServices()
  const snapshots = state.data?.snapshots ?? none
  const drift = useQuery(driftCountQuery(client)).data
  const { data: distances } = useSteadyQuery(state.data === undefined ? null : distancesQuery(client, snapshots))
  const columns = useMemo(
    () =>
      snapshotColumns(
        new Map([...(distances ?? []), ...(drift === undefined ? [] : [[baselineName, drift.total] as const])]),
      ),
    [distances, drift],
  )
  const rows = useMemo(() => snapshotRows(snapshots).filter(parseSnapshotFilter(filter)), [snapshots, filter])

  if (state.data === undefined) {
    return state.error === null ? <Skeleton /> : <FailedState error={state.error} onRetry={props.onRetry} />
  }
  if (rows.length === 0) {
    return (
      <EmptyState
        title={`No snapshot matches ${filter.trim()}`}
        actions={<Button onPress={props.onClearFilter}>Clear filter</Button>}
      />
    )
  }
  const grid = (
    <Grid
      label="Snapshots"
      rows={rows}
      rowId={rowId}
      columns={columns}
      arranging={arranging}
      openId={openId}
      onOpen={onOpen}
      onActive={onActive}
      listKey={filter}
    />
  )
  if (snapshots.length > 0) return grid
  return (
    <>
      <div className="flex h-20 shrink-0 flex-col">{grid}</div>
      <div className="min-h-0 flex-1">
        <EmptyState
          title="No snapshots yet"
          drawing={<Stack />}
          actions={<Button onPress={props.onSave}>Save snapshot</Button>}
        >
          A snapshot is everything as it stands: users, sessions, teams, settings, the clock. Go back to it at any time.
        </EmptyState>
      </div>
    </>
  )
})

/** Sheets on a pile, the lowest of them dashed. */
function Stack() {
  return (
    <svg width="48" height="48" viewBox="0 0 48 48" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden>
      <path d="M24 10 40 18 24 26 8 18Z" strokeLinejoin="round" />
      <path d="M8 24l16 8 16-8" strokeLinecap="round" strokeLinejoin="round" />
      <path d="M8 30l16 8 16-8" strokeDasharray="2 3" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}
