import type { ControlClient } from '../../../src-shared/client/control-client.ts'
import type { ClockPreview, Lapsing } from '../../../src-shared/contract/clock.ts'
import type { Query } from '../../data/query-cache.ts'
import { topics } from '../../data/topics.ts'
import type { ClockMove } from '../../data/use-clock-moves.ts'

/** As many as the server tells at once. */
const mostUpcoming = 500

export function upcomingQuery(client: ControlClient, projectIds: readonly string[]): Query<readonly Lapsing[]> {
  return {
    key: `clock/upcoming/${projectIds.join(' ')}`,
    topics: endingTopics(projectIds),
    load: async (signal) => (await client.upcoming(mostUpcoming, signal)).upcoming,
  }
}

export function previewQuery(
  client: ControlClient,
  move: ClockMove,
  projectIds: readonly string[],
): Query<ClockPreview> {
  const asked = 'by' in move ? { by: `${move.by}ms` } : { now: new Date(move.to).toISOString() }
  return {
    key: `clock/preview/${JSON.stringify(asked)}/${projectIds.join(' ')}`,
    topics: endingTopics(projectIds),
    load: (signal) => client.previewClock(asked, signal),
  }
}

function endingTopics(projectIds: readonly string[]): readonly string[] {
  const tables = ['sessions', 'tokens', 'challenges', 'users']
  return [
    topics.status,
    topics.snapshots,
    ...projectIds.flatMap((projectId) => tables.map((table) => topics.table(projectId, table))),
  ]
}
