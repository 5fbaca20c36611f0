import type { ReactNode } from 'react'
import type { InboxMessage } from '../../../../src-shared/contract/inbox.ts'
import { useRequestFeed } from '../../../data/use-connection.ts'
import { Link } from '../../../navigation/link.tsx'
import { RelativeTime } from '../../../ui/time.tsx'

/** Where it comes from and went: the request that sent it, the user, the request that used it. */
export function MessageLinks({ message }: { readonly message: InboxMessage }) {
  const { requests } = useRequestFeed()
  const { userId, toName, requestId, usedByRequestId, createdAt } = message
  const callOf = (id: string) => requests.find((request) => request.id === id)
  const sent = callOf(requestId)
  const used = usedByRequestId === null ? undefined : callOf(usedByRequestId)
  return (
    <ul aria-label="Belongs to" className="flex shrink-0 flex-wrap gap-x-4 px-4 pb-2 text-small text-secondary">
      <li className="flex min-h-6 items-center gap-1">
        Sent <RelativeTime at={createdAt} />
        {sent === undefined ? null : (
          <>
            by <Go to={{ screen: 'requests', id: requestId }}>{sent.sdk ?? sent.path}</Go>
          </>
        )}
      </li>
      {used === undefined ? null : (
        <li className="flex min-h-6 items-center gap-1">
          Used by <Go to={{ screen: 'requests', id: used.id }}>{used.sdk ?? used.path}</Go>
        </li>
      )}
      <li className="flex min-h-6 min-w-0 items-center gap-1">
        User <Go to={{ screen: 'users', id: userId }}>{toName || userId}</Go>
      </li>
    </ul>
  )
}

function Go({ to, children }: { readonly to: Parameters<typeof Link>[0]['to']; readonly children: ReactNode }) {
  return (
    <Link to={to} className="min-h-6 min-w-0 truncate py-1 text-accent-text underline-offset-2 hover:underline">
      {children}
    </Link>
  )
}
