import type { ExchangeSummary } from '../../../src-shared/contract/requests.ts'
import { Link } from '../../navigation/link.tsx'
import { StatusCode } from '../../ui/status-code.tsx'
import { RelativeTime } from '../../ui/time.tsx'
import { Pane, timeLook, wordsLook, wrapLook } from './pane.tsx'

const shownRequests = 8

/** The newest calls of the app, newest first. */
export function LastRequests({ requests }: { readonly requests: readonly ExchangeSummary[] }) {
  const shown = requests
    .filter(({ source }) => source === 'app')
    .slice(-shownRequests)
    .toReversed()
  return (
    <Pane
      title="Last requests"
      more={{ title: 'All requests', to: { screen: 'requests', id: null } }}
      empty="No request yet."
    >
      {shown.map((exchange) => (
        <li key={exchange.id}>
          <RequestLine exchange={exchange} />
        </li>
      ))}
    </Pane>
  )
}

function RequestLine({ exchange }: { readonly exchange: ExchangeSummary }) {
  const { id, at, status, sdk, method, path, errorType, tags } = exchange
  return (
    <Link to={{ screen: 'requests', id }} className={wrapLook}>
      <span className="w-7 shrink-0">
        <StatusCode status={status} isOurs={tags.includes('emulator-failed')} />
      </span>
      <span className={wordsLook}>
        <span className="max-w-full truncate" title={`${method} ${path}`}>
          {sdk ?? `${method} ${path.split('?')[0]}`}
        </span>
        {errorType === null ? null : (
          <span className="max-w-full truncate font-mono text-small text-secondary" title={errorType}>
            {errorType}
          </span>
        )}
      </span>
      <span className={timeLook}>
        <RelativeTime at={at} />
      </span>
    </Link>
  )
}
