import { useState } from 'react'
import type { ExchangeDetail } from '../../../../src-shared/contract/requests.ts'
import { statusQuery } from '../../../data/queries.ts'
import { useServices } from '../../../data/services.ts'
import { useApiKey } from '../../../data/use-project.ts'
import { useQuery } from '../../../data/use-query.ts'
import { useViewState } from '../../../data/use-view-state.ts'
import { CodeBlock } from '../../../ui/code-block.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { callCode } from './call-code.ts'

/** The call as code to run again; what is copied holds the real values. */
export function CodeTab({ exchange }: { readonly exchange: ExchangeDetail }) {
  const { client } = useServices()
  const endpoint = useQuery(statusQuery(client)).data?.endpoint ?? `${window.location.origin}/v1`
  const apiKey = useApiKey(exchange.projectId) ?? ''
  const tool = useViewState((view) => view.codeTool)
  const setTool = useViewState((view) => view.setCodeTool)
  const all = callCode(exchange, { endpoint, apiKey })
  // One that was not asked for by this reader must not be the one that has nothing to say.
  const [picked, setPicked] = useState<string | null>(null)
  const usual = all.find(({ id, code }) => id === tool && code !== null) ?? all.find(({ code }) => code !== null)
  return (
    <Tabs
      label="Code for"
      selected={picked ?? usual?.id ?? 'web'}
      onSelect={(id) => {
        setPicked(id)
        setTool(id)
      }}
      listClassName="gap-3"
      panelClassName="pt-4"
      tabs={all.map(({ id, tab, title, code, note }) => ({
        id,
        title: tab,
        content: (
          <section aria-label={title} className="flex flex-col gap-2">
            {note === '' ? null : <p className="text-small text-secondary">{note}</p>}
            {code === null ? null : <CodeBlock code={code} what={`${title} code`} wraps />}
          </section>
        ),
      }))}
    />
  )
}
