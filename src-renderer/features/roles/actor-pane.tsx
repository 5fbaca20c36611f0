import { useDeferredValue, useMemo, useState } from 'react'
import type { ApiKey, UserRow } from '../../../src-shared/contract/control.ts'
import { useServices } from '../../data/services.ts'
import { useAcceptInvitation } from '../../data/use-accept-invitation.ts'
import { useQuery } from '../../data/use-query.ts'
import { titleOf } from '../../data/user-names.ts'
import { usePlaceParameter } from '../../navigation/use-place.ts'
import { EmptyState, FailedState, Skeleton } from '../../ui/states.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { ActorHead } from './actor-head.tsx'
import { actorTitle, parseActor, type Actor } from './actor.ts'
import { CompareTable } from './effective/compare-table.tsx'
import { RoleList } from './effective/role-list.tsx'
import { draftOf, type WhatIfDraft } from './effective/what-if-draft.ts'
import { WhatIfPanel } from './effective/what-if-panel.tsx'
import { parsePermissionList } from './permissions/permission-list.ts'
import { PermissionPane } from './permissions/permission-pane.tsx'
import { standingQuery, type StandingMembership } from './role-queries.ts'
import { ScopesPane } from './scopes/scopes-pane.tsx'
import { useSides, type Looked } from './use-sides.ts'

export interface ActorPaneProps {
  readonly projectId: string
  readonly actor: Actor
  readonly keys: readonly ApiKey[]
  /** With whom it can be compared. */
  readonly users: readonly UserRow[]
}

/** What the chosen caller is and may; for an API key first what it may call. */
export function ActorPane({ projectId, actor, keys, users }: ActorPaneProps) {
  const [tab, setTab] = useState<'scopes' | 'roles'>('scopes')
  const roles = <RolesPane projectId={projectId} actor={actor} keys={keys} users={users} />
  const apiKey = actor.kind === 'key' ? keys.find(({ id }) => id === actor.id) : undefined
  if (apiKey === undefined) return roles
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <Tabs
        label="Parts of the API key"
        selected={tab}
        onSelect={setTab}
        panelClassName="flex"
        tabs={[
          { id: 'scopes', title: 'Scopes', content: <ScopesPane projectId={projectId} apiKey={apiKey} /> },
          { id: 'roles', title: 'Roles', content: roles },
        ]}
      />
    </div>
  )
}

function RolesPane({ projectId, actor, keys, users }: ActorPaneProps) {
  const { client } = useServices()
  const acceptInvitation = useAcceptInvitation()
  const [text, setText] = usePlaceParameter('permissions')
  const [withWhom, setWithWhom] = usePlaceParameter('with')
  const [whatIf, setWhatIf] = useState<WhatIfDraft | null>(null)
  const permissions = useDeferredValue(useMemo(() => parsePermissionList(text), [text]))
  const ofUser = actor.kind === 'user' ? standingQuery(client, projectId, actor.id) : null
  const { data: standing, isLoading } = useQuery(ofUser)

  const nameOf = (someone: Actor) => {
    const user = someone.kind === 'user' ? users.find(({ id }) => id === someone.id) : undefined
    return actorTitle(someone, keys, user === undefined ? null : titleOf(user))
  }
  const other = withWhom === '' ? null : parseActor(withWhom)
  const title = standing?.title ?? nameOf(actor)
  const asStored: Looked = { actor, title: whatIf === null ? title : 'As stored', whatIf: null }
  const asImagined: Looked = { actor, title: 'What if', whatIf }
  const against: Looked | null = other === null ? null : { actor: other, title: nameOf(other), whatIf: null }
  const looked = looking(whatIf === null ? [asStored] : [asStored, asImagined], against)
  const { sides, error, retry } = useSides(projectId, looked, permissions)

  const accept = (membership: StandingMembership) =>
    void acceptInvitation(membership, {
      doing: `Accept the invitation to ${membership.teamName}`,
      done: `Accepted for ${title}: now in ${membership.teamName}`,
    })
  const waiting = new Map(
    (standing?.memberships ?? []).flatMap((membership) =>
      membership.isAccepted ? [] : [[`team:${membership.teamId}`, membership] as const],
    ),
  )
  const [first, second] = sides

  if (error !== null && 'type' in error && error.type === 'not_found') {
    return (
      <EmptyState title="No such user">
        {actor.kind === 'user' ? `Nobody here has the ID ${actor.id}.` : null}
      </EmptyState>
    )
  }
  if (error !== null && first === undefined) return <FailedState error={error} onRetry={retry} />
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col wide:flex-row">
      <div className="@container min-h-0 min-w-0 flex-1 overflow-y-auto">
        <ActorHead
          actor={actor}
          title={title}
          isBlocked={standing?.isActive === false}
          roles={first?.check.roles ?? []}
          isWhatIf={whatIf !== null}
          onWhatIf={standing === undefined ? null : () => setWhatIf(whatIf === null ? draftOf(standing) : null)}
          others={[...others(keys, users)].filter(({ id }) => id !== withWhom)}
          against={against?.title ?? null}
          onAgainst={setWithWhom}
        />
        {whatIf === null || standing === undefined ? null : (
          <WhatIfPanel standing={standing} draft={whatIf} onChange={setWhatIf} />
        )}
        {/* What is missing comes with what mends it. */}
        {first === undefined || isLoading ? (
          <Skeleton />
        ) : second === undefined ? (
          <RoleList check={first.check} waiting={waiting} onAccept={accept} />
        ) : (
          <CompareTable first={first} second={second} />
        )}
      </div>
      <div className="max-h-1/2 shrink-0 overflow-y-auto border-t border-hairline wide:max-h-none wide:w-[clamp(17rem,26vw,24rem)] wide:border-s wide:border-t-0">
        <PermissionPane text={text} onText={setText} sides={sides} />
      </div>
    </div>
  )
}

/** With a what-if it is set beside whoever is compared, else beside what is stored. */
function looking(own: readonly [Looked, Looked?], against: Looked | null): readonly [Looked, Looked?] {
  const [asStored, asImagined] = own
  return against === null ? own : [asImagined ?? asStored, against]
}

function others(keys: readonly ApiKey[], users: readonly UserRow[]) {
  return [
    { id: 'guest', title: 'Guest' },
    ...keys.map(({ id, name }) => ({ id: `key:${id}`, title: name })),
    ...users.map((user) => ({ id: `user:${user.id}`, title: titleOf(user) })),
  ]
}
