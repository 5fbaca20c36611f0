import { X } from 'lucide-react'
import { useState, type SyntheticEvent } from 'react'
import type { Platform } from '../../../src-shared/contract/control.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Select } from '../../ui/select.tsx'
import { SettingPart } from '../../ui/settings/setting-part.tsx'
import { SettingSection } from '../../ui/settings/setting-section.tsx'
import { isSame, nameOf, platformOf, platformTypes, titleOf } from './platform-words.ts'
import type { SettingsProps } from './switch-rows.tsx'

export function OriginSection({ project: { platforms }, change }: SettingsProps) {
  const remove = (platform: Platform) => {
    const name = nameOf(platform)
    change(
      { platforms: platforms.filter((other) => other !== platform) },
      { doing: `Refuse ${name}`, done: `Refused from now on: ${name}` },
    )
  }
  const add = (platform: Platform) => {
    const name = nameOf(platform)
    change({ platforms: [...platforms, platform] }, { doing: `Allow ${name}`, done: `Allowed ${name}` })
  }
  return (
    <SettingSection
      title="Allowed origins"
      detail="Others: `general_unknown_origin` (403), and no redirects. localhost always may."
    >
      <SettingPart words="Allowed origins CORS general_unknown_origin redirects" names="platforms">
        <ul aria-label="Allowed origins" className="-mt-0.5 pb-1 empty:mt-1.5 empty:pb-0">
          {platforms.map((platform) => (
            <li key={`${platform.type} ${nameOf(platform)}`} className="ends-line flex min-h-8 items-center gap-2">
              <span className="w-28 shrink-0 text-secondary">{titleOf(platform.type)}</span>
              <code className="min-w-0 flex-1 text-small break-all">{nameOf(platform)}</code>
              <IconButton
                label={`Remove ${nameOf(platform)}`}
                icon={<Icon of={X} />}
                onPress={() => remove(platform)}
              />
            </li>
          ))}
        </ul>
        <NewPlatform isThere={(platform) => platforms.some((other) => isSame(other, platform))} onAdd={add} />
      </SettingPart>
    </SettingSection>
  )
}

interface NewPlatformProps {
  readonly isThere: (platform: Platform) => boolean
  readonly onAdd: (platform: Platform) => void
}

function NewPlatform({ isThere, onAdd }: NewPlatformProps) {
  const [type, setType] = useState<Platform['type']>('web')
  const [text, setText] = useState('')
  const [error, setError] = useState<string | null>(null)
  const example = platformTypes.find((each) => each.type === type)?.example ?? ''
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    const platform = platformOf(type, text)
    if (platform === null) return setError(`Give a name such as ${example}.`)
    if (isThere(platform)) return setError(`${nameOf(platform)} is allowed already.`)
    setError(null)
    setText('')
    onAdd(platform)
  }
  return (
    <form onSubmit={submit} className="flex items-start gap-2" noValidate>
      <div className="w-28 shrink-0">
        <Select
          label="Platform"
          options={platformTypes.map((each) => ({ id: each.type, title: each.title }))}
          selected={type}
          onSelect={setType}
        />
      </div>
      <div className="min-w-0 flex-1">
        <TextField
          label={type === 'web' ? 'Host' : type === 'scheme' ? 'Scheme' : 'App ID'}
          value={text}
          onChange={(value) => {
            setText(value)
            setError(null)
          }}
          placeholder={example}
          isMono
          error={error}
        />
      </div>
      <div className="pt-5">
        <Button type="submit" isDisabled={text.trim() === ''}>
          Allow
        </Button>
      </div>
    </form>
  )
}
