import { useDeferredValue } from 'react'
import { keysQuery } from '../../data/queries.ts'
import { useServices } from '../../data/services.ts'
import { useProjectId } from '../../data/use-project.ts'
import { useQuery, useSteadyQuery } from '../../data/use-query.ts'
import { useKeys } from '../../keyboard/use-keys.ts'
import { navigate, usePlace, usePlaceParameter } from '../../navigation/use-place.ts'
import { FilterBox, type FilterToken } from '../../ui/filter-box.tsx'
import { ScreenHeader } from '../../ui/screen-header.tsx'
import { FailedState } from '../../ui/states.tsx'
import { ActorPane } from './actor-pane.tsx'
import { formatActor, guest, parseActor, type Actor } from './actor.ts'
import { usersToChooseQuery } from './role-queries.ts'
import { ActorList } from './who/actor-list.tsx'

const tokens: readonly FilterToken[] = [
  { example: 'label:beta', meaning: 'has the label' },
  { example: 'verified:no', meaning: 'email or phone verified, yes or no' },
  { example: 'status:blocked', meaning: 'blocked or active' },
  { example: 'id:grace', meaning: 'the one with this ID' },
]

export function RolesScreen() {
  const projectId = useProjectId()
  return projectId === '' ? null : <RolesOfProject key={projectId} projectId={projectId} />
}

function RolesOfProject({ projectId }: { readonly projectId: string }) {
  const { client, cache } = useServices()
  const { id } = usePlace()
  const [filter, setFilter] = usePlaceParameter('filter')
  const shownFilter = useDeferredValue(filter.trim())
  const usersQuery = usersToChooseQuery(client, projectId, shownFilter)
  const { data: found, error } = useSteadyQuery(usersQuery)
  const { data: keys = [] } = useQuery(keysQuery(client, projectId))
  const actor = parseActor(id ?? '')
  const users = error === null ? (found?.users ?? []) : []
  // A filter can be wrong by itself: that is said beside it, and what is looked at stays.
  const unread = shownFilter === '' && found === undefined ? error : null
  const choose = (chosen: Actor) => navigate({ id: formatActor(chosen) }, id === null ? 'push' : 'replace')
  const everybody: readonly Actor[] = [
    guest,
    ...keys.map(({ id: keyId }) => ({ kind: 'key' as const, id: keyId })),
    ...users.map(({ id: userId }) => ({ kind: 'user' as const, id: userId })),
  ]
  const go = (by: number) => {
    const at = everybody.findIndex((each) => formatActor(each) === formatActor(actor))
    const next = everybody[at + by]
    if (next !== undefined) choose(next)
  }
  useKeys({ next: () => go(1), previous: () => go(-1) })
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <ScreenHeader title="Roles">
        <FilterBox
          label="Filter users"
          placeholder="Name, email, phone, ID, label:beta"
          value={filter}
          onChange={setFilter}
          tokens={tokens}
        />
      </ScreenHeader>
      {unread === null ? (
        <div className="flex min-h-0 flex-1 border-t border-hairline">
          <div className="flex w-44 shrink-0 flex-col border-e border-hairline wide:w-48">
            {error === null ? null : (
              <p role="alert" className="px-4 pt-3 text-small text-danger">
                {error.message}
              </p>
            )}
            <ActorList
              actor={actor}
              keys={keys}
              users={users}
              total={error === null ? (found?.total ?? null) : null}
              filter={shownFilter}
              onChoose={choose}
            />
          </div>
          <ActorPane key={formatActor(actor)} projectId={projectId} actor={actor} keys={keys} users={users} />
        </div>
      ) : (
        <FailedState error={unread} onRetry={() => cache.refresh(usersQuery)} />
      )}
    </div>
  )
}
