/** What the screen and the chip ask about snapshots. */
import type { ControlClient } from '../../../src-shared/client/control-client.ts'
import type {
  Drift,
  SnapshotContents,
  SnapshotDiff,
  SnapshotList,
  SnapshotSummary,
} from '../../../src-shared/contract/snapshots.ts'
import type { Query } from '../../data/query-cache.ts'
import { topics } from '../../data/topics.ts'
import { baselineName } from './snapshot-names.ts'

export function snapshotsQuery(client: ControlClient): Query<SnapshotList> {
  return { key: 'snapshots', topics: [topics.snapshots], load: (signal) => client.snapshots(signal) }
}

export function contentsQuery(client: ControlClient, name: string): Query<SnapshotContents> {
  return {
    key: `snapshot/${name}`,
    topics: [topics.snapshots],
    load: (signal) => client.snapshotContents(name, signal),
  }
}

/** How many changes there are since the baseline, table by table. */
export function driftCountQuery(client: ControlClient): Query<Drift> {
  return {
    key: 'drift/count',
    topics: [topics.state],
    restMilliseconds: 150,
    load: (signal) => client.drift(signal, 0),
  }
}

export function driftQuery(client: ControlClient): Query<Drift> {
  return { key: 'drift', topics: [topics.state], restMilliseconds: 300, load: (signal) => client.drift(signal) }
}

/** From a snapshot to another; null: to the state as it stands. */
export function diffQuery(client: ControlClient, name: string, against: string | null): Query<SnapshotDiff> {
  // Since the baseline is known without a comparison, and after a restore it is another than what its file says.
  if (name === baselineName && against === null) return driftQuery(client)
  return {
    key: `snapshot/${name}/diff/${against ?? ''}`,
    topics: against === null ? [topics.snapshots, topics.state] : [topics.snapshots],
    restMilliseconds: 500,
    load: (signal) => client.snapshotDiff(name, against ?? undefined, signal),
  }
}

/** Files that are larger are compared only when they are opened: each comparison reads the whole of one. */
const mostBytes = 1_000_000

/** How many records are another now than in each snapshot, by its name. */
export function distancesQuery(
  client: ControlClient,
  snapshots: readonly SnapshotSummary[],
): Query<ReadonlyMap<string, number>> {
  const compared = snapshots.filter(({ name, bytes }) => name !== baselineName && bytes <= mostBytes)
  return {
    key: `snapshots/distances/${compared.map(({ name }) => name).join(',')}`,
    topics: [topics.snapshots, topics.state],
    restMilliseconds: 1000,
    async load(signal) {
      const distances = new Map<string, number>()
      // One after the other, so that the calls of an app are not kept waiting.
      for (const { name } of compared) {
        const total = await client.snapshotDiff(name, undefined, signal, 0).then(
          (diff) => diff.total,
          () => null,
        )
        signal.throwIfAborted()
        if (total !== null) distances.set(name, total)
      }
      return distances
    },
  }
}
