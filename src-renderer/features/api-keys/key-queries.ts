import type { ControlClient } from '../../../src-shared/client/control-client.ts'
import type { ApiKeyList } from '../../../src-shared/contract/keys.ts'
import type { Query } from '../../data/query-cache.ts'
import { topics } from '../../data/topics.ts'

/** The keys, and every scope that one can have. */
export function keyListQuery(client: ControlClient, projectId: string): Query<ApiKeyList> {
  return {
    key: `project/${projectId}/key-list`,
    topics: [topics.project(projectId), topics.table(projectId, 'keys')],
    load: (signal) => client.keys(projectId, signal),
  }
}
