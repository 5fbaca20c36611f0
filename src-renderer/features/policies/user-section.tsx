import { SettingSection } from '../../ui/settings/setting-section.tsx'
import { NumberRow, SwitchRows, type SettingsProps, type SwitchSetting } from './switch-rows.tsx'

const emails: readonly SwitchSetting[] = [
  {
    name: 'authDisposableEmails',
    title: 'Refuse disposable emails',
    on: 'Throw-away mailboxes: `user_email_disposable` (400)',
    off: 'Throw-away mailboxes are taken',
  },
  {
    name: 'authCanonicalEmails',
    title: 'Refuse aliased emails',
    on: 'Such as name+tag@: `user_email_not_canonical` (400)',
    off: 'Aliases are taken',
  },
  {
    name: 'authFreeEmails',
    title: 'Refuse free emails',
    on: 'Free mail providers: `user_email_free` (400)',
    off: 'Free mail providers are taken',
  },
  {
    name: 'authCorporateEmails',
    title: 'Corporate emails only',
    on: 'Free or throw-away: `user_email_not_corporate` (400)',
    off: 'Any address is taken',
  },
]

export function UserSection(props: SettingsProps) {
  return (
    <SettingSection title="Users">
      <NumberRow
        {...props}
        setting={{
          name: 'authLimit',
          title: 'User limit',
          effect: (value) =>
            value === 0 ? 'No limit' : 'One more from a client: `user_count_exceeded` (400). 0 is no limit',
        }}
      />
      <SwitchRows {...props} settings={emails} />
    </SettingSection>
  )
}
