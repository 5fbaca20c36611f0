import { UserMinus } from 'lucide-react'
import { Link } from '../../../navigation/link.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { AbsoluteTime } from '../../../ui/time.tsx'
import { WordEditor } from '../../../ui/word-editor.tsx'
import { memberTitle, roleFault, type TeamSubject } from '../team-calls.ts'
import type { MembershipRecord } from '../team-record.ts'

export interface MemberRowProps {
  readonly team: TeamSubject
  readonly member: MembershipRecord
  readonly onRoles: (roles: readonly string[]) => void
  readonly onRemove: () => void
}

export function MemberRow({ team, member, onRoles, onRemove }: MemberRowProps) {
  const title = memberTitle(member)
  return (
    <li className="animate-appear border-t border-hairline py-2 first:border-t-0">
      <div className="ends-line flex items-start gap-2">
        <MemberName member={member} />
        <IconButton label={`Remove ${title} from ${team.name}`} icon={<Icon of={UserMinus} />} onPress={onRemove} />
      </div>
      <WordEditor words={member.roles} one="role" of={title} faultOf={roleFault} onChange={onRoles} />
      <p className="flex items-center gap-1 text-small text-secondary">
        Joined <AbsoluteTime at={member.joinedAt} />
      </p>
    </li>
  )
}

/** Leads to the user; the address stands below when the name is not the address. */
export function MemberName({ member }: { readonly member: MembershipRecord }) {
  const title = memberTitle(member)
  const address = member.userEmail || member.userPhone
  return (
    <div className="min-w-0 flex-1 py-0.5">
      <Link
        to={{ screen: 'users', id: member.userId }}
        className="inline-block max-w-full truncate rounded-badge align-bottom font-medium hover:underline"
      >
        {title}
      </Link>
      {address === '' || address === title ? null : <p className="text-small break-all text-secondary">{address}</p>}
    </div>
  )
}
