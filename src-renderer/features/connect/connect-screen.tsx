import { useState } from 'react'
import { statusQuery } from '../../data/queries.ts'
import { useServices } from '../../data/services.ts'
import { useApiKey, useProjectId } from '../../data/use-project.ts'
import { useQuery } from '../../data/use-query.ts'
import { CodeBlock } from '../../ui/code-block.tsx'
import { ScreenHeader } from '../../ui/screen-header.tsx'
import { Effect } from '../../ui/settings/effect.tsx'
import { FailedState, Skeleton } from '../../ui/states.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { ChecklistPanel } from './checklist-panel.tsx'
import { environmentFile, snippets } from './snippets/snippet.ts'
import { CopyValues } from './copy-values.tsx'
import { ValueRow } from './value-row.tsx'

export function ConnectScreen() {
  const { client, cache } = useServices()
  const projectId = useProjectId()
  const apiKey = useApiKey(projectId) ?? ''
  const { data: status, error } = useQuery(statusQuery(client))
  const [tab, setTab] = useState('web')

  if (status === undefined) {
    return error === null ? (
      <Skeleton />
    ) : (
      <FailedState error={error} onRetry={() => cache.refresh(statusQuery(client))} />
    )
  }
  const values = { endpoint: status.endpoint ?? `${window.location.origin}/v1`, projectId, apiKey }
  return (
    <>
      <ScreenHeader title="Connect" />
      <div className="min-h-0 flex-1 overflow-auto">
        <div className="@container flex flex-wrap gap-8 px-4 pb-8">
          <div className="flex min-w-0 flex-1 basis-88 flex-col gap-6">
            <section aria-label="Values" className="flex flex-col">
              <ValueRow name="Endpoint" value={values.endpoint} />
              <ValueRow name="Project ID" value={values.projectId} />
              <ValueRow name="API key" value={values.apiKey} isSecret />
              <div className="pt-2">
                <CopyValues text={environmentFile(values)} />
              </div>
            </section>
            <section aria-label="Code" className="min-w-0">
              <Tabs
                label="Code"
                selected={tab}
                onSelect={setTab}
                listClassName="gap-4"
                panelClassName="pt-3"
                tabs={snippets(values).map(({ id, title, note, code }) => ({
                  id,
                  title,
                  content: (
                    <>
                      <p className="pb-2">
                        <Effect text={note} />
                      </p>
                      <CodeBlock code={code} what={`${title} snippet`} />
                    </>
                  ),
                }))}
              />
            </section>
          </div>
          <ChecklistPanel endpoint={values.endpoint} projectId={projectId} />
        </div>
      </div>
    </>
  )
}
