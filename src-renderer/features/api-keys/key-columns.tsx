import type { ApiKey } from '../../../src-shared/contract/control.ts'
import { Badge } from '../../ui/badge.tsx'
import type { GridColumn } from '../../ui/grid/columns.ts'
import { RelativeTime } from '../../ui/time.tsx'
import { TimeLeft } from '../../ui/time-left.tsx'
import { isExpired } from './key-filter.ts'
import { describeScopes } from './scope-groups.ts'

export const defaultKeyOrder = 'name'

export function keyColumns(scopes: readonly string[], now: number): readonly GridColumn<ApiKey>[] {
  return [
    {
      id: 'name',
      order: 'name',
      title: 'API key',
      width: 160,
      grow: 3,
      priority: 1,
      value: ({ name }) => name,
      cell: (key) => (
        <span className="flex min-w-0 items-center gap-2">
          <span className="truncate font-medium" title={key.name}>
            {key.name}
          </span>
          {key.seen ? <Badge>Seen</Badge> : null}
          {isExpired(key, now) ? <Badge tone="danger">Expired</Badge> : null}
        </span>
      ),
    },
    {
      id: 'secret',
      title: 'Secret',
      width: 96,
      priority: 4,
      cell: ({ secret }) => <span className="font-mono text-small text-secondary">…{secret.slice(-6)}</span>,
    },
    {
      id: 'scopes',
      order: 'scopes',
      isLargestFirst: true,
      title: 'Scopes',
      width: 104,
      grow: 1,
      priority: 2,
      value: ({ scopes: held }) => held.length,
      cell: ({ scopes: held }) => <span className="text-secondary">{describeScopes(held, scopes)}</span>,
    },
    {
      id: 'expires',
      order: 'expires',
      title: 'Expires',
      width: 88,
      priority: 3,
      value: ({ expire }) => expire,
      cell: (key) => (
        <span className="text-small text-secondary">
          {key.expire === null ? (
            'Never'
          ) : isExpired(key, now) ? (
            <RelativeTime at={key.expire} />
          ) : (
            <TimeLeft until={key.expire} />
          )}
        </span>
      ),
    },
    {
      id: 'used',
      order: 'used',
      isLargestFirst: true,
      title: 'Last used',
      width: 88,
      priority: 3,
      align: 'end',
      value: ({ accessedAt }) => accessedAt,
      cell: ({ accessedAt }) => (
        <span className="text-small text-secondary">
          {accessedAt === null ? 'Never' : <RelativeTime at={accessedAt} />}
        </span>
      ),
    },
  ]
}
