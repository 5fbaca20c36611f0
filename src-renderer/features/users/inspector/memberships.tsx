import { Link } from '../../../navigation/link.tsx'
import { AbsoluteTime } from '../../../ui/time.tsx'
import { titleOf } from '../../../data/user-names.ts'
import type { Subject } from '../actions/user-calls.ts'
import { membershipsQuery, type Asker } from '../user-queries.ts'
import { AskedSection, Nothing } from './asked-section.tsx'

export interface MembershipsProps {
  readonly subject: Subject
  readonly asker: Asker
}

export function Memberships({ subject, asker }: MembershipsProps) {
  return (
    <AskedSection asker={asker} query={membershipsQuery(asker)} title="Memberships">
      {(memberships) =>
        memberships.length === 0 ? (
          <Nothing>{titleOf(subject)} is in no team.</Nothing>
        ) : (
          <ul aria-label="Memberships">
            {memberships.map(({ id, teamId, teamName, roles, isConfirmed, invitedAt, joinedAt }) => (
              <li key={id} className="animate-appear border-t border-hairline py-2 first:border-t-0">
                <p className="flex min-h-6 items-center gap-3">
                  <Link
                    to={{ screen: 'teams', id: teamId }}
                    className="min-w-0 truncate rounded-badge font-medium text-accent-text hover:underline"
                  >
                    {teamName}
                  </Link>
                  <span className="ms-auto shrink-0 text-secondary">{isConfirmed ? 'joined' : 'not accepted yet'}</span>
                </p>
                <p className="flex min-h-6 items-center gap-3 text-small text-secondary">
                  <span className="min-w-0 break-words">{roles.length === 0 ? 'no roles' : roles.join(', ')}</span>
                  <span className="ms-auto shrink-0">
                    <AbsoluteTime at={isConfirmed ? joinedAt : invitedAt} />
                  </span>
                </p>
              </li>
            ))}
          </ul>
        )
      }
    </AskedSection>
  )
}
