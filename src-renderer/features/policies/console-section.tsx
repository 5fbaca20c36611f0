import { useProjectId } from '../../data/use-project.ts'
import { SettingField } from '../../ui/settings/setting-field.tsx'
import { SettingSection } from '../../ui/settings/setting-section.tsx'
import type { SettingsProps } from './switch-rows.tsx'

/** The one project that obeys them (contract project-settings.json). */
const consoleProjectId = 'console'

const lists = [
  {
    name: 'authWhitelistEmails',
    title: 'Emails',
    everybody: 'Empty: any address. Else such as `*@example.com`',
    others: 'Others: `user_email_not_whitelisted` (401)',
  },
  {
    name: 'authWhitelistIPs',
    title: 'IP addresses',
    everybody: 'Empty: from anywhere. Else such as `127.0.0.1`',
    others: 'From others: `user_ip_not_whitelisted` (401)',
  },
] as const

/** Who may sign up at the console. */
export function ConsoleSection({ project, save }: SettingsProps) {
  if (useProjectId() !== consoleProjectId) return null
  return (
    <SettingSection title="Console sign-up" detail="Obeyed by the project `console` alone.">
      {lists.map(({ name, title, everybody, others }) => (
        <SettingField
          key={name}
          name={name}
          title={title}
          effect={project[name].length === 0 ? everybody : others}
          words={`allow list ${everybody} ${others}`}
          value={project[name].join(', ')}
          isWide
          onSave={(text) => {
            const list = text.split(/[\s,;]+/).filter((word) => word !== '')
            const what = `${title} that may sign up`
            return save({ [name]: list }, { doing: `Change ${what}`, done: `${what}: ${list.join(', ') || 'all'}` })
          }}
        />
      ))}
    </SettingSection>
  )
}
