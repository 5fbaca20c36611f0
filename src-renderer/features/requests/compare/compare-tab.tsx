import type { ExchangeDetail, ExchangeSummary } from '../../../../src-shared/contract/requests.ts'
import { exchangeQuery } from '../../../data/queries.ts'
import { useServices } from '../../../data/services.ts'
import { useQuery } from '../../../data/use-query.ts'
import { Link } from '../../../navigation/link.tsx'
import { Section } from '../../../ui/section.tsx'
import { FailedState, Skeleton } from '../../../ui/states.tsx'
import { RelativeTime } from '../../../ui/time.tsx'
import { differences, type Difference } from './differences.ts'

const parts: readonly Difference['part'][] = ['Answer', 'Caller', 'Parameters', 'Story', 'Body']

interface CompareTabProps {
  readonly exchange: ExchangeDetail
  readonly previous: ExchangeSummary
}

/** What is another than in the call of the same kind before. */
export function CompareTab({ exchange, previous }: CompareTabProps) {
  const { client, cache } = useServices()
  const query = exchangeQuery(client, previous.id)
  const { data: before, error } = useQuery(query)
  if (before === undefined) {
    return error === null ? <Skeleton /> : <FailedState error={error} onRetry={() => cache.refresh(query)} />
  }
  const found = differences(before, exchange)
  return (
    <>
      <p className="pb-3 text-secondary">
        With{' '}
        <Link to={{ id: previous.id }} className="text-accent-text underline underline-offset-2">
          {exchange.replayOf === previous.id ? 'the call that it repeats' : 'the same call before'}
        </Link>
        , <RelativeTime at={previous.at} />
      </p>
      {found.length === 0 ? <p className="text-secondary">Nothing is another.</p> : null}
      {parts
        .map((part) => ({ part, found: found.filter((one) => one.part === part) }))
        .filter((group) => group.found.length > 0)
        .map((group) => (
          <Section key={group.part} title={group.part}>
            <dl className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-x-3">
              {group.found.map(({ name, before: was, after }) => (
                <div key={name} className="contents">
                  <dt className="py-0.5 font-mono text-small break-words text-secondary">{name}</dt>
                  <dd className="py-0.5 font-mono text-small wrap-anywhere">
                    {was === undefined ? null : <del className="text-tertiary">{text(was)}</del>}
                    <span className="text-tertiary"> → </span>
                    <ins className="text-primary no-underline">{after === undefined ? 'none' : text(after)}</ins>
                  </dd>
                </div>
              ))}
            </dl>
          </Section>
        ))}
    </>
  )
}

function text(value: unknown): string {
  return typeof value === 'string' ? value || '""' : JSON.stringify(value)
}
