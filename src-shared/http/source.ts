/** Whether the app under test made a call, or something of ours beside it. */
import type { ExchangeSummary } from '../contract/requests.ts'

/** As which SDK the testing kit calls: of the headers that say who calls, pages of other origins may send this one. */
export const kitSdkName = 'offwrite/testing'

export function sourceOf(headers: Headers): ExchangeSummary['source'] {
  if (headers.get('x-emulator-source') === 'window') return 'window'
  return headers.get('x-sdk-name') === kitSdkName ? 'test' : 'app'
}
