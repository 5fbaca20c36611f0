import type { TeamRow, TeamRows } from '../../../../src-shared/contract/teams.ts'
import type { QueryState } from '../../../data/query-cache.ts'
import { Button } from '../../../ui/button.tsx'
import { Grid, type GridSelection } from '../../../ui/grid/grid.tsx'
import type { Arranging } from '../../../ui/grid/use-arrangement.ts'
import { EmptyState, FailedState, Skeleton } from '../../../ui/states.tsx'
import { teamColumns } from './team-columns.tsx'
import { wordsOfTeamFilter } from './team-filter.ts'

export interface TeamListProps {
  readonly state: QueryState<TeamRows>
  readonly filter: string
  readonly order: string
  readonly onOrder: (order: string) => void
  readonly arranging: Arranging
  readonly selection: GridSelection
  readonly openId: string | null
  readonly onOpen: (id: string | null, withKeys: boolean) => void
  readonly onActive: (id: string | null) => void
  readonly onFilter: (filter: string) => void
  readonly onRetry: () => void
  /** With what name the form starts. */
  readonly onCreate: (name: string) => void
}

const rowId = ({ id }: TeamRow) => id

/** The list in its states: loading, failed, empty, no match, full. */
export function TeamList({ state, filter, order, onOrder, onFilter, onRetry, onCreate, ...grid }: TeamListProps) {
  const { data, error } = state
  if (data === undefined) {
    if (error === null) return <Skeleton rows={12} />
    // A filter that means nothing is refused in words: there is nothing to try again.
    if ('type' in error && error.type === 'invalid') {
      return <EmptyState title={error.message} actions={<Button onPress={() => onFilter('')}>Clear filter</Button>} />
    }
    return <FailedState error={error} onRetry={onRetry} />
  }
  if (data.teams.length > 0) {
    return (
      <>
        <Grid
          label="Teams"
          rows={data.teams}
          rowId={rowId}
          columns={teamColumns}
          listKey={`${order} ${filter}`}
          ordering={{ order, onOrder }}
          {...grid}
        />
        {data.total > data.teams.length ? (
          <p className="shrink-0 border-t border-hairline px-4 py-2 text-small text-secondary">
            The first {data.teams.length.toLocaleString('en')} of {data.total.toLocaleString('en')} teams. A filter
            finds the others.
          </p>
        ) : null}
      </>
    )
  }
  if (filter.trim() === '') {
    return (
      <EmptyState
        title="No teams yet"
        drawing={<Table />}
        actions={<Button onPress={() => onCreate('')}>Create team</Button>}
      >
        Create one from your app, or here.
      </EmptyState>
    )
  }
  const words = wordsOfTeamFilter(filter)
  return (
    <EmptyState
      title={`No team matches ${filter.trim()}`}
      actions={
        <>
          <Button onPress={() => onFilter('')}>Clear filter</Button>
          {words === '' ? null : <Button onPress={() => onCreate(words)}>Create team “{words}”</Button>}
        </>
      }
    />
  )
}

/** A table that is still free. */
function Table() {
  return (
    <svg width="48" height="48" viewBox="0 0 48 48" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden>
      <path d="M10 22h28M14 22v16M34 22v16M20 14h8M20 14v8M28 14v8" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}
