import type { ControlClient } from '../../../src-shared/client/control-client.ts'
import type { LinkChecks } from '../../../src-shared/contract/inbox.ts'
import type { Query } from '../../data/query-cache.ts'
import { useServices } from '../../data/services.ts'
import { topics } from '../../data/topics.ts'
import { useProjectId } from '../../data/use-project.ts'
import { useQuery } from '../../data/use-query.ts'
import { checkedLink, type CheckedLink } from './link-check.ts'

/** Asks the server about these links, again whenever the platforms of the project change. */
export function useLinkCheck(links: readonly string[]): readonly CheckedLink[] {
  const { client } = useServices()
  const projectId = useProjectId()
  const { data } = useQuery(links.length === 0 || projectId === '' ? null : linksQuery(client, projectId, links))
  return links.map((link) => checkedLink(link, data?.links.find((each) => each.link === link)?.isAllowed ?? true))
}

function linksQuery(client: ControlClient, projectId: string, links: readonly string[]): Query<LinkChecks> {
  return {
    key: `project/${projectId}/links/${links.join(' ')}`,
    topics: [topics.project(projectId)],
    load: (signal) => client.checkLinks(projectId, links, signal),
  }
}
