import { useMemo } from 'react'
import { useServices } from '../../data/services.ts'
import { useRequestFeed } from '../../data/use-connection.ts'
import { useProjectId } from '../../data/use-project.ts'
import { useQuery } from '../../data/use-query.ts'
import { Link } from '../../navigation/link.tsx'
import { ScreenHeader } from '../../ui/screen-header.tsx'
import { FailedState, Skeleton } from '../../ui/states.tsx'
import { AttentionList } from './attention-list.tsx'
import { LastRequests } from './last-requests.tsx'
import { SimulatedList } from './simulated-list.tsx'
import { type UserCounts, userStates, userStatesQuery } from './user-states.ts'
import { WaitingMessages } from './waiting-messages.tsx'

/** What happens, what waits and what is not as usual; everything leads to the screen that has it whole. */
export function OverviewScreen() {
  const { feed, client } = useServices()
  const projectId = useProjectId()
  const { data: counts } = useQuery(projectId === '' ? null : userStatesQuery(client, projectId))
  const { requests, isLoading, error } = useRequestFeed()
  const ofProject = useMemo(() => requests.filter((each) => each.projectId === projectId), [requests, projectId])
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <ScreenHeader title="Overview" />
      <UserStrip counts={counts} />
      {error !== null && requests.length === 0 ? (
        <FailedState error={error} onRetry={() => void feed.reload()} />
      ) : isLoading ? (
        <Skeleton />
      ) : (
        <div className="@container min-h-0 flex-1 overflow-auto p-2 pb-6">
          <div className="grid gap-x-6 gap-y-4 @min-[720px]:grid-cols-2">
            <LastRequests requests={ofProject} />
            <WaitingMessages />
            <AttentionList requests={ofProject} expired={counts?.expired ?? 0} />
            <SimulatedList projectId={projectId} />
          </div>
        </div>
      )}
    </div>
  )
}

/** Users by state; each count leads to its users. */
function UserStrip({ counts }: { readonly counts: UserCounts | undefined }) {
  return (
    <ul
      aria-label="Users by state"
      className="flex min-h-10 shrink-0 flex-wrap items-center gap-x-1 border-b border-hairline px-2 pb-2"
    >
      {userStates.map(({ title, filter }, index) => (
        <li key={title}>
          <Link
            to={{ screen: 'users', id: null, parameters: { filter } }}
            className="flex h-8 items-center gap-1.5 rounded-control px-2 text-secondary hover:bg-hover hover:text-primary"
          >
            <span className="font-semibold text-primary">{counts?.states[index]?.toLocaleString('en') ?? '–'}</span>
            {title}
          </Link>
        </li>
      ))}
    </ul>
  )
}
