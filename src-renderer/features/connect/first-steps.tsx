import { useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import { fieldsOf, textOf } from '../../data/read-fields.ts'
import { useServices } from '../../data/services.ts'
import { useActions } from '../../data/use-action.ts'
import { Link } from '../../navigation/link.tsx'
import { Button } from '../../ui/button.tsx'

/** What fills the screens before an app does. */
export function FirstSteps({ projectId }: { readonly projectId: string }) {
  const { notices } = useServices()
  const { run } = useActions()
  const [password, setPassword] = useState<string | null>(null)

  const loadSamples = async () => {
    const reply = await run(
      { method: 'POST', path: '/__emulator/samples', body: { projectId } },
      { doing: 'Load sample users', done: 'Loaded sample users' },
    )
    if (reply !== null) setPassword(textOf(fieldsOf(reply.body)['password']))
  }
  const openSnapshot = async (file: File | undefined) => {
    if (file === undefined) return
    const doing = `Open ${file.name}`
    const document = await readJson(file)
    if (document === null) {
      notices.fail(new Error(`${file.name} is not a snapshot: it holds no JSON.`), doing)
      return
    }
    await run(
      { method: 'POST', path: '/__emulator/restore', body: { document } },
      { doing, done: `Opened ${file.name}` },
    )
  }
  return (
    <div className="mt-6 flex flex-col items-start gap-2">
      <Button onPress={() => void loadSamples()}>Load sample users</Button>
      {password === null ? null : (
        <p className="text-small text-secondary">
          Each signs in with <code>{password}</code>. <Away to="users">Users</Away>
        </p>
      )}
      <TestRequest />
      <FileTrigger
        acceptedFileTypes={['application/json', '.json']}
        onSelect={(files) => void openSnapshot(files?.[0])}
      >
        <Button>Open a snapshot file…</Button>
      </FileTrigger>
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
    <>
      <Button onPress={() => void send()}>Send a test request</Button>
      {result === null ? null : (
        <p className="text-small text-secondary">
          {result.words}{' '}
          {result.id === '' ? null : (
            <Away to="requests" id={result.id} filter="source:window">
              Open it
            </Away>
          )}
        </p>
      )}
    </>
  )
}

interface AwayProps {
  readonly to: string
  readonly id?: string
  readonly filter?: string
  readonly children: string
}

function Away({ to, id, filter, children }: AwayProps) {
  return (
    <Link
      to={{ screen: to, id: id ?? null, ...(filter === undefined ? {} : { parameters: { filter } }) }}
      className="text-accent-text underline underline-offset-2"
    >
      {children}
    </Link>
  )
}

async function readJson(file: File): Promise<unknown> {
  try {
    return JSON.parse(await file.text())
  } catch {
    return null
  }
}
