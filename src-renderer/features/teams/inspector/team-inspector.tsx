import { Trash2, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { invitationsQuery, type Invitation } from '../../../data/invitations.ts'
import { useServices } from '../../../data/services.ts'
import { useQuery } from '../../../data/use-query.ts'
import { Button } from '../../../ui/button.tsx'
import { CopyText } from '../../../ui/copy.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Inspector } from '../../../ui/inspector.tsx'
import { EmptyState, FailedState, Skeleton } from '../../../ui/states.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import type { TeamSubject } from '../team-calls.ts'
import { membershipsQuery, teamQuery } from '../team-queries.ts'
import { DetailsTab } from './details-tab.tsx'
import { MembersTab } from './members-tab.tsx'

export interface TeamInspectorProps {
  readonly projectId: string
  readonly teamId: string
  readonly onInvite: () => void
  readonly onClose: () => void
  readonly onDelete: (team: TeamSubject) => void
}

type TeamTab = 'members' | 'details'

const noInvitations: ReadonlyMap<string, Invitation> = new Map()

export function TeamInspector({ projectId, teamId, onInvite, onClose, onDelete }: TeamInspectorProps) {
  const { client, cache } = useServices()
  const query = teamQuery(client, projectId, teamId)
  const { data: team, error } = useQuery(query)
  const members = useQuery(membershipsQuery(client, projectId, teamId))
  const invitations = useQuery(invitationsQuery(client, projectId)).data ?? noInvitations
  const [tab, setTab] = useState<TeamTab>('members')
  const isGone = error !== null && 'type' in error && error.type === 'team_not_found'

  if (team === undefined || isGone) {
    return (
      <Inspector label="Team" header={<p className="text-section font-semibold">Team</p>} onClose={onClose}>
        {isGone ? (
          <EmptyState title="No such team" actions={<Button onPress={onClose}>Close</Button>}>
            No team of this project has the ID {teamId}.
          </EmptyState>
        ) : error === null ? (
          <Skeleton />
        ) : (
          <FailedState error={error} onRetry={() => cache.refresh(query)} />
        )}
      </Inspector>
    )
  }
  return (
    <Inspector
      label={`Team ${team.name}`}
      onClose={onClose}
      header={
        <div className="flex min-w-0 flex-col gap-1">
          <h2 className="min-w-0 text-section leading-5 font-semibold break-words">{team.name}</h2>
          <CopyText text={team.id} what="team ID" className="max-w-full self-start" />
        </div>
      }
    >
      <div className="ends-line flex shrink-0 items-center gap-2 px-4 pb-2">
        <Button action="invite" icon={<Icon of={UserPlus} />} onPress={onInvite}>
          Invite…
        </Button>
        <IconButton
          label={`Delete ${team.name}`}
          action="delete"
          icon={<Icon of={Trash2} />}
          className="ms-auto"
          onPress={() => onDelete(team)}
        />
      </div>
      <Tabs
        label="Parts of the team"
        selected={tab}
        onSelect={setTab}
        tabs={[
          {
            id: 'members',
            title: 'Members',
            content: (
              <MembersTab
                team={team}
                state={members}
                invitations={invitations}
                onRetry={() => cache.refresh(membershipsQuery(client, projectId, teamId))}
              />
            ),
          },
          {
            id: 'details',
            title: 'Details',
            content: <DetailsTab team={team} memberships={members.data?.memberships ?? []} />,
          },
        ]}
      />
    </Inspector>
  )
}
