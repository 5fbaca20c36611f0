import type { ExchangeDetail } from '../../../../src-shared/contract/requests.ts'
import { statusQuery } from '../../../data/queries.ts'
import { useServices } from '../../../data/services.ts'
import { useApiKey } from '../../../data/use-project.ts'
import { useQuery } from '../../../data/use-query.ts'
import { CodeBlock } from '../../../ui/code-block.tsx'
import { callCode } from './call-code.ts'

/** The call as code to run again; what is copied holds the real values. */
export function CodeTab({ exchange }: { readonly exchange: ExchangeDetail }) {
  const { client } = useServices()
  const endpoint = useQuery(statusQuery(client)).data?.endpoint ?? `${window.location.origin}/v1`
  const apiKey = useApiKey(exchange.projectId) ?? ''
  return (
    <div className="flex flex-col gap-5">
      {callCode(exchange, { endpoint, apiKey }).map(({ id, title, code, note }) => (
        <section key={id} aria-label={title}>
          <h3 className="flex h-7 items-center text-label font-semibold text-secondary">{title}</h3>
          {note === '' ? null : <p className="pb-1 text-small text-secondary">{note}</p>}
          {code === null ? null : <CodeBlock code={code} what={`${title} code`} />}
        </section>
      ))}
    </div>
  )
}
