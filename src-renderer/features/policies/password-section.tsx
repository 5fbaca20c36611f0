import { SettingSection } from '../../ui/settings/setting-section.tsx'
import { NumberRow, SwitchRows, type SettingsProps, type SwitchSetting } from './switch-rows.tsx'
import { TryPassword } from './try-password.tsx'

const refused = '`general_argument_invalid` (400)'

const kinds: readonly SwitchSetting[] = [
  {
    name: 'authPasswordStrengthUppercase',
    title: 'Uppercase letter',
    on: `Without A to Z: ${refused}`,
    off: 'Not asked for',
  },
  {
    name: 'authPasswordStrengthLowercase',
    title: 'Lowercase letter',
    on: `Without a to z: ${refused}`,
    off: 'Not asked for',
  },
  { name: 'authPasswordStrengthNumber', title: 'Digit', on: `Without 0 to 9: ${refused}`, off: 'Not asked for' },
  { name: 'authPasswordStrengthSymbols', title: 'Symbol', on: `Without one: ${refused}`, off: 'Not asked for' },
  {
    name: 'authPasswordDictionary',
    title: 'Refuse common passwords',
    on: `One of the 10,000 most common: ${refused}`,
    off: 'Common passwords are taken',
  },
  {
    name: 'authPersonalDataCheck',
    title: 'Refuse personal data',
    on: 'With ID, email, name or phone of its user: `password_personal_data` (400)',
    off: 'Personal data is taken',
  },
]

export function PasswordSection(props: SettingsProps) {
  return (
    <SettingSection title="Passwords" detail="For new ones. Old ones stay.">
      <TryPassword />
      <NumberRow
        {...props}
        setting={{
          name: 'authPasswordStrengthMin',
          title: 'Least length in bytes',
          effect: () => `Shorter, or longer than 256: ${refused}`,
        }}
      />
      <SwitchRows {...props} settings={kinds} />
      <NumberRow
        {...props}
        setting={{
          name: 'authPasswordHistory',
          title: 'Passwords remembered',
          effect: (value) =>
            value === 0
              ? 'Earlier passwords are taken again'
              : `One of the last ${value}: \`password_recently_used\` (400)`,
        }}
      />
    </SettingSection>
  )
}
