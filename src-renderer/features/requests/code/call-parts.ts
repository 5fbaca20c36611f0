import type { ExchangeDetail } from '../../../../src-shared/contract/requests.ts'

export interface CallValues {
  readonly endpoint: string
  readonly apiKey: string
}

export interface CallCode {
  readonly id: string
  /** In short, where they stand side by side. */
  readonly tab: string
  readonly title: string
  /** Null where the call cannot be made this way; `note` then says why. */
  readonly code: string | null
  readonly note: string
}

export function urlOf({ path }: ExchangeDetail, { endpoint }: CallValues): string {
  return endpoint.replace(/\/v1$/, '') + path
}

/** What makes the call the same; the rest is the caller's own business. */
export function headersOf({ request }: ExchangeDetail): readonly (readonly [string, string])[] {
  return request.headers.filter(([name]) => /^(content-type|cookie|x-appwrite-.*|x-fallback-cookies)$/i.test(name))
}
