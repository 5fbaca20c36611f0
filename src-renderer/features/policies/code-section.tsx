import { useFixedCodes } from '../../data/use-fixed-codes.ts'
import { FixedCodesEditor } from '../../ui/fixed-codes.tsx'
import { SettingPart } from '../../ui/settings/setting-part.tsx'
import { SettingSection } from '../../ui/settings/setting-section.tsx'
import { SwitchRows, type SettingsProps, type SwitchSetting } from './switch-rows.tsx'

const switches: readonly SwitchSetting[] = [
  {
    name: 'lenientCodes',
    title: 'Accept any code',
    on: 'Any code or secret passes where one is waited for, MFA too',
    off: 'Only the right code passes: `user_invalid_token` (401)',
    simulated: true,
  },
  {
    name: 'mailServer',
    title: 'Mail server',
    on: 'Mails arrive in the Inbox',
    off: 'As without SMTP: `general_smtp_disabled` (503)',
  },
  {
    name: 'smsProvider',
    title: 'SMS provider',
    on: 'Messages to phones arrive in the Inbox',
    off: 'As without a provider: `general_phone_disabled` (503)',
  },
]

export function CodeSection(props: SettingsProps) {
  const fixed = useFixedCodes()
  return (
    <SettingSection title="Codes and messages">
      <SwitchRows {...props} settings={switches} />
      <SettingPart words="Mock numbers and mock emails fixed codes" names="authMockNumbers authMockEmails">
        <h3 className="pt-2 text-primary">Mock numbers and mock emails</h3>
        <p className="pb-1 text-small text-secondary">
          Their code to sign in is always the same, and nothing is sent. MFA codes stay new each time.
        </p>
        <FixedCodesEditor fixed={fixed} />
      </SettingPart>
    </SettingSection>
  )
}
