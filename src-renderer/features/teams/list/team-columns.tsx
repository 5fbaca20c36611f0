import type { TeamRow } from '../../../../src-shared/contract/teams.ts'
import { classes } from '../../../ui/classes.ts'
import type { GridColumn } from '../../../ui/grid/columns.ts'
import { RelativeTime } from '../../../ui/time.tsx'

export const teamColumns: readonly GridColumn<TeamRow>[] = [
  {
    id: 'team',
    order: 'name',
    title: 'Team',
    width: 200,
    grow: 4,
    priority: 1,
    cell: ({ name }) => (
      <span className="block truncate font-medium" title={name}>
        {name}
      </span>
    ),
  },
  {
    id: 'id',
    order: 'id',
    title: 'ID',
    width: 152,
    grow: 2,
    priority: 5,
    cell: ({ id }) => (
      <span className="block truncate font-mono text-small text-secondary" title={id}>
        {id}
      </span>
    ),
  },
  {
    id: 'members',
    order: 'members',
    isLargestFirst: true,
    title: 'Members',
    width: 64,
    priority: 2,
    align: 'end',
    cell: ({ members }) => <Count of={members} />,
  },
  {
    id: 'pending',
    order: 'pending',
    isLargestFirst: true,
    title: 'Pending',
    width: 64,
    priority: 2,
    align: 'end',
    cell: ({ pending }) => <Count of={pending} />,
  },
  {
    id: 'created',
    order: 'created',
    isLargestFirst: true,
    title: 'Created',
    width: 96,
    priority: 4,
    align: 'end',
    cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
  },
  {
    id: 'changed',
    order: 'changed',
    isLargestFirst: true,
    title: 'Last change',
    width: 96,
    priority: 3,
    align: 'end',
    cell: ({ updatedAt }) => <RelativeTime at={updatedAt} />,
  },
]

function Count({ of }: { readonly of: number }) {
  return <span className={classes(of === 0 ? 'text-tertiary' : 'text-primary')}>{of.toLocaleString('en')}</span>
}
