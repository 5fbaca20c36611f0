import { SettingSection } from '../../ui/settings/setting-section.tsx'
import { SwitchRows, type SettingsProps, type SwitchSetting } from './switch-rows.tsx'

interface SwitchSectionWords {
  readonly title: string
  readonly detail?: string
  readonly settings: readonly SwitchSetting[]
}

const unsupported = '`user_auth_method_unsupported` (501)'
const factor = (name: string) => ({
  on: `\`account.createMFAChallenge\` with \`${name}\``,
  off: `Off: ${unsupported} for a challenge with \`${name}\``,
})

export const mfaFactors: SwitchSectionWords = {
  title: 'MFA factors',
  detail: 'What a challenge may ask for. Recovery codes always.',
  settings: [
    { name: 'authMfaFactorsTotp', title: 'Authenticator app', ...factor('totp') },
    { name: 'authMfaFactorsEmail', title: 'Email', ...factor('email') },
    { name: 'authMfaFactorsPhone', title: 'Phone', ...factor('phone') },
    { name: 'authMfaFactorsCustom', title: 'Custom', ...factor('custom') },
  ],
}

const hidden = (field: string) => ({ on: `Clients see \`${field}\``, off: `\`${field}\` is empty for clients` })

export const membershipPrivacy: SwitchSectionWords = {
  title: 'Membership privacy',
  detail: 'What clients see of the members of their teams. API keys see all.',
  settings: [
    { name: 'authMembershipsUserId', title: 'User ID', ...hidden('userId') },
    { name: 'authMembershipsUserName', title: 'Name', ...hidden('userName') },
    { name: 'authMembershipsUserEmail', title: 'Email', ...hidden('userEmail') },
    { name: 'authMembershipsUserPhone', title: 'Phone', ...hidden('userPhone') },
    { name: 'authMembershipsMfa', title: 'MFA', on: 'Clients see `mfa`', off: '`mfa` is false for clients' },
    { name: 'authMembershipsUserAccessedAt', title: 'Last active', ...hidden('userAccessedAt') },
  ],
}

const disabled = 'Off: `general_service_disabled` (403) for clients'

export const services: SwitchSectionWords = {
  title: 'Services',
  detail: 'For clients. API keys pass.',
  settings: [
    { name: 'serviceStatusForAccount', title: 'Account', on: 'Calls of `account`', off: disabled },
    { name: 'serviceStatusForUsers', title: 'Users', on: 'Calls of `users`', off: disabled },
    { name: 'serviceStatusForTeams', title: 'Teams', on: 'Calls of `teams`', off: disabled },
    { name: 'serviceStatusForLocale', title: 'Locale', on: 'Calls of `locale`', off: disabled },
    {
      name: 'apiStatusForRest',
      title: 'REST',
      on: 'Every call over REST',
      off: 'Off: `general_api_disabled` (403) for clients',
    },
  ],
}

export function SwitchSection({ words, ...props }: SettingsProps & { readonly words: SwitchSectionWords }) {
  const { title, detail, settings } = words
  return (
    <SettingSection title={title} {...(detail === undefined ? {} : { detail })}>
      <SwitchRows {...props} settings={settings} />
    </SettingSection>
  )
}
