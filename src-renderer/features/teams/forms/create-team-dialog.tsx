import { useState } from 'react'
import { ControlCallError } from '../../../../src-shared/client/control-call-error.ts'
import { TextField } from '../../../ui/field.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { UserField } from '../../../ui/user-field.tsx'
import { readTeam } from '../team-record.ts'
import { useTeamActions } from '../use-team-actions.ts'

export interface CreateTeamDialogProps {
  readonly initialName: string
  readonly onClose: () => void
  readonly onCreated: (teamId: string) => void
}

/** With an owner it is that user who creates the team, as an app would; without one it is a server, and nobody is in it. */
export function CreateTeamDialog({ initialName, onClose, onCreated }: CreateTeamDialogProps) {
  const { send, announce } = useTeamActions()
  const [name, setName] = useState(initialName)
  const [id, setId] = useState('')
  const [owner, setOwner] = useState('')
  const [error, setError] = useState<ControlCallError | null>(null)
  const [isSending, setSending] = useState(false)

  const create = async () => {
    if (isSending) return
    setSending(true)
    setError(null)
    try {
      const body = { teamId: id.trim() === '' ? 'unique()' : id.trim(), name: name.trim() }
      const call = { method: 'POST', path: '/v1/teams', body }
      const reply = await send(owner.trim() === '' ? null : owner.trim(), call, `Create ${body.name}`)
      const team = readTeam(reply.body)
      announce(reply, { doing: `Create ${team.name}`, done: `Created ${team.name}` })
      onCreated(team.id)
    } catch (thrown) {
      if (!(thrown instanceof ControlCallError)) throw thrown
      setError(thrown)
    } finally {
      setSending(false)
    }
  }
  const refused = refusalOf(error)

  return (
    <FormDialog
      title="Create team"
      answer="Create"
      onAnswer={() => void create()}
      onClose={onClose}
      error={refused.other}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- a form is opened to type in */}
      <TextField label="Name" value={name} onChange={setName} error={refused.name} autoFocus />
      <TextField label="ID" value={id} onChange={setId} isMono placeholder="Generated" error={refused.id} />
      <UserField
        label="Owner"
        value={owner}
        onChange={setOwner}
        placeholder="Nobody"
        hint="Without one nobody is in the team, as when a server makes it."
        error={refused.owner}
      />
    </FormDialog>
  )
}

const nothing = { name: null, id: null, owner: null, other: null }

/** Where a refusal is shown. */
function refusalOf(error: ControlCallError | null): Readonly<Record<'name' | 'id' | 'owner' | 'other', string | null>> {
  if (error === null) return nothing
  const { message, type } = error
  if (type === 'team_already_exists') return { ...nothing, id: message }
  // Only the owner is looked up.
  if (type === 'user_not_found' || message.includes('`userId`')) return { ...nothing, owner: message }
  if (message.includes('`teamId`')) return { ...nothing, id: message }
  if (message.includes('"name"') || message.includes('`name`')) return { ...nothing, name: message }
  return { ...nothing, other: `${message} ${error.hint}`.trim() }
}
