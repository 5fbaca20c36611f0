import type { ProjectSettings } from '../../../src-shared/contract/control.ts'
import type { ProjectSettingsState } from '../../data/use-settings.ts'
import { Badge } from '../../ui/badge.tsx'
import { SettingSwitch } from '../../ui/settings/setting-row.tsx'
import { SettingField } from '../../ui/settings/setting-field.tsx'

type NamesOf<T> = { [K in keyof ProjectSettings]: ProjectSettings[K] extends T ? K : never }[keyof ProjectSettings]

export interface SwitchSetting {
  readonly name: NamesOf<boolean>
  readonly title: string
  /** What it does, in API words; code stands between backticks. */
  readonly on: string
  readonly off: string
  /** The side that no real server has. */
  readonly simulated?: boolean
}

export interface SettingsProps extends Pick<ProjectSettingsState, 'change' | 'save'> {
  readonly project: ProjectSettings
}

export function SwitchRows({
  settings,
  project,
  change,
}: SettingsProps & { readonly settings: readonly SwitchSetting[] }) {
  return settings.map(({ name, title, on, off, simulated }) => {
    const isOn = project[name]
    return (
      <SettingSwitch
        key={name}
        name={name}
        title={title}
        effect={isOn ? on : off}
        words={`${on} ${off}`}
        isOn={isOn}
        mark={simulated === isOn ? <Badge tone="simulated">Simulated</Badge> : null}
        onChange={(next) => {
          const what = `${title} ${next ? 'on' : 'off'}`
          change({ [name]: next }, { doing: `Switch ${what}`, done: `Switched ${what}` })
        }}
      />
    )
  })
}

export interface NumberSetting {
  readonly name: NamesOf<number>
  readonly title: string
  readonly effect: (value: number) => string
}

export function NumberRow({ setting, project, save }: SettingsProps & { readonly setting: NumberSetting }) {
  const { name, title, effect } = setting
  const value = project[name]
  return (
    <SettingField
      name={name}
      title={title}
      effect={effect(value)}
      words={`${effect(0)} ${effect(1)}`}
      value={String(value)}
      onSave={(text) => {
        if (!/^\d+$/.test(text)) return Promise.resolve('Give a whole number.')
        return save({ [name]: Number(text) }, { doing: `Set ${title.toLowerCase()}`, done: `${title}: ${text}` })
      }}
    />
  )
}
