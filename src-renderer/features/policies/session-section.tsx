import { SettingField } from '../../ui/settings/setting-field.tsx'
import { SettingSection } from '../../ui/settings/setting-section.tsx'
import { formatLength, parseLength } from './session-length.ts'
import { NumberRow, SwitchRows, type SettingsProps, type SwitchSetting } from './switch-rows.tsx'

const switches: readonly SwitchSetting[] = [
  {
    name: 'authInvalidateSessions',
    title: 'End sessions on a new password',
    on: 'The other sessions of the user end; all of them after a recovery or by a server',
    off: 'Sessions stay',
  },
  {
    name: 'authSessionAlerts',
    title: 'Session alerts',
    on: 'A mail for each further session with password or token',
    off: 'No mail for new sessions',
  },
]

export function SessionSection(props: SettingsProps) {
  const { project, save } = props
  const length = formatLength(project.authDuration)
  return (
    <SettingSection title="Sessions">
      <SettingField
        name="authDuration"
        title="Session length"
        effect="`expire` of new and updated sessions; 1 min to 365 d"
        value={length}
        onSave={(text) => {
          const seconds = parseLength(text)
          if (seconds === null) return Promise.resolve('Give a length such as 15 min, 12 h or 365 d.')
          return save(
            { authDuration: seconds },
            { doing: 'Set session length', done: `Session length: ${formatLength(seconds)}` },
          )
        }}
      />
      <NumberRow
        {...props}
        setting={{
          name: 'authSessionsLimit',
          title: 'Sessions a user',
          effect: (value) => (value === 0 ? 'No limit' : 'One more ends the oldest. 0 is no limit'),
        }}
      />
      <SwitchRows {...props} settings={switches} />
    </SettingSection>
  )
}
