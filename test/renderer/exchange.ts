import type { ExchangeSummary } from '../../src-shared/contract/requests.ts'

/** A logged exchange: a guest's `GET /v1/account`, but for what the test says. */
export function exchange(parts: Partial<ExchangeSummary> = {}): ExchangeSummary {
  return {
    id: 'e1',
    sequence: 1,
    at: '2026-03-01T12:00:00.000Z',
    realAt: '2026-03-01T12:00:00.000Z',
    projectId: 'demo',
    method: 'GET',
    path: '/v1/account',
    route: '/v1/account',
    sdk: 'account.get',
    status: 200,
    errorType: null,
    errorMessage: null,
    actor: { kind: 'guest' },
    userId: null,
    durationMilliseconds: 2,
    tags: [],
    source: 'app',
    replayOf: null,
    client: { sdkName: null, sdkVersion: null, sdkLanguage: null, origin: null, userAgent: null },
    ...parts,
  }
}
