import { useServices } from '../../data/services.ts'
import { useQuery } from '../../data/use-query.ts'
import { faultsQuery } from './fault-queries.ts'
import { stateAt } from './fault-state.ts'
import { useRealNow } from './use-real-now.ts'

/** In the side bar, while calls fail on purpose. */
export function FaultBadge() {
  const { client } = useServices()
  const realNow = useRealNow()
  const faults = useQuery(faultsQuery(client)).data ?? []
  const count = faults.filter((fault) => stateAt(fault, realNow) === 'on').length
  if (count === 0) return null
  return (
    <span className="rounded-full bg-simulated-tint px-1.5 text-label font-semibold text-simulated">
      {count}
      <span className="sr-only"> on</span>
    </span>
  )
}
