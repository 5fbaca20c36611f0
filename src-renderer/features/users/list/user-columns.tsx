import { Badge } from '../../../ui/badge.tsx'
import { classes } from '../../../ui/classes.ts'
import type { GridColumn } from '../../../ui/grid/columns.ts'
import { RelativeTime } from '../../../ui/time.tsx'
import type { UserRow } from '../../../../src-shared/contract/control.ts'
import { detailOf, titleOf } from '../../../data/user-names.ts'
import { verificationWords } from '../user-words.ts'
import { LabelsCell } from './labels-cell.tsx'

export interface UserColumn extends GridColumn<UserRow> {
  /** What the cell says; when it changes on screen, the cell flashes. */
  readonly text: (user: UserRow) => string
}

/** Priorities are such that beside an open inspector five are left: user, status, labels, sessions, last active. */
export const userColumns: readonly UserColumn[] = [
  {
    id: 'user',
    title: 'User',
    width: 232,
    grow: 6,
    priority: 1,
    order: 'name',
    text: (user) => `${titleOf(user)} ${detailOf(user)}`,
    cell: (user) => (
      <span className="flex min-w-0 gap-2" title={`${titleOf(user)} ${detailOf(user)}`.trim()}>
        <span
          className={classes(
            'min-w-0 shrink-0 truncate font-medium',
            detailOf(user) === '' ? 'max-w-full' : 'max-w-1/2',
          )}
        >
          {titleOf(user)}
        </span>
        <span className="min-w-0 flex-1 truncate text-secondary">{detailOf(user)}</span>
      </span>
    ),
  },
  {
    id: 'id',
    title: 'ID',
    width: 152,
    priority: 7,
    order: 'id',
    text: ({ id }) => id,
    cell: ({ id }) => (
      <span className="block truncate font-mono text-small text-secondary" title={id}>
        {id}
      </span>
    ),
  },
  {
    id: 'status',
    title: 'Status',
    width: 96,
    priority: 2,
    order: 'status',
    text: (user) => `${user.status} ${verificationWords(user)}`,
    cell: (user) =>
      user.status ? (
        <span className="text-secondary">{verificationWords(user)}</span>
      ) : (
        <Badge tone="danger">Blocked</Badge>
      ),
  },
  {
    id: 'mfa',
    title: 'MFA',
    width: 40,
    priority: 8,
    order: 'mfa',
    isLargestFirst: true,
    text: ({ mfa }) => String(mfa),
    cell: ({ mfa }) => (mfa ? <span className="text-secondary">On</span> : null),
  },
  {
    id: 'labels',
    title: 'Labels',
    width: 104,
    grow: 1,
    priority: 3,
    order: 'labels',
    text: ({ labels }) => labels.join(' '),
    cell: ({ labels }) => <LabelsCell labels={labels} />,
  },
  {
    id: 'teams',
    title: 'Teams',
    width: 44,
    priority: 9,
    order: 'teams',
    isLargestFirst: true,
    align: 'end',
    text: ({ teams }) => String(teams),
    cell: ({ teams }) => <Count of={teams} />,
  },
  {
    id: 'sessions',
    title: 'Sessions',
    width: 56,
    priority: 5,
    align: 'end',
    order: 'sessions',
    isLargestFirst: true,
    text: ({ sessions }) => String(sessions),
    cell: ({ sessions }) => <Count of={sessions} />,
  },
  {
    id: 'identities',
    title: 'Identities',
    width: 60,
    priority: 10,
    order: 'identities',
    isLargestFirst: true,
    align: 'end',
    text: ({ identities }) => String(identities),
    cell: ({ identities }) => <Count of={identities} />,
  },
  {
    id: 'joined',
    title: 'Joined',
    width: 96,
    priority: 6,
    order: 'joined',
    isLargestFirst: true,
    align: 'end',
    text: ({ createdAt }) => createdAt,
    cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
  },
  {
    id: 'active',
    title: 'Last active',
    width: 96,
    priority: 4,
    order: 'active',
    isLargestFirst: true,
    align: 'end',
    text: ({ accessedAt }) => accessedAt ?? '',
    cell: ({ accessedAt }) =>
      accessedAt === null ? <span className="text-small text-tertiary">Never</span> : <RelativeTime at={accessedAt} />,
  },
]

function Count({ of }: { readonly of: number }) {
  return <span className={of === 0 ? 'text-tertiary' : 'text-primary'}>{of}</span>
}
