/** What a user did and what was done about it, as one timeline: pure, for the tab and its tests. */
import type { HistoryStep } from '../../../../src-shared/contract/history.ts'
import type { InboxMessage } from '../../../../src-shared/contract/inbox.ts'
import type { ExchangeSummary } from '../../../../src-shared/contract/requests.ts'

export type ActivityItem = {
  readonly at: string
  /** Empty for a message that no logged request sent. */
  readonly realAt: string
} & (
  | {
      readonly kind: 'request'
      readonly exchange: ExchangeSummary
      /** Records of the user that it changed. */
      readonly changes: number
    }
  | { readonly kind: 'message'; readonly message: InboxMessage }
  | { readonly kind: 'change'; readonly step: HistoryStep }
)

export interface ActivitySources {
  readonly userId: string
  readonly projectId: string
  readonly requests: readonly ExchangeSummary[]
  readonly messages: readonly InboxMessage[]
  /** Of the user already. */
  readonly steps: readonly HistoryStep[]
}

/** Newest first, by emulator time; while that stands, by the host's: what came last stands first. */
export function activityOf({ userId, projectId, requests, messages, steps }: ActivitySources): readonly ActivityItem[] {
  const changesOf = new Map(steps.map(({ requestId, changes }) => [requestId, changes]))
  const sentAt = new Map(requests.map(({ id, realAt }) => [id, realAt]))
  const items: readonly ActivityItem[] = [
    ...requests
      .filter((exchange) => exchange.projectId === projectId && concerns(exchange, userId))
      .map((exchange) => ({
        kind: 'request' as const,
        at: exchange.at,
        realAt: exchange.realAt,
        exchange,
        changes: changesOf.get(exchange.id) ?? 0,
      })),
    ...messages
      .filter((message) => message.userId === userId)
      .map((message) => ({
        kind: 'message' as const,
        at: message.createdAt,
        realAt: sentAt.get(message.requestId) ?? '',
        message,
      })),
    // The changes of a request stand at the request.
    ...steps
      .filter(({ requestId }) => requestId === null)
      .map((step) => ({ kind: 'change' as const, at: step.at, realAt: step.realAt, step })),
  ]
  return items
    .toSorted((left, right) => left.at.localeCompare(right.at) || left.realAt.localeCompare(right.realAt))
    .toReversed()
}

/** What the window only read is no activity. */
function concerns({ actor, userId, source, method }: ExchangeSummary, id: string): boolean {
  if (source === 'window' && method === 'GET') return false
  return userId === id || (actor.kind === 'user' && actor.id === id)
}
