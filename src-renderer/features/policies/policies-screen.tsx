import { useProjectId } from '../../data/use-project.ts'
import { useProjectSettings } from '../../data/use-settings.ts'
import { usePlaceParameter } from '../../navigation/use-place.ts'
import { FilterBox, type FilterToken } from '../../ui/filter-box.tsx'
import { ScreenHeader } from '../../ui/screen-header.tsx'
import { SettingsPage } from '../../ui/settings/settings-page.tsx'
import { FailedState, Skeleton } from '../../ui/states.tsx'
import { CodeSection } from './code-section.tsx'
import { ConsoleSection } from './console-section.tsx'
import { LimitSection } from './limit-section.tsx'
import { MailSection } from './mail-section.tsx'
import { OriginSection } from './origin-section.tsx'
import { PasswordSection } from './password-section.tsx'
import { SessionSection } from './session-section.tsx'
import { membershipPrivacy, mfaFactors, services, SwitchSection } from './switch-sections.tsx'
import { UserSection } from './user-section.tsx'

const policyTokens: readonly FilterToken[] = [
  { example: 'password', meaning: 'rules for passwords' },
  { example: '429', meaning: 'what answers this status' },
  { example: 'email', meaning: 'email, email codes, email rules' },
]

/** What the project asks of users, passwords and sessions: every change holds at once. */
export function PoliciesScreen() {
  const projectId = useProjectId()
  const { project, error, retry, change, save } = useProjectSettings()
  const [filter, setFilter] = usePlaceParameter('filter')
  return (
    <>
      <ScreenHeader title="Policies">
        <FilterBox
          label="Filter policies"
          placeholder="Name or error"
          value={filter}
          onChange={setFilter}
          tokens={policyTokens}
        />
      </ScreenHeader>
      {project === undefined ? (
        error === null ? (
          <Skeleton />
        ) : (
          <FailedState error={error} onRetry={retry} />
        )
      ) : (
        <SettingsPage key={projectId} filter={filter} onShowAll={() => setFilter('')}>
          <PasswordSection project={project} change={change} save={save} />
          <SessionSection project={project} change={change} save={save} />
          <UserSection project={project} change={change} save={save} />
          <ConsoleSection project={project} change={change} save={save} />
          <SwitchSection words={mfaFactors} project={project} change={change} save={save} />
          <CodeSection project={project} change={change} save={save} />
          <MailSection project={project} change={change} save={save} />
          <SwitchSection words={membershipPrivacy} project={project} change={change} save={save} />
          <OriginSection project={project} change={change} save={save} />
          <LimitSection project={project} change={change} save={save} />
          <SwitchSection words={services} project={project} change={change} save={save} />
        </SettingsPage>
      )}
    </>
  )
}
