import { Check, Circle } from 'lucide-react'
import { useState } from 'react'
import { exchangeQuery, userCountQuery } from '../../data/queries.ts'
import { useServices } from '../../data/services.ts'
import { useActions } from '../../data/use-action.ts'
import { useConnection, useRequestFeed } from '../../data/use-connection.ts'
import { useQuery } from '../../data/use-query.ts'
import { Link } from '../../navigation/link.tsx'
import { navigate } from '../../navigation/use-place.ts'
import { Button } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/icon.tsx'
import { checklist, type ChecklistStep } from './checklist.ts'

export function ChecklistPanel({ endpoint, projectId }: { readonly endpoint: string; readonly projectId: string }) {
  const { client } = useServices()
  const connection = useConnection()
  const { requests } = useRequestFeed()
  const users = useQuery(projectId === '' ? null : userCountQuery(client, projectId)).data ?? 0
  const steps = checklist({ isListening: connection.state === 'live', endpoint, projectId, requests, users })
  return (
    <section aria-labelledby="checklist" className="max-w-80 flex-1 basis-56">
      <h2 id="checklist" className="flex h-8 items-center font-semibold">
        {steps.every(({ isDone }) => isDone) ? 'Connected' : 'Waiting for your app'}
      </h2>
      <ol className="flex flex-col gap-3 pt-1">
        {steps.map((step) => (
          <Step key={step.id} step={step} />
        ))}
      </ol>
      <TestRequest />
    </section>
  )
}

function Step({ step }: { readonly step: ChecklistStep }) {
  const { title, detail, isDone, refused, otherProject } = step
  return (
    <li className="flex gap-2">
      <span className={classes('flex h-5 items-center', isDone ? 'text-success' : 'text-tertiary')}>
        <Icon of={isDone ? Check : Circle} />
        <span className="sr-only">{isDone ? 'Done:' : 'Not yet:'}</span>
      </span>
      <div className="min-w-0 flex-1">
        <p className="font-medium text-primary">{title}</p>
        <p className="text-small break-words text-secondary">{detail}</p>
        {refused === null ? null : <RefusedFixes id={refused.id} />}
        {otherProject === null ? null : (
          <div className="pt-2">
            <Button onPress={() => navigate({ parameters: { project: otherProject } })}>Look at {otherProject}</Button>
          </div>
        )}
      </div>
    </li>
  )
}

/** The fixes that the emulator found for a refused request, such as *Allow this origin*. */
function RefusedFixes({ id }: { readonly id: string }) {
  const { client } = useServices()
  const actions = useActions()
  const detail = useQuery(exchangeQuery(client, id)).data
  return (
    <div className="flex flex-wrap gap-2 pt-2">
      {detail?.fixes.map(({ label, call }) => (
        <Button key={label} onPress={() => void actions.run(call, { doing: label, done: label })}>
          {label}
        </Button>
      ))}
    </div>
  )
}

/** A call through the emulated API, as an app would make it; it does not tick the list, because it is not from one. */
function TestRequest() {
  const { hostNow, notices } = useServices()
  const actions = useActions()
  const [result, setResult] = useState<{ readonly id: string; readonly words: string } | null>(null)
  const send = async () => {
    const startedAt = hostNow()
    try {
      const { status, headers } = await actions.send({ method: 'GET', path: '/v1/ping' })
      const words = `GET /v1/ping answered ${status} in ${Math.max(1, Math.round(hostNow() - startedAt))} ms.`
      setResult({ id: headers.get('x-emulator-request-id') ?? '', words })
      notices.say(words)
    } catch (error) {
      notices.fail(error, 'Test request')
    }
  }
  return (
    <div className="mt-6 flex flex-wrap items-center gap-x-3 gap-y-1">
      <Button onPress={() => void send()}>Send a test request</Button>
      {result === null ? null : (
        <p className="text-small text-secondary">
          {result.words}{' '}
          {result.id === '' ? null : (
            <Link
              to={{ screen: 'requests', id: result.id, parameters: { filter: 'source:window' } }}
              className="text-accent-text underline underline-offset-2"
            >
              Open it
            </Link>
          )}
        </p>
      )}
    </div>
  )
}
