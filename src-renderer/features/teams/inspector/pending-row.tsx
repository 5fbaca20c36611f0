import { RotateCw, X } from 'lucide-react'
import type { Invitation } from '../../../data/invitations.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { CopyButton } from '../../../ui/copy.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { RelativeTime } from '../../../ui/time.tsx'
import { memberTitle } from '../team-calls.ts'
import type { MembershipRecord } from '../team-record.ts'
import { MemberName } from './member-row.tsx'

export interface PendingRowProps {
  readonly member: MembershipRecord
  /** Null: its message is gone, or none was sent. */
  readonly invitation: Invitation | null
  /** Only an owner can send an invitation. */
  readonly hasOwner: boolean
  readonly onAccept: () => void
  readonly onResend: () => void
  readonly onRevoke: () => void
}

export function PendingRow({ member, invitation, hasOwner, onAccept, onResend, onRevoke }: PendingRowProps) {
  const title = memberTitle(member)
  return (
    <li className="animate-appear border-t border-hairline py-2 first:border-t-0">
      <div className="flex items-baseline gap-2">
        <MemberName member={member} />
        <span className="shrink-0 text-small">
          <span className="text-secondary">Invited </span>
          <RelativeTime at={member.invitedAt} />
        </span>
      </div>
      {member.roles.length === 0 ? null : (
        <p className="flex flex-wrap gap-1 py-1">
          {member.roles.map((role) => (
            <Badge key={role}>
              <span className="max-w-72 truncate" title={role}>
                {role}
              </span>
            </Badge>
          ))}
        </p>
      )}
      <div className="flex items-center gap-1 pt-1">
        <Button label={`Accept for them: ${title}`} onPress={onAccept}>
          Accept for them
        </Button>
        {invitation === null ? (
          <span className="px-2 text-small text-secondary">No link in the inbox</span>
        ) : (
          <CopyButton text={invitation.link} what={`invite link of ${title}`}>
            Copy invite link
          </CopyButton>
        )}
        <span className="ends-line ms-auto flex shrink-0">
          <IconButton
            label={hasOwner ? `Resend the invitation of ${title}` : 'Nobody owns the team, so nobody can resend'}
            icon={<Icon of={RotateCw} />}
            isDisabled={!hasOwner}
            onPress={onResend}
          />
          <IconButton label={`Revoke the invitation of ${title}`} icon={<Icon of={X} />} onPress={onRevoke} />
        </span>
      </div>
    </li>
  )
}
