import { X } from 'lucide-react'
import { useState, type SyntheticEvent } from 'react'
import type { DevKey } from '../../../src-shared/contract/settings.ts'
import { useNow } from '../../data/use-now.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy.tsx'
import { TextField } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Effect } from '../../ui/settings/effect.tsx'
import { SettingPart } from '../../ui/settings/setting-part.tsx'
import type { SettingsProps } from './switch-rows.tsx'

/** Keys that a page may send while it is developed. */
export function DevKeys({ project: { devKeys }, change }: SettingsProps) {
  const now = useNow()
  const add = (name: string) =>
    change(
      { devKeys: [...devKeys, { name, secret: newSecret(), expire: null }] },
      { doing: `Make the dev key ${name}`, done: `Made the dev key ${name}` },
    )
  const remove = ({ name, secret }: DevKey) =>
    change(
      { devKeys: devKeys.filter((other) => other.secret !== secret) },
      { doing: `Delete the dev key ${name}`, done: `Deleted the dev key ${name}` },
    )
  return (
    <SettingPart words="Dev keys X-Appwrite-Dev-Key setDevKey rate limits origin" names="devKeys">
      <h3 className="pt-2 text-primary">Dev keys</h3>
      <Effect text="Sent as `X-Appwrite-Dev-Key`, one lifts rate limits and the checks of origin and redirect" />
      <ul aria-label="Dev keys" className="py-1">
        {devKeys.map((key) => (
          <li key={key.secret} className="ends-line flex min-h-8 items-center gap-2">
            <span className="min-w-0 truncate">{key.name === '' ? 'Dev key' : key.name}</span>
            {key.expire !== null && Date.parse(key.expire) <= now ? <Badge tone="danger">Expired</Badge> : null}
            <code className="ms-auto text-small text-secondary">…{key.secret.slice(-6)}</code>
            <CopyButton text={key.secret} what={`secret of the dev key ${key.name}`} isSecret />
            <IconButton label={`Delete the dev key ${key.name}`} icon={<Icon of={X} />} onPress={() => remove(key)} />
          </li>
        ))}
      </ul>
      <NewDevKey onAdd={add} />
    </SettingPart>
  )
}

function NewDevKey({ onAdd }: { readonly onAdd: (name: string) => void }) {
  const [name, setName] = useState('')
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    onAdd(name.trim())
    setName('')
  }
  return (
    <form onSubmit={submit} className="flex items-end gap-2">
      <div className="min-w-0 flex-1">
        <TextField label="Name of a dev key" value={name} onChange={setName} placeholder="My laptop" />
      </div>
      <Button type="submit" isDisabled={name.trim() === ''}>
        Make
      </Button>
    </form>
  )
}

/** As long as those of a real server. */
function newSecret(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(128)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
