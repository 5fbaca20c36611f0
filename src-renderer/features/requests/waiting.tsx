import { statusQuery } from '../../data/queries.ts'
import { useServices } from '../../data/services.ts'
import { useActions } from '../../data/use-action.ts'
import { useProjectId } from '../../data/use-project.ts'
import { useQuery } from '../../data/use-query.ts'
import { navigate } from '../../navigation/use-place.ts'
import { Button } from '../../ui/button.tsx'
import { CodeBlock } from '../../ui/code-block.tsx'
import { EmptyState } from '../../ui/states.tsx'

/** Nothing has called yet: shows where to call and lets the reader try it. */
export function WaitingForRequests() {
  const { notices, client } = useServices()
  const endpoint = useQuery(statusQuery(client)).data?.endpoint ?? `${window.location.origin}/v1`
  const projectId = useProjectId()
  const actions = useActions()
  const test = async () => {
    try {
      const { headers } = await actions.send({ method: 'GET', path: '/v1/ping' })
      navigate({ id: headers.get('x-emulator-request-id'), parameters: { filter: 'source:window' } })
    } catch (error) {
      notices.fail(error, 'Test request')
    }
  }
  const code = `new Client()\n  .setEndpoint('${endpoint}')\n  .setProject('${projectId}')`
  return (
    <EmptyState
      title={`Waiting for the first request to ${endpoint}`}
      drawing={<Wire />}
      actions={
        <>
          <Button onPress={() => void test()}>Send a test request</Button>
          <Button onPress={() => navigate({ screen: 'connect', id: null })}>Connect an app</Button>
        </>
      }
    >
      <div className="w-96 max-w-full pt-2 text-start">
        <CodeBlock code={code} what="client set-up" />
      </div>
    </EmptyState>
  )
}

/** A plug in front of its socket. */
function Wire() {
  return (
    <svg width="96" height="32" viewBox="0 0 96 32" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden>
      <path d="M2 16h30M32 10h8v12h-8zM40 13h6M40 19h6" strokeLinecap="round" strokeLinejoin="round" />
      <path d="M56 8h6a8 8 0 0 1 0 16h-6zM70 16h24" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}
