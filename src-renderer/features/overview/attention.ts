/** What went wrong lately, each kind once: pure, for the screen and its tests. */
import type { ExchangeSummary } from '../../../src-shared/contract/requests.ts'

export interface Trouble {
  /** Type of the error, or what stands for it. */
  readonly title: string
  readonly count: number
  readonly newest: ExchangeSummary
  /** Finds them in the list of requests. */
  readonly filter: string
}

export const lately = { minutes: 15, token: 'since:15m' } as const

/** The kind that concerns most calls first; of the same number the newest. */
export function troublesOf(requests: readonly ExchangeSummary[], now: number): readonly Trouble[] {
  const from = now - lately.minutes * 60_000
  const kinds = new Map<string, Trouble>()
  for (const exchange of requests) {
    const kind = Date.parse(exchange.at) >= from && exchange.source === 'app' ? kindOf(exchange) : null
    if (kind === null) continue
    const count = (kinds.get(kind.title)?.count ?? 0) + 1
    kinds.set(kind.title, { ...kind, count, newest: exchange, filter: `${kind.filter} ${lately.token}` })
  }
  return [...kinds.values()].toSorted(
    (left, right) => right.count - left.count || right.newest.sequence - left.newest.sequence,
  )
}

/** Null where a call is as it should be: a failure that was ordered too. */
function kindOf({ tags, errorType, status }: ExchangeSummary): Pick<Trouble, 'title' | 'filter'> | null {
  if (tags.includes('fault')) return null
  if (tags.includes('not-emulated')) return { title: 'Not emulated', filter: 'tag:not-emulated' }
  if (tags.includes('emulator-failed')) return { title: 'Our bug', filter: 'tag:emulator-failed' }
  if (errorType !== null) return { title: errorType, filter: `error:${errorType}` }
  return status >= 400 ? { title: `Status ${status}`, filter: `status:${status}` } : null
}
