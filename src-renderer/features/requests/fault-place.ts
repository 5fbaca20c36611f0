import type { ExchangeSummary } from '../../../src-shared/contract/requests.ts'
import type { Place } from '../../navigation/place.ts'

type Failing = Pick<ExchangeSummary, 'sdk' | 'path'>

/** Where a fault for this call is put together, filled in. */
export function faultPlace({ sdk, path }: Failing): Partial<Place> {
  return { screen: 'faults', id: null, parameters: { call: sdk ?? pathOf(path) } }
}

/** The same, with an effect that answers in the place of the server. */
export function stubPlace({ path }: Failing): Partial<Place> {
  return { screen: 'faults', id: null, parameters: { call: pathOf(path), effect: 'stub' } }
}

export function pathOf(path: string): string {
  return path.split('?')[0] ?? ''
}
