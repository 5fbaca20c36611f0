import { useState, type FormEvent } from 'react'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { Switch } from '../../../ui/switch.tsx'
import { WordEditor } from '../../../ui/word-editor.tsx'
import type { Standing } from '../role-queries.ts'
import { changeMembership, draftOf, teamFault, type WhatIfDraft } from './what-if-draft.ts'

export interface WhatIfPanelProps {
  readonly standing: Standing
  readonly draft: WhatIfDraft
  readonly onChange: (draft: WhatIfDraft) => void
}

const labelFault = (label: string) =>
  /^[A-Za-z0-9]{1,36}$/.test(label) ? null : `A label has 1 to 36 letters and digits. "${label}" has something else.`
const roleFault = (role: string) =>
  /^[A-Za-z0-9][A-Za-z0-9._-]{0,80}$/.test(role) ? null : `"${role}" is no role: letters, digits, ".", "-" and "_".`

/** Switches that change nothing but the answer. */
export function WhatIfPanel({ standing, draft, onChange }: WhatIfPanelProps) {
  const change = (part: Partial<WhatIfDraft>) => onChange({ ...draft, ...part })
  return (
    <section aria-label="What if" className="border-b border-hairline bg-canvas px-4 py-3">
      <div className="ends-line flex items-center justify-between gap-2">
        <p className="text-small text-secondary">What if {standing.title} were otherwise. Nothing is saved.</p>
        <Button look="quiet" onPress={() => onChange(draftOf(standing))}>
          As stored
        </Button>
      </div>
      <div className="flex flex-wrap gap-x-6 gap-y-1 py-1">
        <Switch isOn={draft.emailVerification} onChange={(emailVerification) => change({ emailVerification })}>
          Email verified
        </Switch>
        <Switch isOn={draft.phoneVerification} onChange={(phoneVerification) => change({ phoneVerification })}>
          Phone verified
        </Switch>
      </div>
      <h3 className="pt-2 text-label font-semibold text-secondary">Labels</h3>
      <WordEditor words={draft.labels} one="label" faultOf={labelFault} onChange={(labels) => change({ labels })} />
      <h3 className="pt-2 text-label font-semibold text-secondary">Memberships</h3>
      <ul>
        {draft.memberships.map(({ teamId, roles, confirm }) => (
          <li key={teamId} className="flex flex-wrap items-center gap-x-3 py-1">
            <Switch isOn={confirm} onChange={(isOn) => change(changeMembership(draft, teamId, { confirm: isOn }))}>
              <span>
                Member of <span className="font-mono text-small">{teamId}</span>
              </span>
            </Switch>
            <div className="min-w-40 flex-1">
              <WordEditor
                words={roles}
                one="role"
                of={teamId}
                faultOf={roleFault}
                onChange={(changed) => change(changeMembership(draft, teamId, { roles: changed }))}
              />
            </div>
          </li>
        ))}
      </ul>
      <AddTeam
        draft={draft}
        onAdd={(teamId) => change({ memberships: [...draft.memberships, { teamId, roles: [], confirm: true }] })}
      />
    </section>
  )
}

function AddTeam({ draft, onAdd }: { readonly draft: WhatIfDraft; readonly onAdd: (teamId: string) => void }) {
  const [teamId, setTeamId] = useState('')
  const [error, setError] = useState<string | null>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const fault = teamFault(draft, teamId.trim())
    setError(fault)
    if (fault !== null) return
    onAdd(teamId.trim())
    setTeamId('')
  }
  return (
    <form onSubmit={submit} className="flex items-end gap-2 pt-1">
      <div className="w-48">
        <TextField
          label="Team ID"
          value={teamId}
          onChange={(text) => {
            setTeamId(text)
            setError(null)
          }}
          error={error}
          isMono
          placeholder="ops"
        />
      </div>
      <Button type="submit">Add to team</Button>
    </form>
  )
}
