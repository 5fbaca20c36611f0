import { useMemo } from 'react'
import type { ExchangeSummary } from '../../../../src-shared/contract/requests.ts'
import { useRequestFeed } from '../../../data/use-connection.ts'
import { useProjectId } from '../../../data/use-project.ts'
import { Link } from '../../../navigation/link.tsx'
import { StatusCode } from '../../../ui/status-code.tsx'
import { RelativeTime } from '../../../ui/time.tsx'
import type { Subject } from '../actions/user-calls.ts'
import { titleOf } from '../../../data/user-names.ts'
import { countOf } from '../../../ui/words.ts'
import { Section } from '../../../ui/section.tsx'

const mostShown = 50

/** What this user called and what was called about this user, newest first. The window's own reading is left out. */
export function ActivityTab({ subject }: { readonly subject: Subject }) {
  const projectId = useProjectId()
  const { requests } = useRequestFeed()
  const { id } = subject
  const found = useMemo(
    () => requests.filter((each) => each.projectId === projectId && concerns(each, id)).toReversed(),
    [requests, projectId, id],
  )
  const isCalling = found.some(({ actor }) => actor.kind === 'user')
  return (
    <Section
      title={found.length === 0 ? 'Requests' : countOf(found.length, 'request')}
      end={
        isCalling ? (
          <Link
            to={{ screen: 'requests', id: null, parameters: { filter: `actor:${id}` } }}
            className="inline-flex h-7 items-center rounded-control px-2 text-accent-text hover:bg-hover"
          >
            Show in Requests
          </Link>
        ) : null
      }
    >
      {found.length === 0 ? (
        <p className="py-1 text-secondary">
          No request by or about {titleOf(subject)} in the log. It keeps the last 5,000.
        </p>
      ) : (
        <ul aria-label="Requests" className="-mx-2">
          {found.slice(0, mostShown).map((exchange) => (
            <li key={exchange.id}>
              <ActivityRow exchange={exchange} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function ActivityRow({ exchange }: { readonly exchange: ExchangeSummary }) {
  const { id, at, status, sdk, method, path, errorType, source, tags } = exchange
  return (
    <Link
      to={{ screen: 'requests', id, parameters: source === 'window' ? { filter: 'source:window' } : {} }}
      className="flex min-h-8 items-center gap-3 rounded-control px-2 hover:bg-hover"
    >
      <StatusCode status={status} isOurs={tags.includes('emulator-failed')} />
      <span className="min-w-0 flex-1 truncate" title={`${method} ${path}`}>
        {sdk ?? `${method} ${path.split('?')[0]}`}
        {errorType === null ? null : <span className="ms-2 font-mono text-small text-secondary">{errorType}</span>}
      </span>
      {source === 'window' ? <span className="shrink-0 text-small text-tertiary">this window</span> : null}
      <span className="shrink-0 text-small">
        <RelativeTime at={at} />
      </span>
    </Link>
  )
}

/** What the window only read is no activity. */
function concerns({ actor, userId, source, method }: ExchangeSummary, id: string): boolean {
  if (source === 'window' && method === 'GET') return false
  return userId === id || (actor.kind === 'user' && actor.id === id)
}
