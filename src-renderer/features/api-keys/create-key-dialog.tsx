import { useState } from 'react'
import { useServices } from '../../data/services.ts'
import { announce, useActions } from '../../data/use-action.ts'
import { useNow } from '../../data/use-now.ts'
import { fieldsOf, textOf } from '../../data/read-fields.ts'
import { Choice } from '../../ui/choice.tsx'
import { TextField } from '../../ui/field.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { expiryHelp, parseExpiry } from './expiry.ts'
import { readScopes } from './scope-groups.ts'

export interface CreateKeyDialogProps {
  readonly projectId: string
  readonly scopes: readonly string[]
  readonly onClose: () => void
  readonly onCreated: (keyId: string) => void
}

type Start = 'all' | 'read' | 'none'

export function CreateKeyDialog({ projectId, scopes, onClose, onCreated }: CreateKeyDialogProps) {
  const services = useServices()
  const { send } = useActions()
  const now = useNow()
  const [name, setName] = useState('')
  const [start, setStart] = useState<Start>('all')
  const [expires, setExpires] = useState('')
  const [error, setError] = useState<{ readonly of: 'expires' | 'all'; readonly text: string } | null>(null)

  const create = async () => {
    const expire = parseExpiry(expires, now)
    if (expire === undefined) return setError({ of: 'expires', text: expiryHelp })
    const chosen = { all: scopes, read: readScopes(scopes), none: [] }[start]
    const called = name.trim() === '' ? 'API key' : name.trim()
    try {
      const doing = `Create ${called}`
      const path = `/__emulator/projects/${encodeURIComponent(projectId)}/keys`
      const body = { name: called, scopes: chosen, ...(expire === null ? {} : { expire }) }
      const reply = await send({ method: 'POST', path, body }, doing)
      announce(services, reply, { doing, done: `Created ${called}` })
      onCreated(textOf(fieldsOf(reply.body)['id']))
    } catch (refused) {
      setError({ of: 'all', text: refused instanceof Error ? refused.message : String(refused) })
    }
  }
  return (
    <FormDialog
      title="Create API key"
      answer="Create"
      onAnswer={() => void create()}
      onClose={onClose}
      error={error?.of === 'all' ? error.text : null}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- a form is opened to type in */}
      <TextField label="Name" value={name} onChange={setName} placeholder="API key" autoFocus />
      <Choice
        label="Scopes"
        selected={start}
        onSelect={setStart}
        options={[
          { id: 'all', title: 'Every scope' },
          { id: 'read', title: 'Read only' },
          { id: 'none', title: 'None', detail: 'To be switched on one by one' },
        ]}
      />
      <TextField
        label="Expires"
        value={expires}
        onChange={setExpires}
        placeholder="Never"
        hint="30 d, or a date"
        error={error?.of === 'expires' ? error.text : null}
      />
    </FormDialog>
  )
}
