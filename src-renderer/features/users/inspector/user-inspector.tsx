import { Ellipsis, Trash2 } from 'lucide-react'
import { useServices } from '../../../data/services.ts'
import { useProjectId } from '../../../data/use-project.ts'
import { useQuery } from '../../../data/use-query.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { CopyText } from '../../../ui/copy.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Inspector } from '../../../ui/inspector.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { EmptyState, FailedState, Skeleton } from '../../../ui/states.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import type { Subject } from '../actions/user-calls.ts'
import { userMenu, type UserMenuDoes } from '../actions/user-menu.ts'
import { blockingOf } from '../actions/user-steps.ts'
import { userQuery } from '../user-queries.ts'
import { titleOf } from '../../../data/user-names.ts'
import { AccessTab } from './access-tab.tsx'
import { ActivityTab } from './activity-tab.tsx'
import { ProfileTab } from './profile-tab.tsx'
import { SecurityTab } from './security-tab.tsx'
import { useInspectorKeys } from './use-inspector-keys.ts'
import type { UserTab } from './user-tab.ts'

export interface UserInspectorProps {
  readonly userId: string
  readonly tab: UserTab
  readonly onTab: (tab: UserTab) => void
  readonly onClose: () => void
  readonly does: UserMenuDoes
}

export function UserInspector(props: UserInspectorProps) {
  const { userId, tab, onTab, onClose, does } = props
  const { client, cache } = useServices()
  const projectId = useProjectId()
  const query = userQuery(client, projectId, userId)
  const { data: user, error } = useQuery(projectId === '' ? null : query)
  useInspectorKeys(userId, onTab)
  const isGone = error !== null && 'type' in error && error.type === 'user_not_found'

  if (user === undefined || isGone) {
    return (
      <Inspector label="User" header={<p className="text-section font-semibold">User</p>} onClose={onClose}>
        {isGone ? (
          <EmptyState title="No such user" actions={<Button onPress={onClose}>Close</Button>}>
            No user of this project has the ID {userId}.
          </EmptyState>
        ) : error === null ? (
          <Skeleton />
        ) : (
          <FailedState error={error} onRetry={() => cache.refresh(query)} />
        )}
      </Inspector>
    )
  }
  const subject: Subject = { ...user, status: user.isActive }
  const title = titleOf(user)
  return (
    <Inspector
      label={`User ${title}`}
      onClose={onClose}
      header={
        <div className="flex min-w-0 flex-col gap-1">
          <div className="flex min-w-0 items-start gap-2">
            <h2 className="min-w-0 text-section leading-5 font-semibold break-words">{title}</h2>
            {user.isActive ? null : <Badge tone="danger">Blocked</Badge>}
          </div>
          <CopyText text={user.id} what="user ID" className="max-w-full self-start" />
        </div>
      }
    >
      <div className="ends-line flex shrink-0 items-center gap-2 px-4 pb-2">
        <Button action="sign-in-as" onPress={() => does.signInAs(subject)}>
          Sign in as…
        </Button>
        <Button action="block" onPress={() => does.act(blockingOf([subject]), [subject])}>
          {user.isActive ? 'Block' : 'Unblock'}
        </Button>
        <IconButton
          label={`Delete ${title}`}
          action="delete"
          icon={<Icon of={Trash2} />}
          className="ms-auto"
          onPress={() => does.act('delete', [subject])}
        />
        <Menu
          label={`Actions for ${title}`}
          trigger={<IconButton label={`Actions for ${title}`} icon={<Icon of={Ellipsis} />} />}
          groups={userMenu([subject], does)}
        />
      </div>
      <Tabs
        label="Parts of the user"
        selected={tab}
        onSelect={onTab}
        tabs={[
          {
            id: 'profile',
            title: 'Profile',
            content: <ProfileTab key={user.id} user={user} subject={subject} />,
          },
          {
            id: 'access',
            title: 'Access',
            content: <AccessTab key={user.id} subject={subject} />,
          },
          {
            id: 'security',
            title: 'Security',
            content: <SecurityTab key={user.id} user={user} subject={subject} />,
          },
          {
            id: 'activity',
            title: 'Activity',
            content: <ActivityTab key={user.id} subject={subject} />,
          },
        ]}
      />
    </Inspector>
  )
}
