/** The last exchanges, whole: what the inspector shows and what undo puts back. */
import type { ExchangeSide, ExchangeSummary } from '../contract/requests.ts'
import type { TraceStep } from '../http/trace.ts'
import type { Change } from '../store/change.ts'

export interface LoggedExchange {
  readonly summary: ExchangeSummary
  readonly request: ExchangeSide
  readonly response: ExchangeSide
  readonly parameters: Readonly<Record<string, unknown>> | null
  readonly steps: readonly TraceStep[]
  readonly changes: readonly Change[]
  /** How many of them, the first ones, only note that the caller was there. */
  readonly accessChanges: number
  readonly events: readonly string[]
  /** What the fixes look at: the caller's user, key and session at the time. */
  readonly subject: Subject
}

export interface Subject {
  readonly userId: string | null
  readonly sessionId: string | null
  readonly keyId: string | null
  /** Ids of the faults that touched it. */
  readonly faults: readonly string[]
  readonly email: string | null
}

/** Without the note that the caller was there, which the next call of the same caller renews. */
export function ownChanges({ changes, accessChanges }: Pick<LoggedExchange, 'changes' | 'accessChanges'>) {
  return changes.slice(accessChanges)
}

export interface RequestLog {
  add(exchange: LoggedExchange): void
  find(id: string): LoggedExchange | null
  /** Oldest first. */
  all(): readonly LoggedExchange[]
  clear(): void
  /** Counts the exchanges of apps since the start; cleared ones too. */
  readonly seen: number
  seenIn(projectId: string): number
  nextSequence(): number
  /** The oldest go first. */
  readonly mostKept: number
  keep(count: number): void
}

/** Unless more or fewer are asked for. */
const usuallyKept = 5000

export function createRequestLog(): RequestLog {
  const byId = new Map<string, LoggedExchange>()
  const perProject = new Map<string, number>()
  let sequence = 0
  let seen = 0
  let mostKept = usuallyKept
  const dropOldest = () => {
    for (const id of byId.keys()) {
      if (byId.size <= mostKept) return
      byId.delete(id)
    }
  }
  return {
    add(exchange) {
      byId.set(exchange.summary.id, exchange)
      dropOldest()
      if (exchange.summary.source === 'app') {
        seen += 1
        const { projectId } = exchange.summary
        perProject.set(projectId, (perProject.get(projectId) ?? 0) + 1)
      }
    },
    find: (id) => byId.get(id) ?? null,
    all: () => [...byId.values()],
    clear: () => byId.clear(),
    get seen() {
      return seen
    },
    seenIn: (projectId) => perProject.get(projectId) ?? 0,
    nextSequence: () => (sequence += 1),
    get mostKept() {
      return mostKept
    },
    keep(count) {
      mostKept = count
      dropOldest()
    },
  }
}
