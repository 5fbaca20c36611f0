import { ArrowDownToLine, ListX, Pause } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import type { ExchangeSummary } from '../../../src-shared/contract/control.ts'
import { statusQuery } from '../../data/queries.ts'
import { useServices } from '../../data/services.ts'
import { useRequestFeed } from '../../data/use-connection.ts'
import { useEmulatorClock } from '../../data/use-now.ts'
import { useProjectId } from '../../data/use-project.ts'
import { useQuery } from '../../data/use-query.ts'
import { useViewState } from '../../data/use-view-state.ts'
import { useKeys } from '../../keyboard/use-keys.ts'
import { navigate, usePlace, usePlaceParameter } from '../../navigation/use-place.ts'
import { Button } from '../../ui/button.tsx'
import { useCopy } from '../../ui/copy.tsx'
import { FilterBox } from '../../ui/filter-box.tsx'
import { Grid } from '../../ui/grid/grid.tsx'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { focusInspector } from '../../ui/inspector.tsx'
import { ScreenHeader } from '../../ui/screen-header.tsx'
import { EmptyState, FailedState, Skeleton } from '../../ui/states.tsx'
import { requestColumns } from './request-columns.tsx'
import { parseRequestFilter, requestTokens, withToken } from './request-filter.ts'
import { RequestInspector } from './request-inspector.tsx'
import { WaitingForRequests } from './waiting.tsx'

const rowId = ({ id }: ExchangeSummary) => id

export function RequestsScreen() {
  const { feed, notices } = useServices()
  const projectId = useProjectId()
  const { id: openId } = usePlace()
  const [filter, setFilter] = usePlaceParameter('filter')
  const { requests, isLoading, error } = useRequestFeed()
  const clock = useEmulatorClock()
  const { copy } = useCopy()
  const [isFollowing, setFollowing] = useState(openId === null)
  const [activeId, setActive] = useState<string | null>(openId)
  const clearedUpTo = useViewState((view) => view.clearedUpTo[projectId] ?? 0)
  const setClearedUpTo = useViewState((view) => view.setClearedUpTo)

  const all = useMemo(
    () => requests.filter((each) => each.projectId === projectId && each.sequence > clearedUpTo),
    [requests, projectId, clearedUpTo],
  )
  const shown = useMemo(() => all.filter(parseRequestFilter(filter, clock.now())), [all, filter, clock])
  const add = useCallback(
    (key: string, value: string, isExcluded: boolean) => setFilter(withToken(filter, key, value, isExcluded)),
    [filter, setFilter],
  )
  const columns = useMemo(() => requestColumns(add), [add])

  const open = (id: string | null, withKeys: boolean) => {
    if (id !== null) setFollowing(false)
    navigate({ id }, openId === null || id === null ? 'push' : 'replace')
    if (withKeys && id !== null) focusInspector()
    else if (withKeys) focusList()
  }
  const clear = () => {
    const before = clearedUpTo
    setClearedUpTo(projectId, requests.at(-1)?.sequence ?? 0)
    navigate({ id: null })
    notices.show({
      text: all.length === 1 ? 'Cleared 1 request' : `Cleared ${all.length} requests`,
      action: { label: 'Undo', run: () => setClearedUpTo(projectId, before) },
    })
  }
  useKeys({
    follow: () => setFollowing(!isFollowing),
    ...(openId === null && activeId === null
      ? {}
      : { 'toggle-inspector': () => open(openId === null ? activeId : null, true) }),
    ...(activeId === null ? {} : { 'copy-id': () => copy(activeId) }),
  })

  return (
    <div className="relative flex min-h-0 flex-1">
      <div className="flex min-w-0 flex-1 flex-col">
        <ScreenHeader title="Requests">
          <FilterBox
            label="Filter requests"
            placeholder="Path, SDK call, user, status:4xx"
            value={filter}
            onChange={setFilter}
            tokens={requestTokens}
          />
          <div className="flex shrink-0 items-center">
            <IconButton
              label={isFollowing ? 'Pause the log' : 'Follow the log'}
              icon={<Icon of={isFollowing ? Pause : ArrowDownToLine} />}
              action="follow"
              onPress={() => setFollowing(!isFollowing)}
            />
            <IconButton
              label="Clear the log"
              icon={<Icon of={ListX} />}
              onPress={clear}
              isDisabled={all.length === 0}
            />
          </div>
        </ScreenHeader>
        {error !== null && requests.length === 0 ? (
          <FailedState error={error} onRetry={() => void feed.reload()} />
        ) : isLoading ? (
          <Skeleton />
        ) : shown.length > 0 ? (
          <Grid
            label="Requests"
            rows={shown}
            rowId={rowId}
            columns={columns}
            openId={openId}
            onOpen={open}
            onActive={setActive}
            follow={{ isOn: isFollowing, onChange: setFollowing }}
            listKey={`${projectId} ${filter}`}
          />
        ) : filter !== '' ? (
          <EmptyState
            title={`No request matches ${filter}`}
            actions={<Button onPress={() => setFilter('')}>Clear filter</Button>}
          />
        ) : (
          <Waiting />
        )}
      </div>
      {openId === null ? null : (
        <RequestInspector key={openId} id={openId} onAdd={add} onClose={() => open(null, true)} />
      )}
    </div>
  )
}

function Waiting() {
  const { client } = useServices()
  const endpoint = useQuery(statusQuery(client)).data?.endpoint ?? `${window.location.origin}/v1`
  return <WaitingForRequests endpoint={endpoint} />
}

/** Closing gives the keys back to the list. */
function focusList(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[role="grid"]')?.focus())
}
