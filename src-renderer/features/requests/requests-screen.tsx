import { ArrowDownToLine, FileDown, ListX, Pause, Pin } from 'lucide-react'
import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import { useServices } from '../../data/services.ts'
import { useRequestFeed } from '../../data/use-connection.ts'
import { useEmulatorClock } from '../../data/use-now.ts'
import { useProjectId } from '../../data/use-project.ts'
import { useViewState } from '../../data/use-view-state.ts'
import { useKeys } from '../../keyboard/use-keys.ts'
import { currentPlace, navigate, usePlace, usePlaceParameter } from '../../navigation/use-place.ts'
import { useCopy } from '../../ui/copy.tsx'
import { FilterBox } from '../../ui/filter-box.tsx'
import { ColumnMenu } from '../../ui/grid/column-menu.tsx'
import { orderRows } from '../../ui/grid/column-order.ts'
import { useArrangement } from '../../ui/grid/use-arrangement.ts'
import { useOrdering } from '../../ui/grid/use-ordering.ts'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { openRow } from '../../ui/open-row.ts'
import { ScreenHeader } from '../../ui/screen-header.tsx'
import { downloadHar } from './actions/download-har.ts'
import { useRequestActions } from './actions/use-request-actions.ts'
import { faultPlace } from './fault-place.ts'
import { flowsOf } from './flows.ts'
import { plainRequest } from './plain-request.ts'
import { defaultRequestOrder, requestColumns } from './request-columns.tsx'
import { parseRequestFilter, requestTokens, withToken } from './request-filter.ts'
import { RequestInspector } from './request-inspector.tsx'
import { RequestList } from './request-list.tsx'

export function RequestsScreen() {
  const { notices } = useServices()
  const projectId = useProjectId()
  const { id: openId } = usePlace()
  const [filter, setFilter] = usePlaceParameter('filter')
  const shownFilter = useDeferredValue(filter)
  const { requests } = useRequestFeed()
  const { copy } = useCopy()
  const ordering = useOrdering(defaultRequestOrder)
  const { order, onOrder } = ordering
  const [wantsToFollow, setFollowing] = useState(openId === null)
  // In any other order the newest is not at the end: nothing there to follow.
  const isFollowing = wantsToFollow && order === defaultRequestOrder
  const [activeId, setActive] = useState<string | null>(openId)
  const clearedUpTo = useViewState((view) => view.clearedUpTo[projectId] ?? 0)
  const setClearedUpTo = useViewState((view) => view.setClearedUpTo)

  const pinnedIds = useViewState((view) => view.pinnedRequests)
  const { togglePin } = useRequestActions()
  const [newestId, setNewest] = useState<string | null>(null)

  const pinned = useMemo(() => new Set(pinnedIds), [pinnedIds])
  const all = useMemo(
    () =>
      requests.filter((each) => each.projectId === projectId && (each.sequence > clearedUpTo || pinned.has(each.id))),
    [requests, projectId, clearedUpTo, pinned],
  )
  const flows = useMemo(() => flowsOf(all), [all])
  const known = useMemo(() => ({ flows, pinned }), [flows, pinned])
  const arranging = useArrangement(`requests/${projectId}`)
  const clock = useEmulatorClock()
  const active = activeId === null ? undefined : all.find(({ id }) => id === activeId)
  const add = useCallback(
    (key: string, value: string, isExcluded: boolean) =>
      setFilter(withToken(currentPlace().parameters['filter'] ?? '', key, value, isExcluded)),
    [setFilter],
  )
  const clearFilter = useCallback(() => setFilter(''), [setFilter])
  const follow = useMemo(
    () => (order === defaultRequestOrder ? { isOn: isFollowing, onChange: setFollowing } : undefined),
    [order, isFollowing],
  )
  const toggleFollow = () => {
    onOrder('')
    setFollowing(!isFollowing)
  }
  const open = useCallback((id: string | null, withKeys: boolean) => {
    if (id !== null) setFollowing(false)
    openRow(id, withKeys)
  }, [])
  const columns = requestColumns(add, known)
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
    follow: toggleFollow,
    ...(activeId === null && openId === null && newestId !== null ? { open: () => open(newestId, true) } : {}),
    ...(active === undefined
      ? {}
      : { pin: () => togglePin(active.id), 'fail-next': () => navigate(faultPlace(active)) }),
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
            placeholder="Path, user, status:4xx"
            value={filter}
            onChange={setFilter}
            tokens={requestTokens}
          />
          <div className="ends-line flex shrink-0 items-center">
            {all.some(({ id }) => pinned.has(id)) ? (
              <IconButton
                label="Show the pinned requests"
                icon={<Icon of={Pin} />}
                onPress={() => add('pinned', 'yes', false)}
              />
            ) : null}
            <IconButton
              label={isFollowing ? 'Pause the log' : 'Follow the log'}
              icon={<Icon of={isFollowing ? Pause : ArrowDownToLine} />}
              action="follow"
              onPress={toggleFollow}
            />
            <IconButton
              label="Export the log as HAR"
              icon={<Icon of={FileDown} />}
              onPress={() => downloadHar({ projectId })}
              isDisabled={all.length === 0}
            />
            <IconButton
              label="Clear the log"
              icon={<Icon of={ListX} />}
              onPress={clear}
              isDisabled={all.length === 0}
            />
            <ColumnMenu
              columns={columns}
              arranging={arranging}
              ordering={ordering}
              rows={() => {
                const shown = all.filter(parseRequestFilter(shownFilter, clock.now(), known))
                return orderRows(shown, columns, order, defaultRequestOrder).map(plainRequest)
              }}
            />
          </div>
        </ScreenHeader>
        <RequestList
          requests={all}
          listKey={projectId}
          filter={shownFilter}
          known={known}
          ordering={ordering}
          arranging={arranging}
          openId={openId}
          follow={follow}
          onAdd={add}
          onOpen={open}
          onActive={setActive}
          onClearFilter={clearFilter}
          onNewest={setNewest}
        />
      </div>
      {openId === null ? null : (
        <RequestInspector
          key={openId}
          id={openId}
          flow={flows.get(openId)}
          onAdd={add}
          onClose={() => open(null, true)}
        />
      )}
    </div>
  )
}
