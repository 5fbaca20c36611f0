import { Plus } from 'lucide-react'
import { useCallback, useDeferredValue, useState } from 'react'
import { useServices } from '../../data/services.ts'
import { useProjectId } from '../../data/use-project.ts'
import { useSteadyQuery } from '../../data/use-query.ts'
import { useKeys } from '../../keyboard/use-keys.ts'
import { usePlace, usePlaceParameter } from '../../navigation/use-place.ts'
import { Button } from '../../ui/button.tsx'
import { useCopy } from '../../ui/copy.tsx'
import { FilterBox } from '../../ui/filter-box.tsx'
import { ColumnMenu } from '../../ui/grid/column-menu.tsx'
import { useArrangement } from '../../ui/grid/use-arrangement.ts'
import { useOrdering } from '../../ui/grid/use-ordering.ts'
import { Icon } from '../../ui/icon.tsx'
import { openRow } from '../../ui/open-row.ts'
import { ScreenHeader, WideOnly } from '../../ui/screen-header.tsx'
import { ViewBar } from '../../ui/view-bar.tsx'
import { CreateTeamDialog } from './forms/create-team-dialog.tsx'
import { InviteDialog } from './forms/invite-dialog.tsx'
import { TeamInspector } from './inspector/team-inspector.tsx'
import { teamColumns } from './list/team-columns.tsx'
import { defaultTeamOrder, finishedTeamFilter, teamOrders, teamTokens, teamViews } from './list/team-filter.ts'
import { TeamList } from './list/team-list.tsx'
import { TeamSelectionBar } from './list/team-selection-bar.tsx'
import { deleteTeams, type TeamSubject } from './team-calls.ts'
import { teamsQuery } from './team-queries.ts'
import { useTeamActions } from './use-team-actions.ts'

const none: ReadonlySet<string> = new Set()

/** Another project is another list: nothing half written goes along. */
export function TeamsScreen() {
  const projectId = useProjectId()
  return projectId === '' ? null : <TeamsOfProject key={projectId} projectId={projectId} />
}

function TeamsOfProject({ projectId }: { readonly projectId: string }) {
  const { client, cache } = useServices()
  const { id: openId } = usePlace()
  const [filter, setFilter] = usePlaceParameter('filter')
  const { order, onOrder: setOrder } = useOrdering(defaultTeamOrder)
  const shownFilter = useDeferredValue(finishedTeamFilter(filter))
  const query = teamsQuery(client, projectId, shownFilter, order)
  const state = useSteadyQuery(query)
  const { run } = useTeamActions()
  const { copy } = useCopy()
  const [activeId, setActive] = useState<string | null>(openId)
  const [selectedIds, setSelected] = useState(none)
  const [creating, setCreating] = useState<string | null>(null)
  const [inviting, setInviting] = useState(false)
  const arranging = useArrangement(`teams/${projectId}`)

  const close = useCallback(() => openRow(null, true), [])
  const subjectId = openId ?? activeId
  const subject = state.data?.teams.find(({ id }) => id === subjectId) ?? null
  const selected = state.data?.teams.filter(({ id }) => selectedIds.has(id)) ?? []
  const chosen = selected.length > 0 ? selected : subject === null ? [] : [subject]
  const remove = (teams: readonly TeamSubject[]) => {
    if (teams.some(({ id }) => id === openId)) close()
    setSelected(none)
    void run(deleteTeams(projectId, teams))
  }
  useKeys({
    create: () => setCreating(''),
    ...(openId === null ? {} : { invite: () => setInviting(true), close }),
    ...(subjectId === null
      ? {}
      : {
          'copy-id': () => copy(subjectId),
          'toggle-inspector': () => openRow(openId === null ? subjectId : null, true),
        }),
    ...(openId === null && selected.length > 0 ? { close: () => setSelected(none) } : {}),
    ...(chosen.length === 0 ? {} : { delete: () => remove(chosen) }),
  })

  return (
    <div className="relative flex min-h-0 flex-1">
      <div className="flex min-w-0 flex-1 flex-col">
        <ScreenHeader title="Teams">
          <FilterBox
            label="Filter teams"
            placeholder="Name, ID, pending:yes"
            value={filter}
            onChange={setFilter}
            tokens={teamTokens}
          />
          <Button look="primary" action="create" icon={<Icon of={Plus} />} onPress={() => setCreating('')}>
            <WideOnly>Create team</WideOnly>
          </Button>
        </ScreenHeader>
        {selected.length > 0 ? (
          <TeamSelectionBar teams={selected} onDelete={() => remove(selected)} onClear={() => setSelected(none)} />
        ) : (
          <ViewBar
            list={`teams/${projectId}`}
            views={teamViews}
            orders={teamOrders}
            one="team"
            filter={filter}
            onFilter={setFilter}
            order={order}
            onOrder={setOrder}
            total={state.data?.total ?? null}
          >
            <ColumnMenu columns={teamColumns} arranging={arranging} />
          </ViewBar>
        )}
        <TeamList
          state={state}
          filter={shownFilter}
          order={order}
          onOrder={setOrder}
          arranging={arranging}
          selection={{ ids: selectedIds, onChange: setSelected }}
          openId={openId}
          onOpen={openRow}
          onActive={setActive}
          onFilter={setFilter}
          onRetry={() => cache.refresh(query)}
          onCreate={setCreating}
        />
      </div>
      {openId === null ? null : (
        <TeamInspector
          key={openId}
          projectId={projectId}
          teamId={openId}
          onInvite={() => setInviting(true)}
          onClose={close}
          onDelete={(team) => remove([team])}
        />
      )}
      {openId === null || !inviting ? null : (
        <InviteDialog projectId={projectId} teamId={openId} row={subject} onClose={() => setInviting(false)} />
      )}
      {creating === null ? null : (
        <CreateTeamDialog
          initialName={creating}
          onClose={() => setCreating(null)}
          onCreated={(teamId) => {
            setCreating(null)
            openRow(teamId, false)
          }}
        />
      )}
    </div>
  )
}
