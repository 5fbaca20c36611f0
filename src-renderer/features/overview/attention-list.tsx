import type { ExchangeSummary } from '../../../src-shared/contract/requests.ts'
import { useNow } from '../../data/use-now.ts'
import { Link } from '../../navigation/link.tsx'
import { RelativeTime } from '../../ui/time.tsx'
import { lately, troublesOf } from './attention.ts'
import { Pane, rowLook, timeLook, wordsLook, wrapLook } from './pane.tsx'
import { expiredFilter } from './user-states.ts'

const shownKinds = 8

interface AttentionListProps {
  readonly requests: readonly ExchangeSummary[]
  /** Users whose sessions have all expired. */
  readonly expired: number
}

/** A row leads to the newest request of its kind, among all of its kind; the last one to users of an old fixture. */
export function AttentionList({ requests, expired }: AttentionListProps) {
  const now = useNow()
  return (
    <Pane title="Needs attention" empty={`No call failed in the last ${lately.minutes} minutes.`}>
      {[
        ...troublesOf(requests, now)
          .slice(0, shownKinds)
          .map(({ title, count, newest, filter }) => (
            <li key={title}>
              <Link to={{ screen: 'requests', id: newest.id, parameters: { filter } }} className={wrapLook}>
                <span className="w-7 shrink-0 font-medium text-warning">{count}</span>
                <span className={wordsLook}>
                  <span>{title}</span>
                  <span className="max-w-full truncate text-small text-secondary" title={callOf(newest)}>
                    {callOf(newest)}
                  </span>
                </span>
                <span className={timeLook}>
                  <RelativeTime at={newest.at} />
                </span>
              </Link>
            </li>
          )),
        ...(expired === 0 ? [] : [<ExpiredUsers key="expired" count={expired} />]),
      ]}
    </Pane>
  )
}

function callOf({ sdk, method, path }: ExchangeSummary): string {
  return sdk ?? `${method} ${path.split('?')[0]}`
}

function ExpiredUsers({ count }: { readonly count: number }) {
  return (
    <li>
      <Link to={{ screen: 'users', id: null, parameters: { filter: expiredFilter } }} className={rowLook}>
        <span className="w-7 shrink-0 font-medium text-warning">{count.toLocaleString('en')}</span>
        <span className="min-w-0 flex-1 truncate">
          {count === 1 ? 'User' : 'Users'} whose sessions have all expired
        </span>
      </Link>
    </li>
  )
}
