import type { RateLimitCounter } from '../../../../src-shared/contract/limits.ts'
import { limitsQuery, limitWords } from '../../../data/rate-limits.ts'
import { useServices } from '../../../data/services.ts'
import { useQuery } from '../../../data/use-query.ts'
import { Button } from '../../../ui/button.tsx'
import { Section } from '../../../ui/section.tsx'
import { JumpPast, TimeLeft } from '../../../ui/time-left.tsx'
import type { UserRecord } from '../user-record.ts'
import { limitsOf } from './limit-words.ts'
import { Nothing } from './asked-section.tsx'

/** Counters that name the user, its email or its phone; those of an IP address alone are everybody's. */
export function RateLimits({ user }: { readonly user: UserRecord }) {
  const { client, cache, notices } = useServices()
  const query = limitsQuery(client)
  const { data = [] } = useQuery(query)
  const limits = limitsOf(data, user)
  const clear = async (limit: RateLimitCounter) => {
    try {
      await client.clearLimits(limit.key)
      cache.refresh(query)
      notices.show({ text: `Cleared the counter of ${limitWords(limit)}` })
    } catch (error) {
      notices.fail(error, 'Clear the counter')
    }
  }
  return (
    <Section title="Rate limits">
      {limits.length === 0 ? (
        <Nothing>No counter is running for this user.</Nothing>
      ) : (
        <ul aria-label="Rate limits">
          {limits.map((limit) => (
            <LimitRow key={limit.key} limit={limit} onClear={() => void clear(limit)} />
          ))}
        </ul>
      )}
    </Section>
  )
}

function LimitRow({ limit, onClear }: { readonly limit: RateLimitCounter; readonly onClear: () => void }) {
  const { used, limit: most, reset, key } = limit
  const what = limitWords(limit)
  return (
    <li className="border-t border-hairline py-1 first:border-t-0">
      <p className="font-mono text-small break-all" title={key}>
        {what}
      </p>
      <div className="flex min-h-7 items-center gap-3 text-small text-secondary">
        <span className={used >= most ? 'text-warning' : ''}>
          {used} of {most} calls
        </span>
        <span className="flex items-center gap-1">
          <TimeLeft until={reset} />
          <JumpPast until={reset} what={`the window of ${what}`} />
        </span>
        <Button look="quiet" className="ms-auto" label={`Clear the counter of ${what}`} onPress={onClear}>
          Clear
        </Button>
      </div>
    </li>
  )
}
