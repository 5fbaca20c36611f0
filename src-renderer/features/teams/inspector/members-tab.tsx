import type { Invitation } from '../../../data/invitations.ts'
import type { QueryState } from '../../../data/query-cache.ts'
import { useAcceptInvitation } from '../../../data/use-accept-invitation.ts'
import { FailedState, Skeleton } from '../../../ui/states.tsx'
import { Section } from '../../../ui/section.tsx'
import { countOf } from '../../../ui/words.ts'
import { acceptanceWords, removeMember, resendInvitation, setRoles, type TeamSubject } from '../team-calls.ts'
import type { MembershipRecord, Memberships } from '../team-record.ts'
import { useTeamActions } from '../use-team-actions.ts'
import { MemberRow } from './member-row.tsx'
import { ownerOf } from './owner.ts'
import { PendingRow } from './pending-row.tsx'

export interface MembersTabProps {
  readonly team: TeamSubject
  readonly state: QueryState<Memberships>
  readonly invitations: ReadonlyMap<string, Invitation>
  readonly onRetry: () => void
}

/** What waits comes first: it can be acted on. */
export function MembersTab({ team, state, invitations, onRetry }: MembersTabProps) {
  const { run, runAs } = useTeamActions()
  const accept = useAcceptInvitation()
  const { data, error } = state
  if (data === undefined) {
    return error === null ? <Skeleton rows={3} /> : <FailedState error={error} onRetry={onRetry} />
  }
  const { memberships, total } = data
  const pending = memberships.filter(({ isAccepted }) => !isAccepted)
  const members = memberships.filter(({ isAccepted }) => isAccepted)
  const owner = ownerOf(memberships)
  const invitationOf = ({ id }: MembershipRecord) => invitations.get(id) ?? null
  return (
    <>
      {pending.length === 0 ? null : (
        <Section title={countOf(pending.length, 'pending invitation')}>
          <ul aria-label="Pending invitations">
            {pending.map((member) => (
              <PendingRow
                key={member.id}
                member={member}
                invitation={invitationOf(member)}
                hasOwner={owner !== null}
                onAccept={() => void accept(member, acceptanceWords(team, member))}
                onResend={() => {
                  if (owner !== null) void runAs(owner.userId, resendInvitation(team, member, invitationOf(member)))
                }}
                onRevoke={() => void run(removeMember(team, member))}
              />
            ))}
          </ul>
        </Section>
      )}
      <Section title={members.length === 0 ? 'Members' : countOf(members.length, 'member')}>
        {members.length === 0 ? (
          <p className="py-1 text-secondary">Nobody is in {team.name}.</p>
        ) : (
          <ul aria-label="Members">
            {members.map((member) => (
              <MemberRow
                key={member.id}
                team={team}
                member={member}
                onRoles={(roles) => void run(setRoles(team, member, roles))}
                onRemove={() => void run(removeMember(team, member))}
              />
            ))}
          </ul>
        )}
      </Section>
      {total > memberships.length ? (
        <p className="pt-2 text-small text-secondary">
          The oldest {memberships.length.toLocaleString('en')} of {total.toLocaleString('en')} memberships.
        </p>
      ) : null}
    </>
  )
}
