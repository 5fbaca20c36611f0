import { Badge } from '../../../ui/badge.tsx'
import { InlineText } from '../../../ui/inline-text.tsx'
import { CopyButton } from '../../../ui/copy.tsx'
import { JsonEditor } from '../../../ui/json-editor.tsx'
import { Fact, Section } from '../../../ui/section.tsx'
import { AbsoluteTime } from '../../../ui/time.tsx'
import { renameTeam, setPreferences } from '../team-calls.ts'
import type { MembershipRecord, TeamRecord } from '../team-record.ts'
import { useTeamActions } from '../use-team-actions.ts'

const longestName = 128

export function DetailsTab({
  team,
  memberships,
}: {
  readonly team: TeamRecord
  readonly memberships: readonly MembershipRecord[]
}) {
  const { run } = useTeamActions()
  const rename = async (name: string) => {
    if (name === '') return 'A team has a name.'
    return (await run(renameTeam(team, name))) ? null : 'The name was not saved.'
  }
  return (
    <>
      <Section title="Identity">
        <dl>
          <Fact name="Name">
            <InlineText
              label="Team name"
              value={team.name}
              placeholder="Name"
              maxLength={longestName}
              onSave={rename}
            />
          </Fact>
        </dl>
      </Section>
      <Section title="Roles used">
        <RolesUsed memberships={memberships} />
      </Section>
      <Section
        title="Preferences"
        end={<CopyButton text={JSON.stringify(team.preferences, null, 2)} what="preferences as JSON" />}
      >
        <JsonEditor
          label="Preferences"
          value={team.preferences}
          onSave={async (preferences) =>
            (await run(setPreferences(team, preferences))) ? null : 'The preferences were not saved.'
          }
        />
      </Section>
      <Section title="Times">
        <dl>
          <Fact name="Created">
            <AbsoluteTime at={team.createdAt} />
          </Fact>
          <Fact name="Changed">
            <AbsoluteTime at={team.updatedAt} />
          </Fact>
        </dl>
      </Section>
    </>
  )
}

/** Of members and invitations alike: what a permission of this team may name. */
function RolesUsed({ memberships }: { readonly memberships: readonly MembershipRecord[] }) {
  const counts = new Map<string, number>()
  for (const { roles } of memberships) for (const role of roles) counts.set(role, (counts.get(role) ?? 0) + 1)
  if (counts.size === 0) return <p className="py-1 text-tertiary">None</p>
  return (
    <ul aria-label="Roles used" className="flex flex-wrap gap-x-3 gap-y-1 py-1">
      {[...counts]
        .toSorted(([, first], [, second]) => second - first)
        .map(([role, count]) => (
          <li key={role} className="flex max-w-full items-center gap-1">
            <Badge>
              <span className="max-w-72 truncate" title={role}>
                {role}
              </span>
            </Badge>
            <span className="text-small text-secondary">{count}</span>
          </li>
        ))}
    </ul>
  )
}
