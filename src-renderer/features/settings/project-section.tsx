import { useProjectSettings } from '../../data/use-settings.ts'
import { Link } from '../../navigation/link.tsx'
import { SettingField } from '../../ui/settings/setting-field.tsx'
import { SettingRow, UnreadRow } from '../../ui/settings/setting-row.tsx'
import { SettingSection } from '../../ui/settings/setting-section.tsx'

export function ProjectSection() {
  const { project, error, retry, save } = useProjectSettings()
  if (project === undefined) {
    return error === null ? null : (
      <SettingSection title="Project">
        <UnreadRow error={error} onRetry={retry} />
      </SettingSection>
    )
  }
  return (
    <SettingSection title="Project" detail={`\`${project.projectId}\``}>
      <SettingField
        name="name"
        title="Name"
        effect="In mails, messages to phones and authenticator apps"
        value={project.name}
        isWide
        onSave={(name) => save({ name }, { doing: 'Rename the project', done: `Renamed the project to ${name}` })}
      />
      <SettingField
        name="url"
        title="OAuth return URL"
        effect="Where a sign-in ends that comes back without its state; empty is a page of the server"
        value={project.url}
        isWide
        onSave={(url) => save({ url }, { doing: 'Set the OAuth return URL', done: 'Set the OAuth return URL' })}
      />
      <SettingRow name="keys" title="API keys" effect="With scopes and expiry">
        <Link to={{ screen: 'api-keys', id: null }} className="text-accent-text underline underline-offset-2">
          API keys
        </Link>
      </SettingRow>
    </SettingSection>
  )
}
