import { statusQuery } from '../../data/queries.ts'
import { useServices } from '../../data/services.ts'
import { useProjectId } from '../../data/use-project.ts'
import { useQuery } from '../../data/use-query.ts'
import { usePlaceParameter } from '../../navigation/use-place.ts'
import { FilterBox, type FilterToken } from '../../ui/filter-box.tsx'
import { ScreenHeader } from '../../ui/screen-header.tsx'
import { SettingsPage } from '../../ui/settings/settings-page.tsx'
import { FailedState, Skeleton } from '../../ui/states.tsx'
import { CodeSection } from './code-section.tsx'
import { DataSection } from './data-section.tsx'
import { KeysSection } from './keys-section.tsx'
import { LogSection } from './log-section.tsx'
import { LookSection } from './look-section.tsx'
import { ProjectSection } from './project-section.tsx'
import { ServerSection } from './server-section.tsx'
import { StartSection } from './start-section.tsx'

const tokens: readonly FilterToken[] = [
  { example: 'keys', meaning: 'shortcuts' },
  { example: 'theme', meaning: 'how it looks' },
  { example: 'port', meaning: 'where it listens' },
  { example: 'given by', meaning: 'what a flag or variable set' },
]

/** What belongs to the emulator and this window, not to what an app may do. */
export function SettingsScreen() {
  const { client, cache } = useServices()
  const projectId = useProjectId()
  const { data: status, error } = useQuery(statusQuery(client))
  const [filter, setFilter] = usePlaceParameter('filter')
  return (
    <>
      <ScreenHeader title="Settings">
        <FilterBox label="Filter settings" placeholder="Name" value={filter} onChange={setFilter} tokens={tokens} />
      </ScreenHeader>
      {status === undefined ? (
        error === null ? (
          <Skeleton />
        ) : (
          <FailedState error={error} onRetry={() => cache.refresh(statusQuery(client))} />
        )
      ) : (
        <SettingsPage filter={filter} onShowAll={() => setFilter('')}>
          <LookSection />
          <ServerSection status={status} />
          <DataSection file={status.dataFile} />
          <CodeSection />
          <LogSection />
          <ProjectSection key={projectId} />
          <StartSection />
          <KeysSection />
        </SettingsPage>
      )}
    </>
  )
}
