import { useEffect } from 'react'
import type { EmulatorStatus } from '../../src-shared/contract/control.ts'
import { statusQuery } from './queries.ts'
import { useServices } from './services.ts'
import { useQuery } from './use-query.ts'

/** The status, read again too when something that is simulated ends by itself: no event tells of that. */
export function useStatus(): EmulatorStatus | undefined {
  const { client, cache } = useServices()
  const status = useQuery(statusQuery(client)).data
  useEffect(() => {
    const ends = status?.simulated.flatMap(({ realEndsAt }) => realEndsAt ?? []) ?? []
    if (status === undefined || ends.length === 0) return
    // By the server's own clock, which told of both.
    const left = Math.min(...ends.map((end) => Date.parse(end))) - Date.parse(status.clock.realNow)
    const timer = setTimeout(() => cache.refresh(statusQuery(client)), left)
    return () => clearTimeout(timer)
  }, [cache, client, status])
  return status
}
