import type { ControlClient } from '../../../src-shared/client/control-client.ts'
import type { Fault, FaultChoices } from '../../../src-shared/contract/faults.ts'
import type { Query } from '../../data/query-cache.ts'
import { topics } from '../../data/topics.ts'

/** Newest first. */
export function faultsQuery(client: ControlClient): Query<readonly Fault[]> {
  return {
    key: 'faults',
    topics: [topics.faults, topics.status, topics.snapshots],
    load: async (signal) => (await client.faults(signal)).faults.toReversed(),
  }
}

/** What a fault may name never changes while the server runs. */
export function faultChoicesQuery(client: ControlClient): Query<FaultChoices> {
  return { key: 'faults/choices', topics: [], load: (signal) => client.faultChoices(signal) }
}
