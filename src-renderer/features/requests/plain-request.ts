import type { ExchangeSummary } from '../../../src-shared/contract/requests.ts'
import { actorToken } from './request-columns.tsx'

/** A request as rows are copied, for other programs. */
export function plainRequest(request: ExchangeSummary) {
  return {
    id: request.id,
    at: request.at,
    method: request.method,
    path: request.path,
    status: request.status,
    errorType: request.errorType,
    sdk: request.sdk,
    actor: actorToken(request.actor),
    durationMilliseconds: request.durationMilliseconds,
    tags: request.tags,
  }
}
