import { useState } from 'react'
import { ControlCallError } from '../../../../src-shared/client/control-call-error.ts'
import { useServices } from '../../../data/services.ts'
import { useQuery } from '../../../data/use-query.ts'
import { fieldsOf, textOf } from '../../../data/read-fields.ts'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { TextField } from '../../../ui/field.tsx'
import { Choice } from '../../../ui/choice.tsx'
import { UserField } from '../../../ui/user-field.tsx'
import { ownerOf } from '../inspector/owner.ts'
import { firstPage, type TeamSubject } from '../team-calls.ts'
import { membershipsQuery, teamQuery } from '../team-queries.ts'
import { useTeamActions } from '../use-team-actions.ts'
import { inviteCall, inviteErrors, refusedField, type InviteDraft, type InviteErrors } from './invite-draft.ts'

export interface InviteDialogProps {
  readonly projectId: string
  readonly teamId: string
  /** What the list knows of it; null where it is filtered away. */
  readonly row: TeamSubject | null
  readonly onClose: () => void
}

type How = 'invite' | 'add'

/**
 * An owner's invitation waits to be accepted; a server's makes a member at once. Both are what an app could do. It is
 * there to be typed into before it is known who owns the team.
 */
export function InviteDialog({ projectId, teamId, row, onClose }: InviteDialogProps) {
  const { client, notices } = useServices()
  const team = useQuery(teamQuery(client, projectId, teamId)).data ?? row ?? { id: teamId, name: teamId }
  const { data: members } = useQuery(membershipsQuery(client, projectId, teamId))
  const { send, announce } = useTeamActions()
  const owner = members === undefined ? null : ownerOf(members.memberships)
  const [draft, setDraft] = useState<InviteDraft>({ who: '', roles: '', url: firstPage })
  const [chosenHow, setHow] = useState<How>('invite')
  const [errors, setErrors] = useState<InviteErrors>({})
  const [message, setMessage] = useState<string | null>(null)
  const [isSending, setSending] = useState(false)
  const how = owner === null && members !== undefined ? 'add' : chosenHow
  const isServer = how === 'add'

  const change = (part: Partial<InviteDraft>) => {
    setDraft((now) => ({ ...now, ...part }))
    setErrors((now) => Object.fromEntries(Object.entries(now).filter(([field]) => !(field in part))))
    setMessage(null)
  }
  const refuse = (fields: InviteErrors, words: string | null) => {
    setErrors(fields)
    setMessage(words)
    notices.say([...Object.values(fields), words ?? ''].join(' '))
  }
  const submit = async () => {
    if (isSending || members === undefined) return
    const found = inviteErrors(draft)
    if (Object.keys(found).length > 0) return refuse(found, null)
    setSending(true)
    try {
      const reply = await send(
        isServer || owner === null ? null : owner.userId,
        inviteCall(team, draft, isServer),
        `${isServer ? 'Add' : 'Invite'} ${draft.who.trim()} to ${team.name}`,
      )
      const { userName, userEmail } = fieldsOf(reply.body)
      const title = textOf(userName) || textOf(userEmail) || draft.who.trim()
      announce(
        reply,
        isServer
          ? { doing: `Add ${title} to ${team.name}`, done: `Added ${title} to ${team.name}` }
          : { doing: `Invite ${title} to ${team.name}`, done: `Invited ${title} to ${team.name}` },
      )
      onClose()
    } catch (error) {
      if (!(error instanceof ControlCallError)) return refuse({}, String(error))
      const fields = refusedField(error)
      refuse(fields ?? {}, fields === null ? `${error.message} ${error.hint}`.trim() : null)
    } finally {
      setSending(false)
    }
  }
  return (
    <FormDialog
      title={`Invite to ${team.name}`}
      answer={isServer ? 'Add member' : 'Send invitation'}
      canAnswer={members !== undefined}
      onAnswer={() => void submit()}
      onClose={onClose}
      error={message}
    >
      <UserField
        label="Email, phone or user ID"
        value={draft.who}
        onChange={(who) => change({ who })}
        placeholder="ada@example.test"
        hint="An address that nobody has makes a new user."
        error={errors.who ?? null}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- a form is opened to type in
        autoFocus
      />
      <TextField
        label="Roles"
        value={draft.roles}
        onChange={(roles) => change({ roles })}
        placeholder="viewer editor"
        error={errors.roles ?? null}
      />
      {members === undefined ? null : (
        <Choice
          label="How"
          selected={how}
          onSelect={setHow}
          options={[
            {
              id: 'invite',
              title: owner === null ? 'Send an invitation' : `Send an invitation from ${owner.title}`,
              detail:
                owner === null
                  ? `Nobody owns ${team.name}, and only an owner can invite.`
                  : 'Pending until its link is used. The message is in the Inbox.',
              isDisabled: owner === null,
            },
            { id: 'add', title: 'Add at once', detail: 'As a server with an API key does: no message, no acceptance.' },
          ]}
        />
      )}
      {isServer ? null : (
        <TextField
          label="Redirect URL"
          value={draft.url}
          onChange={(url) => change({ url })}
          isMono
          hint="The page of your app that the link opens."
          error={errors.url ?? null}
        />
      )}
    </FormDialog>
  )
}
